import { contrastMeasures } from "../measure/index.js";

/** How the text of a cell becomes a value. */
export type ColumnType =
  | "text"
  | "number"
  /** Above 0. */
  | "positive"
  /** 0 or above. */
  | "non-negative"
  /** A whole number, 1 or above. */
  | "count"
  /** A whole number, 0 or above. */
  | "events"
  | "year"
  | "yes-no"
  /** `0.03`, `<0.001`, `>0.05`. */
  | "p-value"
  /** One of `values`. */
  | "one-of"
  /** A value that the codebook declares. */
  | "vocabulary";

/** One column of a file of contrasts. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Other headers for the same thing, among them those of metafor and meta. */
  readonly aliases: readonly string[];
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly description: string;
  /** The column of a file of contrasts that it stands for, where the two differ. */
  readonly field?: string;
}

const scaleUnit = "units of the outcome";

const arm = (which: "treatment" | "comparator", aliases: Readonly<Record<string, readonly string[]>>): Column[] =>
  (
    [
      ["n", "count", "persons", "participants analysed"],
      ["mean", "number", scaleUnit, "mean, or mean change where `score` is `change`"],
      ["sd", "positive", scaleUnit, "standard deviation between persons"],
      ["se", "positive", scaleUnit, "standard error of the mean"],
      ["ci_lower", "number", scaleUnit, "lower confidence limit of the mean"],
      ["ci_upper", "number", scaleUnit, "upper confidence limit of the mean"],
      ["events", "events", "persons", "participants with the event"],
      ["non_events", "events", "persons", "participants without the event; with `events` it gives the number analysed"],
    ] as const
  ).map(([stem, type, unit, what]) => ({
    name: `${which}_${stem}`,
    type,
    aliases: aliases[stem] ?? [],
    unit,
    description: `${which} arm: ${what}`,
  }));

/**
 * Every column that a file of contrasts may have. It drives the parser, the JSON Schema, the Table Schema and the page
 * on the data format, so that none of them can disagree.
 */
