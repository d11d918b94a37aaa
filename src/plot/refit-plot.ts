import type { Cumulative, Interval, LeaveOneOut, Refit, VegaLiteSpec } from "../types/index.js";
import { forestFigure } from "./forest-figure.js";
import type { ForestRow } from "./forest-rows.js";
import { count, fixed } from "./format.js";
import type { FigureOptions } from "./options.js";
import { beyondTexts } from "./rows-in-words.js";
import { caveatsOf, levelText, methodText, type Subject, scaleText, sourceOf, subjectOfResult } from "./subject.js";
import { plain } from "./text.js";

/**
 * Pooled results from top to bottom with their intervals: without each study in turn, or with the studies one after the other.
 * Beside each stand how many studies it pools, and I2.
 *
 * @param input - as {@link leaveOneOut} or {@link cumulative} returns it
 * @returns a Vega-Lite specification with all data inlined; the same input gives the same bytes
 * @throws {@link SynthesisError} `BAD_LIMITS`, `BAD_WIDTH`
 * @example
 * const effects = [0.1, 0.2, 0.15, 1.1].map((yi, i) => ({ yi, vi: 0.04, label: "ABCD"[i] ?? "" }));
 * refitPlot(leaveOneOut(effects)).datasets.trials?.map(({ trial }) => trial); // ["A", "B", "C", "D"]
 */
export function refitPlot(input: LeaveOneOut | Cumulative, options: FigureOptions = {}): VegaLiteSpec {
  const leaving = "by" in input;
  const subject = subjectOfResult(input);
  const level = levelText(input.method.level);
  const name = `${subject.name}, ${level} CI${scaleText(subject)}`;
  const subtitle = leaving ? leavingText(input, subject) : growingText(input, subject);
  const { title = "" } = options;
  const rows = leaving ? leavingRows(input) : growingRows(input);
  return forestFigure({
    ...{ who: "refitPlot", rows, subject, title, subtitle, name, level, options },
    heads: { trial: [leaving ? "Without" : "Added"], week: ["k"], weight: ["I²"] },
    whole: true,
    reference: leaving ? input.all.estimate : null,
    smallPrint: (limits, format) => [
      methodText({ ...input.method, prediction: "none" }),
      [
        leaving
          ? "Dashed: the result with all. A look at the data, no test, and no reason to leave anything out."
          : "Each row pools all up to it. The level of an interval holds for one look only.",
        ...beyondTexts(rows, limits, format),
      ].join(" "),
    ],
    inWords: (format) =>
      [
        `Forest plot of refits${title === "" ? "" : ` "${plain(title)}"`}: ${name}. ${subtitle}.`,
        ...caveatsOf(subject).map((text) => `${text}.`),
        ...rows.flatMap((row) =>
          "interval" in row && row.kind !== "prediction"
            ? [`${row.label}: ${format.number(row.estimate)} ${format.interval(row.interval)}.`]
            : [],
        ),
      ].join(" "),
  });
}

const leavingText = ({ by, rows }: LeaveOneOut, { design }: Subject): string =>
  `Pooled result without each ${by === "trial" ? sourceOf(design) : by} in turn (${count(rows.length, "result")})`;

const orders = {
  given: "in the order given",
  year: "by year of publication",
  precision: "the most precise first",
  own: "in an order of the user's own",
} as const satisfies Record<Cumulative["order"], string>;

const growingText = ({ order }: Cumulative, { design }: Subject): string =>
  `Pooled result as ${sourceOf(design)}s come in, ${orders[order]}`;

const leavingRows = ({ rows, all: { k, estimate, confidence, I2 } }: LeaveOneOut): ForestRow[] => [
  ...rows.map((row) => refitRow(row.leftOut, row)),
  ...(estimate === null || confidence === null ? [] : [allRow(k, estimate, confidence, I2)]),
];

const allRow = (k: number, estimate: number, interval: Interval, I2: number | null): ForestRow => ({
  kind: "pooled",
  label: `All, k = ${k}${I2 === null ? "" : `, I² = ${fixed(100 * I2, 0)}%`}`,
  ...{ k, estimate, interval },
});

const growingRows = ({ rows, order }: Cumulative): ForestRow[] =>
  rows.map((row) => {
    const names = row.added.join(", ");
    const told = order === "given" || order === "precision" || row.at === null || names.includes(String(row.at));
    return refitRow(told ? names : `${row.at}: ${names}`, row);
  });

function refitRow(label: string, { k, estimate, confidence, I2 }: Refit): ForestRow {
  if (estimate === null || confidence === null) return { kind: "note", text: `${plain(label)}: no result` };
  return {
    kind: "trial",
    ...{ label: plain(label), week: String(k), treatment: "", comparator: "" },
    weight: I2 === null || k < 2 ? "" : `${fixed(100 * I2, 0)}%`,
    ...{ estimate, interval: confidence, share: null, hollow: false },
  };
}
