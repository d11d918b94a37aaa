import { log, normalQuantile, normalUpperTail } from "../numeric/index.js";
import type { TypedRow } from "./row-schema.js";
import { arms, forEach, found, isRatio, none, type Printed, printedScale, type Rule } from "./rule.js";

const look = "look at the source again; the row is shown and not pooled unless the plan asks for it";

/** Half a unit of the last printed decimal. */
function rounding(text: string): number {
  const [mantissa = "", exponent = "0"] = text.trim().replace(",", ".").toLowerCase().split("e");
  const decimals = mantissa.includes(".") ? mantissa.length - mantissa.indexOf(".") - 1 : 0;
  return 0.5 * 10 ** (Number(exponent) - decimals);
}

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

const onePersonHasNoSd = forEach(arms, (row, columns) => {
  if (row.kind !== "means" || row[columns.n] !== 1) return none;
  const column = [columns.sd, columns.se, columns.lower].find((each) => row[each] !== null);
  return column === undefined
    ? none
    : found(
        "SD_OF_ONE",
        column,
        `${columns.n} is 1, and one person has no SD, standard error or confidence limits`,
        "check the size: a thousand is written 1000, without a point or a comma",
      );
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
  onePersonHasNoSd,
  declaredDoubtful,
];
