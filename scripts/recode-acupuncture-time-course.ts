import { type Cells, cellsOf, columnOrder, joined, readRaw, type Table, tableOf } from "./recode.js";

/** One arm at one week: a change from baseline in standard deviations, larger for more improvement. */
function recodeArm(raw: Cells): Cells {
  const needling = raw.arm === "acupuncture";
  const week = raw.week ?? "";
  return cellsOf({
    id: raw.row_id,
    trial: raw.trial,
    year: /\d{4}/.exec(raw.trial ?? "")?.[0],
    // Foster's needling arm stands under both comparisons, with other numbers.
    treatment_arm: needling ? `acupuncture, against ${raw.comparison?.replace("acupuncture vs ", "")}` : raw.arm,
    comparator_arm: "its own baseline",
    comparator: needling ? "acupuncture" : raw.arm === "sham" ? "sham-arm" : "no-acupuncture-arm",
    weeks: week.includes("/") ? "" : week,
    window: week === "" ? "week not seen" : `week ${week}`,
    kind: "estimate",
    measure: "SMD",
    estimate: raw.effect_size_sd,
    estimate_sign: "comparator-minus-treatment",
    note: joined(raw.note),
    comparison: raw.comparison,
    source_url: raw.source_url,
    seen_in: raw.seen_in,
  });
}

/** `data.csv` of `acupuncture-time-course`. */
export const timeCourseTable = (): Table =>
  tableOf(
    [...columnOrder, "comparison", "source_url", "seen_in"],
    readRaw("acupuncture-time-course/raw.csv").map(recodeArm),
  );
