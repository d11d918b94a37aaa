import { requireOneOf } from "../errors.js";
import {
  asin,
  bivariateDensity,
  conditionalBelow,
  correlationOfNormals,
  exp,
  log,
  normalQuantile,
} from "../numeric/index.js";
import type { ArmEvents, TwoEvents, ZeroCells } from "../types/index.js";
import {
  above,
  because,
  defaultZeroCells,
  type Entries,
  type Estimate,
  family,
  firstOf,
  type MeasureContext,
  type Reason,
  within,
} from "./entry.js";
import { fisher } from "./standardized.js";
import { addition, requireZeroCells } from "./zeros.js";

/** The measures of two-by-two tables. */
export type BinaryMeasure =
  | ("OR" | "RR" | "RD" | "PETO" | "AS" | "PBIT" | "PHI" | "ZPHI" | "YUQ" | "YUY" | "RTET" | "ZTET")
  | ("OR2D" | "OR2DL" | "OR2DN");

/** A two-by-two table: events and non-events of treatment, then of comparator. */
interface Table {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

const table = ({ treatment, comparator }: TwoEvents): Table => ({
  a: treatment.events,
  b: treatment.n - treatment.events,
  c: comparator.events,
  d: comparator.n - comparator.events,
});

const isZero = ({ a, b, c, d }: Table): boolean => a === 0 || b === 0 || c === 0 || d === 0;

const hasZero = (statistics: TwoEvents): boolean => isZero(table(statistics));

/** Whether a cell of the table is 0. */
export const hasZeroCell = (treatment: ArmEvents, comparator: ArmEvents): boolean => hasZero({ treatment, comparator });

/** What is wrong with events among persons. */
export const eventsFault = ({ n, events }: ArmEvents, of = ""): string | null =>
  firstOf(above(n, 0, `n${of}`), within(events, 0, n, `events${of}`));

const fault = ({ treatment, comparator }: TwoEvents): string | null =>
  firstOf(eventsFault(treatment, " of the treatment"), eventsFault(comparator, " of the comparator"));

const size = ({ treatment, comparator }: TwoEvents): number => treatment.n + comparator.n;

const cube = (x: number): number => x * x * x;
const square = (x: number): number => x * x;

type Formula = (cells: Table, context: MeasureContext) => Estimate | Reason;

/** A formula on the table as the rule for zeros leaves it. */
const onTable =
  (formula: Formula) =>
  (statistics: TwoEvents, context: MeasureContext): Estimate | Reason => {
    const cells = table(statistics);
    const doubleZero = (cells.a === 0 && cells.c === 0) || (cells.b === 0 && cells.d === 0);
    if (context.zeroCells.drop00 && doubleZero)
      return because("NO_INFORMATION", "both groups have no events, or events alone, and such tables are dropped");
    const add = addition(isZero(cells), context);
    return formula({ a: cells.a + add, b: cells.b + add, c: cells.c + add, d: cells.d + add }, context);
  };

const reciprocals = ({ a, b, c, d }: Table): number => 1 / a + 1 / b + 1 / c + 1 / d;

/** Woolf's log odds ratio. */
const logOddsRatio = (cells: Table): Estimate => ({
  yi: log((cells.a * cells.d) / (cells.b * cells.c)),
  vi: reciprocals(cells),
});

const logRiskRatio = ({ a, b, c, d }: Table): Estimate => ({
  yi: log(a / (a + b)) - log(c / (c + d)),
  vi: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
});

const riskDifference: Formula = ({ a, b, c, d }, { variance, average }) => {
  const [n1, n2] = [a + b, c + d];
  const yi = a / n1 - c / n2;
  if (variance === "UB") return { yi, vi: (a * b) / (square(n1) * (n1 - 1)) + (c * d) / (square(n2) * (n2 - 1)) };
  if (variance === "AV") {
    const [p1, p2] = [average?.[0] ?? a / n1, average?.[1] ?? c / n2];
    return { yi, vi: (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2 };
  }
  return { yi, vi: (a * b) / cube(n1) + (c * d) / cube(n2) };
};

/** Risks of each group over all rows. */
const averageRisks = (rows: readonly TwoEvents[]): readonly number[] => {
  const total = (of: (row: TwoEvents) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  return [
    total(({ treatment }) => treatment.events) / total(({ treatment }) => treatment.n),
    total(({ comparator }) => comparator.events) / total(({ comparator }) => comparator.n),
  ];
};

/** Events observed less expected, over their hypergeometric variance. */
const peto = ({ a, b, c, d }: Table): Estimate => {
  const n = a + b + c + d;
  const v = ((a + b) * (c + d) * (a + c) * (b + d)) / (square(n) * (n - 1));
  return { yi: (a - ((a + b) * (a + c)) / n) / v, vi: 1 / v };
};

/** Angle whose squared sine is a share; from the nearer end, so that no digits are lost. */
export const angle = (part: number, rest: number): number =>
  part < rest ? asin(Math.sqrt(part / (part + rest))) : Math.PI / 2 - asin(Math.sqrt(rest / (part + rest)));

const angles = ({ a, b, c, d }: Table): Estimate => ({
  yi: angle(a, b) - angle(c, d),
  vi: 1 / (4 * (a + b)) + 1 / (4 * (c + d)),
});

/** Normal quantile of a share, and its variance. */
export const probit = (part: number, rest: number): Estimate => {
  const n = part + rest;
  const yi = part < rest ? normalQuantile(part / n) : -normalQuantile(rest / n);
  return { yi, vi: (2 * Math.PI * part * rest * exp(square(yi))) / cube(n) };
};

const probits = ({ a, b, c, d }: Table): Estimate => {
  const [one, other] = [probit(a, b), probit(c, d)];
  return { yi: one.yi - other.yi, vi: one.vi + other.vi };
};

const phi: Formula = ({ a, b, c, d }, { variance }) => {
  const [n1, n2, m1, m2] = [a + b, c + d, a + c, b + d];
  const n = n1 + n2;
  const yi = (a * d - b * c) / Math.sqrt(n1 * n2 * m1 * m2);
  if (variance === "ST") {
    const [p1, p2, p] = [a / n1, c / n2, m1 / n];
    const spread = p * (1 - p);
    const bend = ((p1 - p2) * (1 - 2 * p)) / (2 * spread);
    const scale = (n1 * n2) / (square(n) * spread);
    const vi =
      scale *
      (square(1 - (bend * n1) / n) * ((p1 * (1 - p1)) / n1) + square(1 + (bend * n2) / n) * ((p2 * (1 - p2)) / n2));
    return { yi, vi };
  }
  const [ofRows, ofColumns] = [(n1 - n2) / Math.sqrt(n1 * n2), (m1 - m2) / Math.sqrt(m1 * m2)];
  const yule =
    1 - yi ** 2 + yi * (1 + yi ** 2 / 2) * ofRows * ofColumns - 0.75 * yi ** 2 * (ofRows ** 2 + ofColumns ** 2);
  return { yi, vi: yule / n };
};

const yuleQ = (cells: Table): Estimate => {
  const { a, b, c, d } = cells;
  const yi = (a * d - b * c) / (a * d + b * c);
  return { yi, vi: (square(1 - yi ** 2) / 4) * reciprocals(cells) };
};

const yuleY = (cells: Table): Estimate => {
  const [with_, against] = [Math.sqrt(cells.a * cells.d), Math.sqrt(cells.b * cells.c)];
  const yi = (with_ - against) / (with_ + against);
  return { yi, vi: (square(1 - yi ** 2) / 16) * reciprocals(cells) };
};

/** Correlation of two normal variables that were cut in two; the variance by the delta method from the four cells. */
const tetrachoric = (cells: Table): Estimate | Reason => {
  if (isZero(cells)) return because("NO_INFORMATION", "a tetrachoric correlation with an empty cell is -1 or 1");
  const { a, b, c, d } = cells;
  const n = a + b + c + d;
  const [h, k] = [probit(a + b, c + d).yi, probit(a + c, b + d).yi];
  const yi = correlationOfNormals(h, k, (a * d - b * c) / square(n));
  const [rows, columns] = [conditionalBelow(k, h, yi), conditionalBelow(h, k, yi)];
  const mean = (a * (1 - rows - columns) - b * rows - c * columns) / n;
  const meanSquare = (a * square(1 - rows - columns) + b * square(rows) + c * square(columns)) / n;
  return { yi, vi: (meanSquare - square(mean)) / (n * square(bivariateDensity(h, k, yi))) };
};

const scaled =
  (formula: (cells: Table) => Estimate, factor: number): Formula =>
  (cells) => {
    const { yi, vi } = formula(cells);
    return { yi: yi * factor, vi: vi * factor ** 2 };
  };

const fisherOf =
  (formula: Formula): Formula =>
  (cells, context) => {
    const found = formula(cells, context);
    return "code" in found ? found : fisher(found);
  };

const chinn =
  "Hasselblad & Hedges (1995), doi:10.1037/0033-2909.117.1.167; Chinn (2000), doi:10.1002/1097-0258(20001130)19:22<3127::AID-SIM784>3.0.CO;2-M";
const yule = "Yule (1912), doi:10.2307/2340126";
const yuleOld = "Yule (1900), doi:10.1098/rsta.1900.0019; Yule (1912), doi:10.2307/2340126";

export const tableMeasures: Entries<BinaryMeasure> = family<BinaryMeasure>(
  { fault, size, hasZero },
  {
    OR: {
      name: "Odds ratio",
      assumes: "one odds ratio at all risks; it is the same for the event and its opposite",
      source: "Woolf (1955), doi:10.1111/j.1469-1809.1955.tb01348.x",
      compute: onTable(logOddsRatio),
    },
    RR: {
      name: "Risk ratio",
      assumes: "one ratio at all risks; another for the opposite event",
      source: "Cochrane Handbook 10.4; Katz et al. (1978), doi:10.2307/2530610",
      compute: onTable(logRiskRatio),
    },
    RD: {
      name: "Risk difference",
      variances: ["LS", "UB", "AV"],
      assumes: "one difference at all risks",
      source: "Cochrane Handbook 10.4; AV: Berkey et al. (1995), doi:10.1002/sim.4780140406",
      compute: onTable(riskDifference),
      average: averageRisks,
    },
    PETO: {
      name: "Odds ratio (Peto)",
      assumes: "rare events, groups of like size, an effect near none",
      source: "Yusuf et al. (1985), doi:10.1016/S0033-0620(85)80003-7",
      compute: onTable(peto),
    },
    AS: {
      name: "Arcsine difference",
      assumes: "nothing is added for zeros; no way back to risks without a risk of the comparator",
      source: "Rücker et al. (2009), doi:10.1002/sim.3511",
      compute: onTable(angles),
    },
    PBIT: {
      name: "Standardized mean difference (probit)",
      assumes: "normal values that were cut in two",
      source: "Sánchez-Meca et al. (2003), doi:10.1037/1082-989X.8.4.448",
      compute: onTable(probits),
    },
    PHI: {
      name: "Phi coefficient",
      variances: ["CS", "ST"],
      assumes: "CS: persons sampled without regard to group; ST: sizes of groups fixed, as in a trial",
      source: `${yule}; ST: delta method`,
      compute: onTable(phi),
    },
    ZPHI: {
      name: "Phi coefficient",
      variances: ["CS", "ST"],
      assumes: "as PHI",
      source: yule,
      compute: onTable(fisherOf(phi)),
    },
    YUQ: { name: "Yule's Q", assumes: "as OR", source: yuleOld, compute: onTable(yuleQ) },
    YUY: { name: "Yule's Y", assumes: "as OR", source: yule, compute: onTable(yuleY) },
    RTET: {
      name: "Tetrachoric correlation",
      assumes: "both variables normal, each cut in two",
      source: "Pearson (1900), doi:10.1098/rsta.1900.0022; Hamdan (1970), doi:10.2307/2334404",
      compute: onTable(tetrachoric),
    },
    ZTET: {
      name: "Tetrachoric correlation",
      assumes: "as RTET",
      source: "Pearson (1900), doi:10.1098/rsta.1900.0022",
      compute: onTable(fisherOf(tetrachoric)),
    },
    OR2D: {
      name: "Standardized mean difference (from events)",
      assumes: "logistic values that were cut in two",
      source: chinn,
      compute: onTable(scaled(logOddsRatio, Math.sqrt(3) / Math.PI)),
    },
    OR2DL: {
      name: "Standardized mean difference (from events)",
      assumes: "logistic values that were cut in two, as OR2D",
      source: chinn,
      compute: onTable(scaled(logOddsRatio, Math.sqrt(3) / Math.PI)),
    },
    OR2DN: {
      name: "Standardized mean difference (from events)",
      assumes: "normal values that were cut in two",
      source: "Cox & Snell (1989), Analysis of Binary Data; Sánchez-Meca et al. (2003), doi:10.1037/1082-989X.8.4.448",
      compute: onTable(scaled(logOddsRatio, 1 / 1.65)),
    },
  },
);

/**
 * Effect of a two-by-two table, treatment against comparator: log odds ratio, log risk ratio, risk difference, and the other
 * measures of such tables.
 *
 * @param measure - `OR`, `RR` and `PETO` on the log scale, `RD` as a difference of proportions; {@link measures} says what the others are
 * @param treatment - size and events
 * @param comparator - the same
 * @param zeroCells - what is added to the cells; see {@link ZeroCells}
 * @param anyZero - for `to: "if0all"`: whether any table of the set has a zero cell; by default whether this one has
 * @returns the effect; `null` if the table is dropped, or carries no information even so (a zero stays where it is divided by, or the variance is 0)
 * @throws {@link SynthesisError} `BAD_OPTION`
 * @see Cochrane Handbook 10.4; Woolf (1955), Annals of Human Genetics 19:251-253, doi:10.1111/j.1469-1809.1955.tb01348.x
 * @example
 * twoByTwo("OR", { n: 123, events: 4 }, { n: 139, events: 11 })?.yi.toFixed(4); // "-0.9387"
 */
export function twoByTwo(
  measure: BinaryMeasure,
  treatment: ArmEvents,
  comparator: ArmEvents,
  zeroCells: ZeroCells = defaultZeroCells,
  anyZero = hasZeroCell(treatment, comparator),
): Estimate | null {
  requireOneOf("twoByTwo", "measure", Object.keys(tableMeasures), measure);
  requireZeroCells("twoByTwo", "zeroCells", zeroCells);
  const { compute, variances } = tableMeasures[measure];
  const context = { variance: variances?.[0] ?? "LS", corrected: true, zeroCells, anyZero, average: null } as const;
  const found = compute({ treatment, comparator }, context);
  return "yi" in found && Number.isFinite(found.yi) && Number.isFinite(found.vi) && found.vi > 0 ? found : null;
}
