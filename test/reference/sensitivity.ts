import { exp } from "../../src/numeric/index.js";
import { mantelHaenszel, peto } from "../../src/rare/index.js";
import { baujat, cumulative, gosh, influence, leaveOneOut } from "../../src/sensitivity/index.js";
import type { Baujat, Gosh, Influence, Refit, TwoByTwo } from "../../src/types/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import { complete, fieldComparer, regressionOf, relativeOf } from "./metareg.js";
import { rowsOf } from "./mh-peto.js";
import type { Columns, ReferenceCase } from "./reference.js";
import { effectsOf, rmaOptions } from "./rma-uni.js";

/** `leave1out()`, `cumul()`, `influence()`, `gosh()` and `baujat()`. */
export const sensitivityAs: Adapter = (reference, input) => {
  const { call } = reference;
  const [, verb, inner = "", rest = ""] =
    /^(?:\{pdf\(NULL\); b <- )?(\w+)\((rma(?:\.\w+)?\([^()]*\))(.*)$/.exec(call) ?? [];
  if (verb === "leave1out" || verb === "cumul") return refits(reference, verb, inner, rest, input);
  const { effects, data } = complete(input);
  const options = inner.includes("mods=") ? regressionOf(inner, data) : rmaOptions(inner);
  if (options === null) return null;
  if (verb === "influence") return influenceComparisons(reference, influence(effects, options));
  if (verb === "gosh")
    return goshComparisons(reference, gosh(effects, options), Math.min(...effects.map(({ vi }) => vi)));
  return verb === "baujat" ? baujatComparisons(reference, baujat(effects, options)) : null;
};

function refits(reference: ReferenceCase, verb: "leave1out" | "cumul", inner: string, rest: string, input: Columns) {
  const [, column] = /, order=(\w+)/.exec(rest) ?? [];
  const order = column === undefined ? {} : { order: input[column] as readonly number[] };
  const how = { ...order, collapse: rest.includes("collapse=TRUE") };
  const rows = ((): readonly Refit[] | null => {
    const [, weighting] = /^rma\.(mh|peto)\(ai=ai, bi=bi, ci=ci, di=di, data=dat\)$/.exec(inner) ?? [];
    if (weighting !== undefined) {
      const tables = rowsOf<TwoByTwo>(input, { ai: "ai", bi: "bi", ci: "ci", di: "di" });
      const pool = weighting === "mh" ? mantelHaenszel : peto;
      return verb === "cumul" ? cumulative(tables, { pool, ...how }).rows : leaveOneOut(tables, { pool }).rows;
    }
    const options = rmaOptions(inner);
    if (options === null) return null;
    return verb === "cumul"
      ? cumulative(effectsOf(input), { ...options, ...how }).rows
      : leaveOneOut(effectsOf(input), options).rows;
  })();
  return rows === null ? null : refitComparisons(reference, rows, rest.includes("transf=exp"));
}

/** For one study R reports Q = 0, p = 1, tau2 = 0, I2 = 0 and H2 = 1, where ours are `null`: nothing is compared. */
function refitComparisons(reference: ReferenceCase, rows: readonly Refit[], natural: boolean): readonly Comparison[] {
  const relative = relativeOf(reference);
  const field = fieldComparer(reference);
  const scale = natural ? exp : (value: number): number => value;
  const near = (i: number): Tolerance => {
    const { estimate, stdError } = rows[i]!;
    return { relative, scale: (natural ? exp(estimate ?? 0) : 1) * (stdError ?? 1) };
  };
  const plain = (): Tolerance => ({ relative });
  const unit = (): Tolerance => ({ relative, scale: 1 });
  const several = (
    name: string,
    of: (row: Refit) => number | null,
    tolerance: (i: number) => Tolerance,
  ): Comparison[] => field(name, rows.map(of), tolerance).filter((_, i) => rows[i]!.k > 1);
  const percent = ({ I2 }: Refit): number | null => (I2 === null ? null : 100 * I2);
  return [
    ...field(
      "k",
      rows.map(({ k }) => k),
      plain,
    ),
    ...field(
      "estimate",
      rows.map(({ estimate }) => estimate && scale(estimate)),
      near,
    ),
    ...(natural
      ? []
      : field(
          "se",
          rows.map(({ stdError }) => stdError),
          plain,
        )),
    ...field(
      "zval",
      rows.map(({ statistic }) => statistic),
      unit,
    ),
    ...field(
      "tval",
      rows.map(({ statistic }) => statistic),
      unit,
    ),
    ...field(
      "pval",
      rows.map(({ pValue }) => pValue),
      () => ({ relative, log: true }),
    ),
    ...field(
      "ci_lb",
      rows.map(({ confidence }) => confidence && scale(confidence[0])),
      near,
    ),
    ...field(
      "ci_ub",
      rows.map(({ confidence }) => confidence && scale(confidence[1])),
      near,
    ),
    ...several(
      "Q",
      ({ Q }) => Q?.statistic ?? null,
      (i) => ({ relative, scale: rows[i]!.k - 1 }),
    ),
    ...several(
      "Qp",
      ({ Q }) => Q?.pValue ?? null,
      () => ({ relative, log: true }),
    ),
    // What R has a hair above 0 counts against the variance of the effect.
    ...several(
      "tau2",
      ({ tau2 }) => tau2,
      (i) => ({ relative, scale: rows[i]!.stdError! ** 2 }),
    ),
    ...several("I2", percent, () => ({ relative, scale: 100 })),
    ...several("H2", ({ H2 }) => H2, unit),
  ];
}

function influenceComparisons(reference: ReferenceCase, { studies, coefficients }: Influence): readonly Comparison[] {
  const relative = relativeOf(reference);
  const field = fieldComparer(reference);
  const plain = (): Tolerance => ({ relative });
  const unit = (): Tolerance => ({ relative, scale: 1 });
  const named = (name: string): string => (name === "intercept" ? "intrcpt" : name);
  return [
    ...field(
      "inf.rstudent",
      studies.map(({ rstudent }) => rstudent),
      unit,
    ),
    ...field(
      "inf.dffits",
      studies.map(({ dffits }) => dffits),
      unit,
    ),
    ...fieldAt(
      reference,
      ["inf", "cook.d"],
      studies.map(({ cooksDistance }) => cooksDistance),
      unit,
    ),
    ...fieldAt(
      reference,
      ["inf", "cov.r"],
      studies.map(({ covarianceRatio }) => covarianceRatio),
      plain,
    ),
    ...fieldAt(
      reference,
      ["inf", "tau2.del"],
      studies.map(({ tau2Without }) => tau2Without),
      plain,
    ),
    ...fieldAt(
      reference,
      ["inf", "QE.del"],
      studies.map(({ QWithout }) => QWithout),
      unit,
    ),
    ...field(
      "inf.hat",
      studies.map(({ hat }) => hat),
      plain,
    ),
    ...field(
      "inf.weight",
      studies.map(({ weight }) => 100 * weight),
      plain,
    ),
    ...coefficients.flatMap((name, j) =>
      fieldAt(
        reference,
        ["dfbs", named(name)],
        studies.map(({ dfbetas }) => dfbetas[j]!),
        unit,
      ),
    ),
    ...fieldAt(
      reference,
      ["is_infl"],
      studies.map(({ influential }) => Number(influential)),
      plain,
    ),
  ];
}

/** A field whose name has a dot in it; truth counts as 1. */
function fieldAt(
  { results }: ReferenceCase,
  path: readonly string[],
  actual: readonly (number | null)[],
  tolerance: () => Tolerance,
): Comparison[] {
  const found = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], results);
  return (found as readonly (number | boolean | null)[]).map((expected, i) => ({
    field: path.join("."),
    actual: actual[i] ?? null,
    expected: typeof expected === "boolean" ? Number(expected) : expected,
    tolerance: tolerance(),
  }));
}

