import { pool } from "../../src/model/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
import type { PersonTime, TableFit, TwoByTwo } from "../../src/types/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import { type Columns, namedArguments, type ReferenceCase, result } from "./reference.js";
import { comparisonsOf } from "./rma-uni.js";

// Closed forms: the same arithmetic in another order. Effects near 0 count against the size of their error.
const relative = 1e-10;

/** The rows of a table that are complete. */
export function rowsOf<T extends object>(input: Columns, names: Readonly<Record<string, string>>): readonly T[] {
  const columns = Object.entries(names).map(([name, column]) => [name, input[column] ?? []] as const);
  const rows = (columns[0]?.[1] ?? []).map((_, i) => columns.map(([name, values]) => [name, values[i]] as const));
  return rows
    .filter((row) => row.every(([, value]) => typeof value === "number"))
    .map((row) => Object.fromEntries(row) as T);
}

const cells = { ai: "ai", bi: "bi", ci: "ci", di: "di" } as const;
const rates = { x1i: "x1i", t1i: "t1i", x2i: "x2i", t2i: "t2i" } as const;

const corrections: Readonly<Record<string, object>> = {
  "": {},
  ', add=c(1/2,1/2), to=c("only0","only0")': { correction: { add: 0.5, to: "only0", drop00: false } },
  ", correct=FALSE": { continuityCorrection: false },
};

/** `rma.mh(...)` and `rma.peto(...)` on tables, and the pooling of Peto effects by `rma`. */
export const poolTables: Adapter = (reference, input) => {
  const fit = fitOf(reference.call, input);
  if (fit !== null) return comparisonsOfTables(reference, fit);
  if (reference.call !== 'rma(OmE/V, 1/V, data=dat, method="EE")') return null;
  const effects = rowsOf<{ OmE: number; V: number }>(input, { OmE: "OmE", V: "V" }).map(({ OmE, V }) => ({
    yi: OmE / V,
    vi: 1 / V,
  }));
  return comparisonsOf(reference, pool(effects, { tau2: "CE", interval: "z" }), relative);
};

function fitOf(call: string, input: Columns): TableFit | null {
  const [, measure, rest = ""] =
    /^rma\.mh\(measure="(OR|RR|RD)", ai=ai, bi=bi, ci=ci, di=di, data=dat(.*)\)$/.exec(call) ?? [];
  const options = corrections[rest];
  if (measure !== undefined && options !== undefined) {
    return mantelHaenszel(rowsOf<TwoByTwo>(input, cells), { measure: measure as "OR" | "RR" | "RD", ...options });
  }
  const [, rate] = /^rma\.mh\(measure="(IRR|IRD)", x1i=x1i, t1i=t1i, x2i=x2i, t2i=t2i, data=dat\)$/.exec(call) ?? [];
  if (rate !== undefined) return mantelHaenszel(rowsOf<PersonTime>(input, rates), { measure: rate as "IRR" | "IRD" });
  return namedArguments(call, "rma.peto(ai=ai, bi=bi, ci=ci, di=di, data=dat") === null
    ? null
    : peto(rowsOf<TwoByTwo>(input, cells));
}

function comparisonsOfTables(reference: ReferenceCase, fit: TableFit): readonly Comparison[] {
  const compare = (field: string, actual: number | null, tolerance: Tolerance = { relative }): Comparison => ({
    field,
    actual,
    expected: result(reference, field),
    tolerance,
  });
  const near = (scale: number): Tolerance => ({ relative, scale });
  const probability = { relative, log: true };
  const position = near(fit.stdError as number);
  const forOdds = fit.measure === "OR" && fit.method.weighting === "MH";
  const association = forOdds || fit.measure === "IRR" ? fit.association : null;
  // A sum of squares near 0 counts against its degrees of freedom.
  const size = near(fit.Q?.df as number);
  return [
    compare("b", fit.estimate, position),
    compare("se", fit.stdError),
    compare("zval", fit.statistic, near(1)),
    compare("pval", fit.pValue, probability),
    compare("ci_lb", fit.confidence?.[0] ?? null, position),
    compare("ci_ub", fit.confidence?.[1] ?? null, position),
    compare("k", fit.tables.length),
    compare("k_yi", fit.studies.length),
    ...(forOdds ? [compare("k_pos", fit.k)] : []),
    compare("QE", fit.Q?.statistic ?? null, size),
    compare("QEp", fit.Q?.pValue ?? null, probability),
    compare("I2", 100 * (fit.I2 as number), near(100)),
    compare("H2", fit.H2, near(1)),
    compare("MH", association?.statistic ?? null),
    compare("MHp", association?.pValue ?? null, probability),
    compare("BD", fit.breslowDay?.statistic ?? null, size),
    compare("BDp", fit.breslowDay?.pValue ?? null, probability),
    compare("TA", fit.tarone?.statistic ?? null, size),
    compare("TAp", fit.tarone?.pValue ?? null, probability),
  ];
}
