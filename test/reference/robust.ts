import { mixedModel } from "../../src/mixed/index.js";
import { pool } from "../../src/model/index.js";
import { metaRegression } from "../../src/regression/index.js";
import {
  type Clustered,
  type RobustOptions,
  robust,
  robustPredictions,
  robustTest,
  workingModel,
} from "../../src/robust/index.js";
import type { BareEffect, Covariance, JointTest, RobustFit } from "../../src/types/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import { complete, fieldComparer, predictionComparisons, regressionOf } from "./metareg.js";
import type { Columns, ReferenceCase } from "./reference.js";

interface Table {
  readonly effects: readonly BareEffect[];
  readonly data: Columns;
}

interface MvCase extends ReferenceCase {
  /** How far equally good fits of R lie apart. */
  readonly mv_spread?: number;
}

/** Closed forms; tau2 by iteration; components that R has by a general search. */
const relativeOf = ({ tight, mv_spread }: MvCase): number =>
  mv_spread !== undefined ? Math.max(1e-6, 10 * mv_spread) : tight === undefined ? 1e-10 : 1e-8;

/** Sampling errors of one study correlated by `rho`. */
function compoundSymmetric({ effects, data }: Table, cluster: string, rho: number): Covariance {
  const rows = new Map<string, number[]>();
  effects.forEach((_, i) => {
    const name = String(data[cluster]![i]);
    rows.set(name, [...(rows.get(name) ?? []), i]);
  });
  const between = (i: number, j: number): number =>
    (i === j ? 1 : rho) * Math.sqrt(effects[i]!.vi) * Math.sqrt(effects[j]!.vi);
  const blocks = [...rows].map(([name, places]) => ({
    cluster: name,
    rows: places,
    matrix: places.map((i) => places.map((j) => between(i, j))),
  }));
  return { k: effects.length, blocks, assumptions: [], notes: [] };
}

/** `rma.mv(yi, V, mods=~..., random=~1|outer/inner, data=dat)`. */
function mixedOf(call: string, table: Table): Clustered | null {
  const parts =
    /^rma\.mv\(yi, (?:vi|vcalc\(vi, cluster=(\w+), obs=\w+, rho=([\d.]+), data=dat\))(?:, mods=~(.*?))?, random=~1\|(\w+)\/(\w+), data=dat\)$/.exec(
      call,
    );
  if (parts === null) return null;
  const [, cluster, rho, mods, outer, inner] = parts;
  const shifted = /^I\((\w+)-(\d+)\)$/.exec(mods ?? "");
  const since = shifted === null ? {} : { since: table.data[shifted[1]!]!.map((x) => Number(x) - Number(shifted[2])) };
  return mixedModel(table.effects, {
    random: [{ nested: [outer!, inner!] }],
    moderators: shifted !== null ? ["since"] : (mods?.split("+") ?? []),
    data: { ...table.data, ...since },
    ...(cluster === undefined ? {} : { covariance: compoundSymmetric(table, cluster, Number(rho)) }),
  });
}

/** Fits by their calls: each stands behind a dozen cases. */
const fits = new Map<string, Clustered | null>();

function fitOf(call: string, table: Table): Clustered | null {
  const key = `${call} of ${table.effects.length}`;
  if (!fits.has(key)) fits.set(key, fitted(call, table));
  return fits.get(key)!;
}

function fitted(call: string, table: Table): Clustered | null {
  const options = regressionOf(call, table.data);
  if (options === null) return mixedOf(call, table);
  const { moderators, ...rest } = options;
  return "length" in moderators && moderators.length === 0
    ? pool(table.effects, rest)
    : metaRegression(table.effects, options);
}

/** `rma(...)` or `rma.mv(...)` at the start of a text, and what follows it. */
function firstCall(text: string): readonly [string, string] | null {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")" && --depth === 0) return [text.slice(0, i + 1), text.slice(i + 1)];
  }
  return null;
}