/** What R has a hair above 0 as tau2 counts against the smallest variance. R lists the subsets by their size, and for regressions leaves out those with fewer studies than coefficients. */
function goshComparisons(reference: ReferenceCase, found: Gosh, smallest: number): readonly Comparison[] {
  const relative = relativeOf(reference);
  const { incl } = reference.results as { readonly incl: readonly (readonly (number | boolean)[])[] };
  const rows = incl.map(
    (members) => members.reduce<number>((sum, member, i) => sum + (Number(member) ? 2 ** i : 0), 0) - 1,
  );
  const field = fieldComparer(reference);
  const at = (column: readonly (number | null)[]): readonly (number | null)[] => rows.map((row) => column[row] ?? null);
  const percent = found.I2.map((I2) => (I2 === null ? null : 100 * I2));
  const plain = (): Tolerance => ({ relative });
  const unit = (): Tolerance => ({ relative, scale: 1 });
  const hundred = (): Tolerance => ({ relative, scale: 100 });
  const named = (name: string): string => (name === "effect" ? "estimate" : name === "intercept" ? "intrcpt" : name);
  return [
    ...field("res.k", at(found.k), plain),
    ...field("res.QE", at(found.Q), unit),
    ...field("res.I2", at(percent), hundred),
    ...field("res.tau2", at(found.tau2), () => ({ relative, scale: smallest })),
    ...found.estimates.flatMap(({ name, values }) => field(`res.${named(name)}`, at(values), unit)),
  ];
}

function baujatComparisons(reference: ReferenceCase, { points }: Baujat): readonly Comparison[] {
  const relative = relativeOf(reference);
  const field = fieldComparer(reference);
  const unit = (): Tolerance => ({ relative, scale: 1 });
  return [
    ...field(
      "x",
      points.map(({ x }) => x),
      unit,
    ),
    ...field(
      "y",
      points.map(({ y }) => y),
      unit,
    ),
  ];
}
