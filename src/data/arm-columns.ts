import { type Column, columns } from "./columns.js";

/** Columns of a file of contrasts that a file of arms has too. */
const shared = (names: readonly string[]): readonly Column[] =>
  names.map((name) => columns.find((column) => column.name === name) as Column);

const unit = "units of the outcome";

/** A column of one arm; in a contrast it is one of the treatment arm, or of the comparator arm. */
const ofArm = (column: Omit<Column, "field">): Column => ({ ...column, field: `treatment_${column.name}` });

/**
 * Every column that a file of arms may have: one row for each trial, arm, outcome and follow-up. It drives the reader, the
 * Table Schema and the page on the data format.
 */
export const armColumns: readonly Column[] = [
  ...shared(["trial", "year", "id"]),
  {
    ...ofArm({ name: "arm", type: "text", aliases: ["treatment", "group", "treat"], description: "" }),
    description: "name of the arm, unique within the trial",
  },
  {
    name: "reference",
    type: "yes-no",
    aliases: ["is_reference", "is_control"],
    description:
      "yes for the arm that the others of its trial are compared with; the codebook's `referenceArms` decide where no row says yes",
  },
  {
    name: "comparator",
    type: "vocabulary",
    aliases: ["comparator_type"],
    description:
      "what the arm is when others are compared with it, as the codebook declares; if empty the control that has the arm's name, or else `unspecified`",
  },
  ...shared(["sham_type", "outcome", "instrument", "scale_min", "scale_max", "visit", "weeks", "weeks_from"]),
  ...shared(["treatment_weeks", "window", "region", "condition", "score"]),
  ofArm({ name: "n", type: "count", aliases: ["ni"], unit: "persons", description: "participants analysed" }),
  ofArm({
    name: "mean",
    type: "number",
    aliases: ["y", "mi"],
    unit,
    description: "mean, or mean change where `score` is `change`",
  }),
  ofArm({
    name: "sd",
    type: "positive",
    aliases: ["sdi"],
    unit,
    description: "standard deviation between persons",
  }),
  ofArm({ name: "se", type: "positive", aliases: [], unit, description: "standard error of the mean" }),
  ofArm({
    name: "ci_lower",
    type: "number",
    aliases: ["lower", "lcl"],
    unit,
    description: "lower confidence limit of the mean",
  }),
  ofArm({
    name: "ci_upper",
    type: "number",
    aliases: ["upper", "ucl"],
    unit,
    description: "upper confidence limit of the mean",
  }),
  ofArm({
    name: "events",
    type: "events",
    aliases: ["xi", "r"],
    unit: "persons",
    description: "participants with the event",
  }),
  ofArm({
    name: "non_events",
    type: "events",
    aliases: [],
    unit: "persons",
    description: "participants without the event; with `events` it gives the number analysed",
  }),
  ...shared(["ci_level", "ci_distribution", "doubtful", "note"]),
];
