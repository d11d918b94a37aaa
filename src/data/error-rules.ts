import type { TypedRow } from "./row-schema.js";
import { arms, type Finding, forEach, found, isRatio, none, printedScale, type Rule } from "./rule.js";

const intervals = [
  ["treatment_ci_lower", "treatment_ci_upper"],
  ["comparator_ci_lower", "comparator_ci_upper"],
  ["ci_lower", "ci_upper"],
] as const;

const limitsInOrder = forEach(intervals, (row, [lower, upper]) => {
  const low = row[lower];
  const high = row[upper];
  if (low === null && high === null) return none;
  if (low === null || high === null)
    return found(
      "LIMITS_INCOMPLETE",
      low === null ? lower : upper,
      `${low === null ? lower : upper} is empty beside its other limit`,
      "give both limits, or neither",
    );
  return low > high
    ? found(
        "LIMITS_REVERSED",
        lower,
        `needs ${lower} at or below ${upper}, got ${low} and ${high}`,
        "exchange the limits if they were mixed up",
      )
    : none;
});

const eventsWithinN = forEach(arms, (row, columns) => {
  const n = row[columns.n];
  const events = row[columns.events];
  return n !== null && events !== null && events > n
    ? found(
        "EVENTS_ABOVE_N",
        columns.events,
        `needs at most ${columns.n} = ${n}, got ${events}`,
        "check which column holds the number analysed",
      )
    : none;
});

const eventsAddUp = forEach(arms, (row, columns) => {
  const n = row[columns.n];
  const events = row[columns.events];
  const others = row[columns.nonEvents];
  return n !== null && events !== null && others !== null && events + others !== n
    ? found(
        "N_AGAINST_EVENTS",
        columns.n,
        `${events} events and ${others} non-events do not make ${n}`,
        "correct one of the three, or leave one empty",
      )
    : none;
});

const scaleComplete: Rule = ({ scale_min: low, scale_max: high }) => {
  if (low === null && high === null) return none;
  if (low === null || high === null)
    return found(
      "SCALE_INCOMPLETE",
      low === null ? "scale_min" : "scale_max",
      "a scale needs both ends, got one",
      "give scale_min and scale_max, or neither",
    );
  return low >= high
    ? found(
        "SCALE_INCOMPLETE",
        "scale_min",
        `needs scale_min below scale_max, got ${low} and ${high}`,
        "a scale where low is good is told by the outcome's direction, not by reversed ends",
      )
    : none;
};

const weeksFromAnOrigin: Rule = ({ weeks, weeks_from, visit }) =>
  weeks !== null && weeks < 0 && weeks_from !== "end-of-treatment" && visit !== "baseline"
    ? found(
        "NEGATIVE_WEEKS",
        "weeks",
        `needs 0 or above, got ${weeks}`,
        "only weeks from the end of treatment can be negative: set weeks_from",
      )
    : none;

const levelIsAShare: Rule = ({ ci_level }) =>
  ci_level !== null && ci_level >= 1
    ? found(
        "OUT_OF_RANGE",
        "ci_level",
        `needs a level between 0 and 1, got ${ci_level}`,
        `write ${ci_level > 1 && ci_level < 100 ? ci_level / 100 : 0.95}`,
      )
    : none;

const ratiosArePositive = forEach(["estimate", "ci_lower", "ci_upper"] as const, (row, column) => {
  const value = row[column];
  return row.kind === "estimate" && isRatio(row) && value !== null && value <= 0
    ? found("NOT_A_RATIO", column, `needs a ratio above 0, got ${value}`, "put logarithms into yi with vi or sei")
    : none;
});

const differencesAreProportions: Rule = (row) => {
  if (row.kind !== "estimate" || row.measure !== "RD") return none;
  const column = (["estimate", "yi", "ci_lower", "ci_upper"] as const).find((each) => Math.abs(row[each] ?? 0) > 1);
  return column === undefined
    ? none
    : found(
        "NOT_A_PROPORTION",
        column,
        `needs a difference of proportions from -1 to 1, got ${row[column]}`,
        "divide percentage points by 100",
      );
};

const estimateIsGivenOnce: Rule = (row) => {
  if (row.kind !== "estimate") return none;
  if (row.estimate === null && row.yi === null)
    return found(
      "MISSING_VALUE",
      "estimate",
      "an estimate row needs estimate or yi, got neither",
      "fill one of them, or set kind to reported-only",
    );
  if (row.estimate === null || row.yi === null) return none;
  const natural = printedScale(row).analysis(row.estimate);
  return Math.abs(natural - row.yi) > 1e-6 * Math.max(1, Math.abs(row.yi))
    ? found("ESTIMATE_TWICE", "yi", `estimate ${row.estimate} and yi ${row.yi} differ`, "keep the one that is right")
    : none;
};

/** Standard errors and variances of one estimate that do not agree. They are printed rounded, hence the hundredth. */
export function precisionTwice({ se, sei, vi }: Pick<TypedRow, "se" | "sei" | "vi">): readonly Finding[] {
  const given = (
    [
      ["se", se],
      ["sei", sei],
      ["vi", vi === null ? null : Math.sqrt(vi)],
    ] as const
  ).filter((each): each is readonly ["se" | "sei" | "vi", number] => each[1] !== null);
  const [first, other] = [given[0], given.find(([, value]) => Math.abs(value - (given[0]?.[1] ?? 0)) > 0.01 * value)];
  return first === undefined || other === undefined
    ? none
    : found(
        "PRECISION_TWICE",
        other[0],
        `${first[0]} and ${other[0]} give standard errors of ${Number(first[1].toPrecision(4))} and ${Number(other[1].toPrecision(4))}`,
        "keep the one that is right",
      );
}

const shamTypeNeedsSham: Rule = ({ comparator, sham_type }) =>
  sham_type !== null && comparator !== null && comparator !== "sham"
    ? found(
        "SHAM_TYPE_WITHOUT_SHAM",
        "sham_type",
        `needs comparator sham, got sham type "${sham_type}" beside comparator "${comparator}"`,
        "empty sham_type, or set comparator to sham",
      )
    : none;

const twoArms: Rule = ({ kind, treatment_arm, comparator_arm }) =>
  kind !== "not-a-contrast" && treatment_arm !== null && treatment_arm === comparator_arm
    ? found(
        "SAME_ARM_TWICE",
        "comparator_arm",
        `needs two arms, got "${treatment_arm}" twice`,
        "name the comparator arm, or set kind to not-a-contrast",
      )
    : none;

/** Rules whose breach makes a row wrong. */
export const errorRules: readonly Rule[] = [
  limitsInOrder,
  eventsWithinN,
  eventsAddUp,
  scaleComplete,
  weeksFromAnOrigin,
  levelIsAShare,
  ratiosArePositive,
  differencesAreProportions,
  estimateIsGivenOnce,
  precisionTwice,
  shamTypeNeedsSham,
  twoArms,
];
