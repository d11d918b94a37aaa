import { type Cells, cellsOf, columnOrder, readRaw, type Table, tableOf } from "./recode.js";

const comparators: Readonly<Record<string, readonly [comparator: string, arm: string]>> = {
  attention_control_or_placebo: ["attention-or-placebo", "attention control or placebo"],
  no_treatment_usual_care_or_limited_education: [
    "no-treatment-or-usual-care",
    "no treatment, usual care or limited education",
  ],
  same_care_without_exercise: ["same-care", "co-intervention alone"],
};

const windows: Readonly<Record<string, string>> = {
  immediately_post_intervention: "immediately after treatment",
  later_follow_up: "later",
};

const below = "a mean below 0: a change, or a scale turned so that lower is better; the source does not say which";

/** One raw row to one row of `data.csv`; none is left out. */
export function recodeKneeExercise(raw: Cells): Cells {
  const [comparator, comparatorArm] = comparators[raw.comparator_type ?? ""] as readonly [string, string];
  return cellsOf({
    id: raw.row_id,
    trial: raw.trial,
    year: raw.year,
    treatment_arm: comparator === "same-care" ? "exercise and co-intervention" : "exercise",
    comparator_arm: comparatorArm,
    comparator,
    outcome: raw.domain === "pain" ? "pain" : "function",
    window: windows[raw.window ?? ""],
    treatment_n: raw.n_exercise,
    treatment_mean: raw.mean_exercise,
    treatment_sd: raw.sd_exercise,
    comparator_n: raw.n_control,
    comparator_mean: raw.mean_control,
    comparator_sd: raw.sd_control,
    note: Number(raw.mean_exercise) < 0 || Number(raw.mean_control) < 0 ? below : "",
    smd_as_stored: raw.effect_as_stored,
    analysis: raw.analysis,
  });
}

/** `data.csv` of `knee-oa-exercise`. */
export function kneeExerciseTable(): Table {
  return tableOf(
    [...columnOrder, "smd_as_stored", "analysis"],
    readRaw("knee-oa-exercise/raw.csv").map(recodeKneeExercise),
  );
}