export const columns: readonly Column[] = [
  {
    name: "trial",
    type: "text",
    aliases: ["study", "slab", "studlab", "study_id"],
    description: "name of the trial, the same in all of its rows",
  },
  { name: "year", type: "year", aliases: ["publication_year"], description: "year of publication" },
  { name: "id", type: "text", aliases: ["row_id"], description: "the row's name in its source" },
  {
    name: "treatment_arm",
    type: "text",
    aliases: ["arm1", "treatment"],
    description: "treatment arm, unique within the trial; `treatment` if the column is absent",
  },
  {
    name: "comparator_arm",
    type: "text",
    aliases: ["arm2", "control_arm"],
    description: "comparator arm, unique within the trial; the name of the control if the column is absent",
  },
  {
    name: "comparator",
    type: "vocabulary",
    aliases: ["comparator_type"],
    description: "kind of comparator, as the codebook declares them; `unspecified` if the column is absent",
  },
  { name: "sham_type", type: "vocabulary", aliases: ["sham"], description: "kind of sham, for shams only" },
  {
    name: "outcome",
    type: "vocabulary",
    aliases: ["endpoint"],
    description: "outcome, as the codebook declares them; may be absent where it declares exactly one",
  },
  {
    name: "instrument",
    type: "text",
    aliases: ["questionnaire"],
    description: "instrument by name, such as VAS or NPRS",
  },
  {
    name: "scale_min",
    type: "number",
    aliases: [],
    unit: scaleUnit,
    description: "lowest possible value, where it differs from the codebook's",
  },
  {
    name: "scale_max",
    type: "number",
    aliases: [],
    unit: scaleUnit,
    description: "highest possible value, where it differs from the codebook's",
  },
  {
    name: "visit",
    type: "one-of",
    aliases: [],
    values: ["baseline", "follow-up"],
    description: "`follow-up` if empty; a baseline row never enters a window",
  },
  {
    name: "weeks",
    type: "number",
    aliases: ["time", "followup_weeks", "follow_up_weeks"],
    unit: "weeks",
    description: "time of the visit; empty if the report gives none, below 0 only from the end of treatment",
  },
  {
    name: "weeks_from",
    type: "one-of",
    aliases: ["followup_origin"],
    values: ["randomisation", "end-of-treatment", "unknown"],
    description: "from where weeks count; `unknown` if empty",
  },
  {
    name: "treatment_weeks",
    type: "non-negative",
    aliases: ["duration_weeks"],
    unit: "weeks",
    description: "how long treatment lasted; it turns one origin of weeks into the other",
  },
  {
    name: "window",
    type: "text",
    aliases: ["reported_window"],
    description: "follow-up window as the source names it",
  },
  { name: "region", type: "text", aliases: ["body_region"], description: "region of the body" },
  { name: "condition", type: "text", aliases: ["diagnosis"], description: "condition treated" },
  {
    name: "kind",
    type: "one-of",
    aliases: [],
    values: ["means", "events", "estimate", "reported-only", "not-a-contrast"],
    description: "what the row holds; found from the filled columns if empty, in this order",
  },
  {
    name: "score",
    type: "one-of",
    aliases: [],
    values: ["final", "change"],
    description: "final values or changes from baseline; `final` if empty",
  },
  ...arm("treatment", {
    n: ["n1i", "n.e", "n1"],
    mean: ["m1i", "mean.e", "mean1"],
    sd: ["sd1i", "sd.e", "sd1"],
    events: ["ai", "event.e"],
    non_events: ["bi"],
  }),
  ...arm("comparator", {
    n: ["n2i", "n.c", "n2"],
    mean: ["m2i", "mean.c", "mean2"],
    sd: ["sd2i", "sd.c", "sd2"],
    events: ["ci", "event.c"],
    non_events: ["di"],
  }),
  {
    name: "measure",
    type: "one-of",
    aliases: ["sm"],
    values: contrastMeasures,
    description: "measure of a reported estimate",
  },
  {
    name: "estimate",
    type: "number",
    aliases: ["effect"],
    description: "reported estimate as printed: an odds ratio as a ratio, a risk difference as a proportion",
  },
  {
    name: "ci_lower",
    type: "number",
    aliases: ["ci_low", "lower", "lcl", "ci_lb"],
    description: "lower confidence limit as printed",
  },
  {
    name: "ci_upper",
    type: "number",
    aliases: ["ci_high", "upper", "ucl", "ci_ub"],
    description: "upper confidence limit as printed",
  },
  {
    name: "se",
    type: "positive",
    aliases: ["std_error"],
    description: "standard error of the estimate, on the analysis scale (log for OR and RR)",
  },
  {
    name: "yi",
    type: "number",
    aliases: ["TE"],
    description: "estimate on the analysis scale (log for OR and RR), in place of `estimate`",
  },
  { name: "vi", type: "positive", aliases: [], description: "sampling variance of `yi`" },
  { name: "sei", type: "positive", aliases: ["seTE"], description: "standard error of `yi`" },
  {
    name: "estimate_sign",
    type: "one-of",
    aliases: [],
    values: ["treatment-minus-comparator", "comparator-minus-treatment"],
    description: "which way round the report subtracts; `treatment-minus-comparator` if empty",
  },
  { name: "adjusted", type: "yes-no", aliases: [], description: "adjusted for baseline or other covariates" },
  { name: "analysis_population", type: "text", aliases: ["population"], description: "such as intention to treat" },
  {
    name: "ci_level",
    type: "positive",
    aliases: ["level"],
    description: "level of the confidence intervals, 0 to 1; 0.95 if empty",
  },
  {
    name: "ci_distribution",
    type: "one-of",
    aliases: [],
    values: ["z", "t"],
    description: "distribution behind the confidence intervals; `z` for estimates and `t` for means of arms if empty",
  },
  {
    name: "p_value",
    type: "p-value",
    aliases: ["p", "pval"],
    description: "p-value of the difference, exact or as a bound such as `<0.001`",
  },
  {
    name: "direction",
    type: "one-of",
    aliases: [],
    values: ["favours-treatment", "favours-comparator", "no-difference", "unclear"],
    description: "what the report says about the difference",
  },
  {
    name: "doubtful",
    type: "text",
    aliases: [],
    description: "a reason to doubt the row's numbers; any text makes the row doubtful",
  },
  { name: "note", type: "text", aliases: ["comment"], description: "remarks" },
];
