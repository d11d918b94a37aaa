import { type NaturalScale, naturalScale } from "../measure/index.js";
import { log, normalQuantile, normalUpperTail } from "../numeric/index.js";
import type { TypedRow } from "./row-schema.js";

/** The text of a cell as printed, for what only the text can tell: how many decimals it has. */
export type Printed = (column: keyof TypedRow) => string;

/** What a rule finds: the column that is wrong, and the message. */
export interface Finding {
  readonly code: string;
  readonly column: keyof TypedRow;
  readonly message: string;
  readonly remedy: string;
}

type Rule = (row: TypedRow, printed: Printed) => readonly Finding[];

const none: readonly Finding[] = [];

const found = (code: string, column: keyof TypedRow, message: string, remedy: string): readonly Finding[] => [
  { code, column, message, remedy },
];

/** How the numbers of a printed estimate lie to its scale of analysis. */
const printedScale = ({ measure }: TypedRow): NaturalScale => naturalScale(measure);

const isRatio = (row: TypedRow): boolean => printedScale(row).kind === "log";

/** Half a unit of the last printed decimal. */
function rounding(text: string): number {
  const [mantissa = "", exponent = "0"] = text.trim().replace(",", ".").toLowerCase().split("e");
  const decimals = mantissa.includes(".") ? mantissa.length - mantissa.indexOf(".") - 1 : 0;
  return 0.5 * 10 ** (Number(exponent) - decimals);
}

const intervals = [
  ["treatment_ci_lower", "treatment_ci_upper"],
  ["comparator_ci_lower", "comparator_ci_upper"],
  ["ci_lower", "ci_upper"],
] as const;

// Written out, because a hundred thousand rows would each put the names together anew.
const arms = [
  {
    n: "treatment_n",
    mean: "treatment_mean",
    sd: "treatment_sd",
    se: "treatment_se",
    lower: "treatment_ci_lower",
    upper: "treatment_ci_upper",
    events: "treatment_events",
    nonEvents: "treatment_non_events",
  },
  {
    n: "comparator_n",
    mean: "comparator_mean",
    sd: "comparator_sd",
    se: "comparator_se",
    lower: "comparator_ci_lower",
    upper: "comparator_ci_upper",
    events: "comparator_events",
    nonEvents: "comparator_non_events",
  },
] as const;

/** A rule that holds for each of a few sets of columns; no list is made where nothing is found. */
const forEach =
  <T>(sets: readonly T[], find: (row: TypedRow, columns: T, printed: Printed) => readonly Finding[]): Rule =>
  (row, printed) => {
    let all = none;
    for (const columns of sets) {
      const some = find(row, columns, printed);
      if (some.length > 0) all = [...all, ...some];
    }
    return all;
  };

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

/** Printed standard errors and variances are rounded, hence the hundredth. */
const precisionIsGivenOnce: Rule = ({ se, sei, vi }) => {
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
};

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
  precisionIsGivenOnce,
  shamTypeNeedsSham,
  twoArms,
];

const look = "look at the source again; the row is shown and not pooled unless the plan asks for it";

/** An estimate with its limits on the analysis scale, and what rounding can have done to their middle. */
function interval(row: TypedRow, printed: Printed) {
  const { estimate, ci_lower: lower, ci_upper: upper } = row;
  if (row.kind !== "estimate" || estimate === null || lower === null || upper === null || lower > upper) return null;
  if (printedScale(row).kind === "other") return null;
  const isLog = isRatio(row);
  if (isLog && !(lower > 0 && estimate > 0)) return null;
  const [y, l, u] = isLog ? [log(estimate), log(lower), log(upper)] : [estimate, lower, upper];
  const slack = (column: "estimate" | "ci_lower" | "ci_upper", value: number) =>
    rounding(printed(column)) / (isLog ? value : 1);
  return {
    y,
    l,
    u,
    tolerance: slack("estimate", estimate) + (slack("ci_lower", lower) + slack("ci_upper", upper)) / 2,
  };
}

const intervalHoldsEstimate: Rule = (row, printed) => {
  const own = interval(row, printed);
  return own !== null && (own.y < own.l - own.tolerance || own.y > own.u + own.tolerance)
    ? found(
        "CI_WITHOUT_ESTIMATE",
        "estimate",
        `the interval ${row.ci_lower} to ${row.ci_upper} does not contain its estimate ${row.estimate}`,
        look,
      )
    : none;
};