const of = (fit: RobustFit, key: "estimate" | "stdError" | "statistic" | "df" | "pValue"): readonly (number | null)[] =>
  fit.coefficients.map((each) => each[key]);

const ends = (fit: RobustFit, side: 0 | 1): readonly number[] =>
  fit.coefficients.map(({ confidence }) => confidence[side]);

function coefficientComparisons(reference: ReferenceCase, fit: RobustFit, names: Readonly<Record<string, string>>) {
  const relative = relativeOf(reference);
  const field = fieldComparer(reference);
  const errors = of(fit, "stdError") as readonly number[];
  const exact = (): Tolerance => ({ relative });
  const by = (i: number): Tolerance => ({ relative, scale: errors[i] ?? 0 });
  const products = errors.flatMap((a) => errors.map((b) => a * b));
  const named = (name: string): string => names[name] ?? name;
  return [
    ...field(named("b"), of(fit, "estimate"), by),
    ...field(named("se"), of(fit, "stdError"), exact),
    ...field(named("zval"), of(fit, "statistic"), () => ({ relative, scale: 1 })),
    ...field(named("pval"), of(fit, "pValue"), () => ({ relative, log: true })),
    ...field(named("ci_lb"), ends(fit, 0), by),
    ...field(named("ci_ub"), ends(fit, 1), by),
    ...field("vb", fit.covariance.flat(), (i) => ({ relative, scale: products[i] ?? 0 })),
    ...(fit.method.test === "z" ? [] : field(named("dfs"), of(fit, "df"), exact)),
  ];
}

/** What metafor tests at once: all coefficients but the intercept, or the intercept where there is nothing else. */
const testedAtOnce = (fit: RobustFit): JointTest => fit.omnibus ?? robustTest(fit, ["intercept"]).joint;

type Values = Readonly<Record<string, number | string>>;

/** What a study of any fit has for moderators. */
const valuesOf = (study: object): Values =>
  ("values" in study ? study.values : "moderators" in study ? study.moderators : {}) as Values;

function asRobust(reference: ReferenceCase, text: string, table: Table, predicted: boolean) {
  const [inner, rest] = firstCall(text) ?? ["", ""];
  const [, cluster, how] = /^, cluster=(\w+)(?:, (adjust=FALSE|clubSandwich=TRUE))?$/.exec(rest) ?? [];
  const fit = cluster === undefined ? null : fitOf(inner, table);
  if (fit === null || cluster === undefined) return null;
  const made: RobustOptions =
    how === "clubSandwich=TRUE"
      ? { type: "CR2", test: "Satterthwaite" }
      : { type: how === undefined ? "CR1p" : "CR0", test: "naive-tp" };
  const found = robust(fit, { ...made, cluster, data: { [cluster]: table.data[cluster]! } });
  if (predicted) {
    const rows = fit.studies.slice(0, (reference.results?.pred as readonly number[] | undefined)?.length);
    const at = rows.map(valuesOf);
    return predictionComparisons(reference, robustPredictions(found, at), reference.results, relativeOf(reference));
  }
  const relative = relativeOf(reference);
  const field = fieldComparer(reference);
  const exact = (): Tolerance => ({ relative });
  const joint = testedAtOnce(found);
  return [
    ...coefficientComparisons(reference, found, {}),
    ...field("n_clusters", found.clusters, exact),
    ...field("QM", joint.statistic, exact),
    ...field("QMp", joint.pValue, () => ({ relative, log: true })),
    ...field("QMdf", [joint.df, joint.residualDf], exact),
  ];
}

function asCoefTest(reference: ReferenceCase, text: string, table: Table) {
  const [inner, rest] = firstCall(text) ?? ["", ""];
  const [, cluster, type, test] = /^, cluster=dat\$(\w+), vcov="(\w+)", test="([\w-]+)"$/.exec(rest) ?? [];
  const fit = cluster === undefined ? null : fitOf(inner, table);
  if (fit === null || cluster === undefined) return null;
  const options = { cluster, data: { [cluster]: table.data[cluster]! }, type, test } as RobustOptions;
  return coefficientComparisons(reference, robust(fit, options), {
    ...{ b: "beta", se: "SE", zval: "tstat", pval: "p", dfs: "df" },
  });
}

