import { backTransform, type MeasureRow, measureEffects } from "../../src/measure/index.js";
import { pool } from "../../src/model/index.js";
import type { Measure, MeasuredEffect, MeasureOptions, MeasureStatistics, ZeroCells } from "../../src/types/index.js";
import type { Adapter, Comparison } from "./compare.js";
import type { Columns, ReferenceCase } from "./reference.js";

// Closed forms: the same arithmetic in another order. Effects near 0 count against the size of their error.
const relative = 1e-10;

/** An argument of a call by its name; a column of the table or a vector that is written out. */
type Values = (argument: string) => readonly (number | null)[] | null;

/** The arguments of a call: names to text, brackets kept together. */
function argumentsOf(inside: string): Readonly<Record<string, string>> {
  const given = [...inside.matchAll(/(\w[\w.]*)=("[^"]*"|c\([^)]*\)|[^,]+)/g)];
  return Object.fromEntries(given.map(([, name, value]) => [name as string, (value as string).replaceAll('"', "")]));
}

const valuesOf =
  (given: Readonly<Record<string, string>>, input: Columns): Values =>
  (argument) => {
    const text = given[argument];
    if (text === undefined) return null;
    const written = /^c\((.*)\)$/.exec(text)?.[1];
    return written === undefined ? ((input[text] ?? null) as (number | null)[] | null) : written.split(",").map(Number);
  };

/** One row of numbers by the names of R. */
type Cell = (argument: string) => number;
type Has = (argument: string) => boolean;

const group = (cell: Cell, i: 1 | 2) => ({ n: cell(`n${i}i`), mean: cell(`m${i}i`), sd: cell(`sd${i}i`) });
const sizes = (cell: Cell) => ({ treatment: cell("n1i"), comparator: cell("n2i") });
const twoGroups = (cell: Cell) => ({ treatment: group(cell, 1), comparator: group(cell, 2) });

function standardized(cell: Cell, has: Has): MeasureStatistics["SMD"] {
  if (has("ti")) return { n: sizes(cell), t: cell("ti") };
  if (has("di")) return { n: sizes(cell), d: cell("di") };
  if (!has("pi")) return twoGroups(cell);
  return { n: sizes(cell), p: Math.abs(cell("pi")), higher: cell("pi") < 0 ? "comparator" : "treatment" };
}

const arm = (events: number, others: number | null, n: number) => ({
  events,
  n: others === null ? n : events + others,
});

const twoTables = (cell: Cell, has: Has) => ({
  treatment: arm(cell("ai"), has("bi") ? cell("bi") : null, has("bi") ? 0 : cell("n1i")),
  comparator: arm(cell("ci"), has("di") ? cell("di") : null, has("di") ? 0 : cell("n2i")),
});

const twoRates = (cell: Cell) => ({
  treatment: { events: cell("x1i"), time: cell("t1i") },
  comparator: { events: cell("x2i"), time: cell("t2i") },
});

const pairs = (cell: Cell) => ({
  n: cell("ni"),
  after: { mean: cell("m1i"), sd: cell("sd1i") },
  before: { mean: cell("m2i"), sd: cell("sd2i") },
  correlation: cell("ri"),
});

/** R takes the first standard deviation for the one that divides, whichever mean it stands beside. */
const byFirst = (cell: Cell) => ({
  n: cell("ni"),
  after: { mean: cell("m1i"), sd: cell("sd2i") },
  before: { mean: cell("m2i"), sd: cell("sd1i") },
  correlation: cell("ri"),
});

const matched = (cell: Cell) => ({
  both: cell("ai"),
  onlyTreatment: cell("bi"),
  onlyComparator: cell("ci"),
  neither: cell("di"),
});

const correlation = (cell: Cell) => ({ r: cell("ri"), n: cell("ni") });
const determination = (cell: Cell) => ({ r2: cell("r2i"), predictors: cell("mi"), n: cell("ni") });
const one = (cell: Cell) => ({ n: cell("ni"), mean: cell("mi"), sd: cell("sdi") });
const counts = (cell: Cell, has: Has) => arm(cell("xi"), has("mi") ? cell("mi") : null, has("mi") ? 0 : cell("ni"));
const rate = (cell: Cell) => ({ events: cell("xi"), time: cell("ti") });
const area = (cell: Cell) => ({ auc: cell("ai"), n: sizes(cell) });
const alpha = (cell: Cell) => ({ alpha: cell("ai"), items: cell("mi"), n: cell("ni") });

/** For each measure, its statistics from a row of R's arguments. */
const readers: { readonly [M in Measure]?: (cell: Cell, has: Has) => MeasureStatistics[M] } = {
  ...{ MD: twoGroups, SMDH: twoGroups, SMD1: twoGroups, SMD1H: twoGroups, ROM: twoGroups, VR: twoGroups },
  ...{ CVR: twoGroups, CLESN: twoGroups, AUCN: twoGroups },
  ...{ SMD: standardized, RPB: standardized, ZPB: standardized, RBIS: standardized, ZBIS: standardized },
  ...{ D2OR: standardized, D2ORL: standardized, D2ORN: standardized, CLES: area, AUC: area },
  ...{ OR: twoTables, RR: twoTables, RD: twoTables, PETO: twoTables, AS: twoTables, PHI: twoTables, ZPHI: twoTables },
  ...{ YUQ: twoTables, YUY: twoTables, RTET: twoTables, ZTET: twoTables, PBIT: twoTables },
  ...{ OR2D: twoTables, OR2DL: twoTables, OR2DN: twoTables, IRR: twoRates, IRD: twoRates, IRSD: twoRates },
  ...{ MC: pairs, SMCR: byFirst, SMCRH: byFirst, SMCRP: pairs, SMCRPH: pairs, ROMC: pairs, VRC: pairs, CVRC: pairs },
  CLESCN: pairs,
  SMCC: (cell, has) => (has("ti") ? { n: cell("ni"), t: cell("ti") } : pairs(cell)),
  ...{ MPRD: matched, MPRR: matched, MPOR: matched, MPORC: matched, MPPETO: matched },
  ...{ COR: correlation, UCOR: correlation, ZCOR: correlation },
  PCOR: (cell) => ({ ...correlation(cell), predictors: cell("mi") }),
  ZPCOR: (cell) => ({ ...correlation(cell), predictors: cell("mi") }),
  SPCOR: (cell) => ({ ...correlation(cell), r2: cell("r2i") }),
  ZSPCOR: (cell) => ({ ...correlation(cell), r2: cell("r2i") }),
  ...{ R2: determination, ZR2: determination, R2F: determination, ZR2F: determination },
  ...{ MN: one, SMN: one, MNLN: one, SDLN: one, CVLN: one },
  ...{ PR: counts, PLN: counts, PLO: counts, PRZ: counts, PAS: counts, PFT: counts },
  ...{ IR: rate, IRLN: rate, IRS: rate, IRFT: rate, ARAW: alpha, AHW: alpha, ABT: alpha },
  REH: (cell) => ({ homozygotes: [cell("ai"), cell("ci")], heterozygotes: cell("bi") }),
};

const known =
  /^(measure|[abcd]i|n[12]i|m[12]i|sd[12]i|x[12]i|t[12]i|xi|mi|ni|ri|r2i|ti|pi|sdi|data|add|to|drop00|vtype|correct|flip)$/;

/** The effects of a call of `escalc`; `null` for a call that is not known here. */
function effectsOf(inside: string, input: Columns): readonly MeasuredEffect[] | null {
  const given = argumentsOf(inside);
  const measure = given.measure as Measure;
  const read = readers[measure];
  if (read === undefined || !Object.keys(given).every((name) => known.test(name))) return null;
  const values = valuesOf(given, input);
  const has: Has = (argument) => values(argument) !== null;
  const names = Object.keys(given).filter(has);
  const rows = (values(names[0] as string) as readonly number[]).map((_, i): MeasureRow<Measure> => {
    const cell: Cell = (argument) => values(argument)?.[i] ?? Number.NaN;
    const statistics = read(cell, has);
    if (given.flip !== "TRUE") return statistics;
    const { treatment, comparator } = statistics as MeasureStatistics["OR"];
    return { treatment: comparator, comparator: treatment };
  });
  return measureEffects(measure, rows, {
    ...(given.vtype === undefined ? {} : { variance: varianceOf(measure, given.vtype) }),
    corrected: given.correct !== "FALSE",
    zeroCells: zeroCellsOf(given),
  } as MeasureOptions);
}

/** R takes every form for `MD`; those that it does not know there are the usual one. */
const varianceOf = (measure: Measure, vtype: string): string => (measure === "OR" ? "LS" : vtype);

const zeroCellsOf = ({ add, to, drop00 }: Readonly<Record<string, string>>): ZeroCells => ({
  add: add === undefined || add === "1/2" ? 0.5 : Number(add),
  to: (to ?? "only0") as ZeroCells["to"],
  drop00: drop00 === "TRUE",
});

/** `escalc(...)`, `summary(escalc(...))` with and without `transf=exp`, and `conv.wald(...)` of printed ratios. */
export const effectsAsEscalc: Adapter = (reference, input) => {
  const { call } = reference;
  const plain = /^escalc\((.*)\)$/.exec(call)?.[1];
  const summary = /^summary\(escalc\((.*?)\)(, transf=exp)?\)$/.exec(call);
  const wald = /^conv\.wald\((.*), transf=log\)$/.exec(call)?.[1];
  if (summary !== null) return summarized(reference, effectsOf(summary[1] as string, input), summary[2] !== undefined);
  if (wald !== undefined) return compare(reference, printedRatios(valuesOf(argumentsOf(wald), {})));
  const effects = plain === undefined ? null : effectsOf(plain, input);
  return effects === null ? null : compare(reference, effects);
};

const printedRatios = (values: Values): readonly MeasuredEffect[] =>
  measureEffects(
    "HR",
    (values("out") ?? []).map((ratio, i) => ({
      ratio: ratio as number,
      ci: [values("ci.lb")?.[i] as number, values("ci.ub")?.[i] as number],
    })),
  );

function compare({ results }: ReferenceCase, effects: readonly MeasuredEffect[]): readonly Comparison[] {
  const { yi, vi } = results as { yi: (number | null)[]; vi: (number | null)[] };
  return yi.flatMap((expected, i) => [
    {
      field: `yi.${i}`,
      actual: effects[i]?.yi ?? null,
      expected,
      tolerance: { relative, scale: Math.sqrt(vi[i] ?? 0) },
    },
    { field: `vi.${i}`, actual: effects[i]?.vi ?? null, expected: vi[i] ?? null, tolerance: { relative } },
  ]);
}

/** The test and the interval of each effect by itself. */
function summarized(
  { results }: ReferenceCase,
  effects: readonly MeasuredEffect[] | null,
  natural: boolean,
): readonly Comparison[] | null {
  if (effects === null) return null;
  const columns = results as Readonly<Record<string, readonly number[]>>;
  return effects.flatMap((effect, i) => {
    if (effect.yi === null) return [];
    const fit = pool([effect], { tau2: "CE", interval: "z" });
    const back = natural ? backTransform(fit) : fit;
    const found: Readonly<Record<string, number | null | undefined>> = {
      ...{ yi: back?.estimate, vi: effect.vi, sei: fit.stdError, zi: fit.statistic, pval: fit.pValue },
      ...{ "ci.lb": back?.confidence?.[0], "ci.ub": back?.confidence?.[1] },
    };
    return Object.entries(columns).map(([name, column]) => ({
      field: `${name}.${i}`,
      actual: found[name] ?? null,
      expected: column[i] ?? null,
      tolerance: name === "pval" ? { relative, log: true } : { relative, scale: Math.sqrt(effect.vi) },
    }));
  });
}
