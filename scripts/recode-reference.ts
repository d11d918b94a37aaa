import { type Cells, cellsOf, columnOrder, readRaw, type Table, tableOf } from "./recode.js";

/** `data.csv` of `normand1999`. */
export const normandTable = (): Table =>
  tableOf(
    columnOrder,
    readRaw("normand1999/raw.csv").map((raw) =>
      cellsOf({
        id: raw.study,
        trial: raw.source,
        treatment_arm: "specialist care",
        comparator_arm: "routine care",
        ...{ treatment_n: raw.n1i, treatment_mean: raw.m1i, treatment_sd: raw.sd1i },
        ...{ comparator_n: raw.n2i, comparator_mean: raw.m2i, comparator_sd: raw.sd2i },
      }),
    ),
  );

const visits: Readonly<Record<string, readonly [window: string, weeks: string]>> = {
  "1": ["3 months", "13"],
  "2": ["6 months", "26"],
  "3": ["12 months", "52"],
  "4": ["long-term", ""],
};

/** `data.csv` of `ishak2007`, in long form. */
export const ishakTable = (): Table =>
  tableOf(
    [...columnOrder, "yi", "vi", "mdur", "mbase"],
    readRaw("ishak2007/raw.csv").map((raw): Cells => {
      const [window, weeks] = visits[raw.time ?? ""] as readonly [string, string];
      return cellsOf({
        id: `${raw.study} ${window}`,
        trial: raw.study,
        year: /\((\d{4})\)/.exec(raw.study ?? "")?.[1],
        treatment_arm: "deep-brain stimulation",
        comparator_arm: "own baseline",
        ...{ weeks, window, kind: "estimate", score: "change", measure: "MD" },
        ...{ yi: raw.yi, vi: raw.vi, mdur: raw.mdur, mbase: raw.mbase },
      });
    }),
  );

/** `Naproxen_1000` to `naproxen 1000`; a placebo has no dose. */
const armName = (name: string): string => (name === "Placebo_0" ? "placebo" : name.replace("_", " ").toLowerCase());

/** `data.csv` of `osteopain`, a row for each arm. */
export const osteopainTable = (): Table =>
  tableOf(
    ["trial", "year", "arm", "visit", "weeks", "weeks_from", "mean", "se"],
    readRaw("osteopain/raw.csv").map((raw) =>
      cellsOf({
        trial: raw.studyID,
        year: /\d{4}/.exec(raw.studyID ?? "")?.[0],
        arm: armName(raw.treatname ?? ""),
        ...{ visit: raw.time === "0" ? "baseline" : undefined, weeks: raw.time, weeks_from: "randomisation" },
        ...{ mean: raw.y, se: raw.se },
      }),
    ),
  );

const months: Readonly<Record<string, readonly [months: string, weeks: string]>> = {
  "1": ["6", "26"],
  "2": ["12", "52"],
  "3": ["18", "78"],
  "4": ["24", "104"],
};

/** `data.csv` of `fine1993`. */
export const fineTable = (): Table =>
  tableOf(
    columnOrder,
    readRaw("fine1993/raw.csv").map((raw) => {
      const [month, weeks] = months[raw.time ?? ""] as readonly [string, string];
      const seen = raw.ai !== "" && raw.ci !== "";
      return cellsOf({
        id: `${raw.study}-${month}`,
        trial: `Trial ${raw.study}`,
        treatment_arm: "radiotherapy and chemotherapy",
        comparator_arm: "radiotherapy",
        ...{ weeks, window: `${month} months`, kind: seen ? "events" : "reported-only" },
        ...{ treatment_n: raw.n1i, treatment_events: raw.ai, comparator_n: raw.n2i, comparator_events: raw.ci },
      });
    }),
  );