/** Hotelling's T2 and its companions; `HTA` is an approximation that Tipton and Pustejovsky found inferior, and is not made here. */
function asWald(reference: ReferenceCase, text: string, table: Table) {
  const [inner, rest] = firstCall(text) ?? ["", ""];
  const [, cluster] = /, cluster=dat\$(\w+), vcov="CR2", test=c\([^)]*\)$/.exec(rest) ?? [];
  const fit = cluster === undefined ? null : fitOf(inner, table);
  if (fit === null || cluster === undefined) return null;
  const tests = { HTZ: "Satterthwaite", "Naive-F": "naive-t", "chi-sq": "z" } as const;
  const relative = relativeOf(reference);
  const results = reference.results as Readonly<Record<string, readonly (number | string)[]>>;
  return Object.entries(tests).flatMap(([name, test]): Comparison[] => {
    const at = results.test!.indexOf(name);
    const { omnibus } = robust(fit, { cluster, data: { [cluster]: table.data[cluster]! }, test });
    const { statistic, df, residualDf, pValue } = omnibus as JointTest;
    const compared = (field: string, actual: number | null, tolerance: Tolerance): Comparison => ({
      field: `${name} ${field}`,
      actual,
      expected: results[field]![at] as number,
      tolerance,
    });
    return [
      compared("Fstat", test === "z" ? (statistic as number) / df : statistic, { relative }),
      compared("df_num", df, { relative }),
      ...(test === "z" ? [] : [compared("df_denom", residualDf, { relative })]),
      compared("p", pValue, { relative, log: true }),
    ];
  });
}

function asRobu(reference: ReferenceCase, { effects, data }: Table) {
  const [, formula, cluster, rho, kind, small] =
    /^robumeta::robu\(yi ~ (.*?), data=dat, studynum=(\w+), var.eff.size=vi(?:, rho=([\d.]+))?, modelweights="(\w+)", small=(\w+)\)$/.exec(
      reference.call,
    ) ?? [];
  if (formula === undefined || cluster === undefined) return null;
  const fit = workingModel(effects, {
    // What the package takes where nothing is said.
    ...(kind === "CORR" ? { kind: "correlated", rho: Number(rho ?? 0.8) } : { kind: "hierarchical" }),
    ...{ cluster, data, moderators: formula === "1" ? [] : formula.split(" + ") },
  });
  const found = robust(fit, small === "TRUE" ? {} : { type: "CR1p", test: "naive-tp" });
  const field = fieldComparer(reference);
  const exact = (): Tolerance => ({ relative: 1e-10 });
  return [
    ...coefficientComparisons(reference, found, { se: "SE", zval: "t", pval: "prob" }),
    ...field("tau2", fit.tau2, exact),
    ...field("omega2", fit.omega2, exact),
    ...field("I2", fit.I2 === null ? null : 100 * fit.I2, exact),
    ...field("N", fit.clusters, exact),
    ...field("M", fit.k, exact),
  ];
}

export const robustAs: Adapter = (reference, input) => {
  const table = complete(input);
  const [, outer, rest] =
    /^(predict\(robust|robust|clubSandwich::coef_test|clubSandwich::Wald_test)\((.*)\)$/.exec(reference.call) ?? [];
  if (outer === "predict(robust") return asRobust(reference, rest!.slice(0, -1), table, true);
  if (outer === "robust") return asRobust(reference, rest!, table, false);
  if (outer === "clubSandwich::coef_test") return asCoefTest(reference, rest!, table);
  return outer === undefined ? asRobu(reference, table) : asWald(reference, rest!, table);
};