const intervalsHoldMeans = forEach(arms, (row, columns) => {
  const mean = row[columns.mean];
  const lower = row[columns.lower];
  const upper = row[columns.upper];
  return mean !== null && lower !== null && upper !== null && (mean < lower || mean > upper)
    ? found(
        "CI_WITHOUT_ESTIMATE",
        columns.mean,
        `the interval ${lower} to ${upper} does not contain its mean ${mean}`,
        look,
      )
    : none;
});

const intervalIsSymmetric: Rule = (row, printed) => {
  const own = interval(row, printed);
  if (own === null || own.y < own.l - own.tolerance || own.y > own.u + own.tolerance) return none;
  const off = Math.abs((own.l + own.u) / 2 - own.y);
  // One part in a billion more than rounding allows, for decimals that binary cannot hold.
  return off > own.tolerance * (1 + 1e-9)
    ? found(
        "CI_ASYMMETRIC",
        "ci_upper",
        `the interval ${row.ci_lower} to ${row.ci_upper} is not symmetric about ${row.estimate}${isRatio(row) ? " on the log scale" : ""}, beyond rounding`,
        look,
      )
    : none;
};

const armIntervalsAreSymmetric = forEach(arms, (row, columns, printed) => {
  const mean = row[columns.mean];
  const lower = row[columns.lower];
  const upper = row[columns.upper];
  if (mean === null || lower === null || upper === null || mean < lower || mean > upper) return none;
  const tolerance =
    rounding(printed(columns.mean)) + (rounding(printed(columns.lower)) + rounding(printed(columns.upper))) / 2;
  return Math.abs((lower + upper) / 2 - mean) > tolerance * (1 + 1e-9)
    ? found(
        "CI_ASYMMETRIC",
        columns.mean,
        `the interval ${lower} to ${upper} is not symmetric about its mean ${mean}, beyond rounding`,
        look,
      )
    : none;
});

// A p-value may come from another test than its interval, so only a clear contradiction counts.
const clearlyApart = 0.3;

const pFitsInterval: Rule = (row, printed) => {
  const own = interval(row, printed);
  const p = row.p_value;
  if (own === null || p === null || own.u === own.l) return none;
  const alpha = 1 - (row.ci_level ?? 0.95);
  const critical = -normalQuantile(alpha / 2);
  const z = Math.abs((own.l + own.u) / 2) / ((own.u - own.l) / 2 / critical);
  const printedZ = p.value <= 0 ? Number.POSITIVE_INFINITY : p.value >= 1 ? 0 : -normalQuantile(p.value / 2);
  const significant = p.relation === ">" ? false : p.value < alpha;
  const undecided = (p.relation === ">" && p.value < alpha) || (p.relation === "<" && p.value > alpha);
  if (undecided || significant === z > critical || Math.abs(z - printedZ) < clearlyApart) return none;
  const fromInterval = 2 * normalUpperTail(z);
  return found(
    "P_AGAINST_CI",
    "p_value",
    `p ${p.relation} ${p.value} contradicts the interval ${row.ci_lower} to ${row.ci_upper}, whose p-value is about ${fromInterval.toPrecision(2)}`,
    look,
  );
};

const sdFitsSe = forEach(arms, (row, columns) => {
  const n = row[columns.n];
  const sd = row[columns.sd];
  const se = row[columns.se];
  if (n === null || sd === null || se === null) return none;
  const implied = se * Math.sqrt(n);
  return Math.abs(sd / implied - 1) > 0.1
    ? found(
        "SD_AGAINST_SE",
        columns.sd,
        `SD ${sd} and SE ${se} do not fit n = ${n} (SE times root n is ${implied.toPrecision(3)})`,
        look,
      )
    : none;
});

const declaredDoubtful: Rule = ({ doubtful }) =>
  doubtful === null ? none : found("DECLARED_DOUBTFUL", "doubtful", doubtful, look);

/** Rules whose breach makes a row doubtful: it is loaded, shown, and not pooled unless asked for. */
export const doubtRules: readonly Rule[] = [
  intervalHoldsEstimate,
  intervalsHoldMeans,
  intervalIsSymmetric,
  armIntervalsAreSymmetric,
  pFitsInterval,
  sdFitsSe,
  declaredDoubtful,
];
