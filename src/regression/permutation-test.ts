import { SynthesisError } from "../errors.js";
import { weighed } from "../model/mixed-model.js";
import { sampleOf } from "../model/sample.js";
import { tau2Estimators } from "../model/tau2.js";
import { solveTransposed } from "../numeric/index.js";
import type { BareEffect, EffectSize, PermutationTest, PermutedStatistic, RegressionMethod } from "../types/index.js";
import { type Arrangements, allOrders, allSigns, countOrders, randomOrders, randomSigns } from "./arrangements.js";
import { DesignModel } from "./design-model.js";
import { doRange, inOrder, isWhole, notesOnPart, rangeWithin, requireDrawn } from "./in-parts.js";
import { factorOf, givenTo, inColumns, methodOf } from "./meta-regression.js";
import type { RegressionOptions } from "./options.js";
import { dataOf, type Prepared, prepare } from "./prepare.js";
import { waldTest } from "./wald.js";

/** Which arrangements are looked at, and how the caller follows the work. */
export interface PermutationOptions extends RegressionOptions {
  /** Every arrangement once: by default where there are at most 100,000. */
  readonly exact?: boolean;
  /** Random arrangements, that of the data among them, where not every one is looked at; 10,000 by default. */
  readonly iterations?: number;
  /** Of random arrangements; 1 by default. */
  readonly seed?: number;
  /** The range looked at, for work done in parts; all by default. */
  readonly from?: number;
  readonly to?: number;
  /** Told now and then how many of the range are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Looked at whenever `onProgress` would be told. */
  readonly signal?: AbortSignal;
}

const AFFORDABLE = 100_000;
const DEFAULT_ITERATIONS = 10_000;

/** How many arrangements lie between two words to the caller. */
const STRIDE = 1024;

/** Arrangements that mirror the data differ from it by rounding and by how exactly tau2 was found. */
const TIE = 1e-8;

/**
 * Tests coefficients by what they would be if effects and moderators were unrelated: each arrangement is fitted anew, and
 * the p-value is the share of arrangements whose statistic is at least as far from 0 as that of the data.
 *
 * With moderators their rows change places among the effects; with nothing but an intercept effects change sign, which
 * holds if they lie symmetrically about 0. Arrangements are numbered, and any range of them can be done anywhere:
 * {@link joinPermutations} puts the parts together.
 *
 * @param options - as for {@link metaRegression}, and which arrangements
 * @throws {@link SynthesisError} as {@link metaRegression} does; `BAD_OPTION`; `CANCELLED` when the signal ended the work
 * @see Higgins & Thompson (2004), Statistics in Medicine 23:1663-1682, doi:10.1002/sim.1752; Follmann & Proschan (1999),
 *   Biometrics 55:732-737, doi:10.1111/j.0006-341X.1999.00732.x
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const { total, coefficients } = permutationTest(effects, { moderators: ["dose"], data: { dose: [1, 2, 3, 4] } });
 * [total, coefficients[1].pValue?.toFixed(3)]; // [24, "0.083"]
 */
export function permutationTest(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: PermutationOptions,
): PermutationTest {
  const prepared = prepare("permutationTest", effects, options);
  const method = methodOf(options);
  const signs = prepared.intercept && prepared.columns.length === 1;
  const { arrangements, exact, seed } = choose(prepared, signs, options);
  const { total } = arrangements;
  const range = rangeWithin("permutationTest", total, options);
  const { from, to } = range;
  const statisticsOf = signs ? signFlipped(prepared, method) : permuted(prepared, method);
  const k = prepared.effects.length;
  const unchanged = Int32Array.from({ length: k }, (_, i) => (signs ? 1 : i));
  const observed = statisticsOf(unchanged).slice();
  const atLeast = new Float64Array(observed.length);
  const into = new Int32Array(k);
  doRange("permutationTest", range, options, STRIDE, (index) => {
    // With every sign changed a statistic changes its sign and nothing else: of two such arrangements one is fitted.
    const mirror = signs && exact ? total - 1 - index : -1;
    if (mirror >= from && mirror < index) return;
    const times = mirror > index && mirror < to ? 2 : 1;
    const here = statisticsOf(arrangements.fill(index, into));
    for (let j = 0; j < observed.length; j++) {
      if (!(Math.abs(here[j]!) < Math.abs(observed[j]!) * (1 - TIE))) atLeast[j]! += times;
    }
  });
  const names = prepared.basis.kept.map((place) => prepared.columns[place]!.name);
  const statistic = (name: string, j: number): PermutedStatistic => ({
    name,
    statistic: observed[j]!,
    atLeast: atLeast[j]!,
    pValue: null,
  });
  return complete({
    kind: signs ? "sign-flips" : "permutations",
    method,
    data: dataOf(prepared),
    exact,
    seed,
    total,
    from,
    to,
    coefficients: names.map(statistic),
    omnibus: signs ? null : statistic("omnibus", names.length),
    notes: prepared.notes,
  });
}

/**
 * Joins the ranges of one permutation test into one; with all arrangements it has p-values.
 *
 * @param parts - in any order, each beginning where another ends
 * @throws {@link SynthesisError} `BAD_OPTION` if they are not of one test, or leave a gap
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const part = (from: number, to: number) => permutationTest(effects, { moderators: [], from, to });
 * joinPermutations([part(0, 10), part(10, 16)]).coefficients[0].pValue; // 0.125
 */
export function joinPermutations(parts: readonly PermutationTest[]): PermutationTest {
  const sameOf = ({ kind, exact, seed, total, method, data }: PermutationTest) => [
    kind,
    exact,
    seed,
    total,
    method,
    data,
  ];
  return complete(inOrder("joinPermutations", "test", parts, sameOf).reduce(joinTwo));
}

function joinTwo(left: PermutationTest, right: PermutationTest): PermutationTest {
  const both = (a: PermutedStatistic, b: PermutedStatistic): PermutedStatistic => ({
    ...a,
    atLeast: a.atLeast + b.atLeast,
  });
  return {
    ...left,
    to: right.to,
    coefficients: left.coefficients.map((each, i) => both(each, right.coefficients[i]!)),
    omnibus: left.omnibus && right.omnibus && both(left.omnibus, right.omnibus),
  };
}

/** With p-values, if all arrangements have been looked at; else with a note. */
function complete(test: PermutationTest): PermutationTest {
  const { from, to, total } = test;
  const whole = isWhole(test);
  const message = `arrangements ${from} to ${to} of ${total}: no p-value yet`;
  const about = whole ? null : { message, remedy: "join the parts with joinPermutations" };
  const notes = notesOnPart(test.notes, "PERMUTATIONS_IN_PART", about);
  if (!whole) return { ...test, notes };
  const withP = (each: PermutedStatistic): PermutedStatistic => ({ ...each, pValue: each.atLeast / total });
  return { ...test, coefficients: test.coefficients.map(withP), omnibus: test.omnibus && withP(test.omnibus), notes };
}

function choose(
  prepared: Prepared,
  signs: boolean,
  { exact, iterations = DEFAULT_ITERATIONS, seed = 1 }: PermutationOptions,
): { readonly arrangements: Arrangements; readonly exact: boolean; readonly seed: number | null } {
  const k = prepared.effects.length;
  const kinds = kindsOf(prepared);
  const counts: number[] = [];
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  const total = signs ? 2 ** k : countOrders(counts);
  const isExact = exact ?? total <= AFFORDABLE;
  if (isExact && total > 2 ** 32) {
    throw new SynthesisError(
      "BAD_OPTION",
      `permutationTest: ${total.toExponential(1)} arrangements are too many to look at each`,
      { remedy: "leave out exact: true, and give iterations and a seed" },
    );
  }
  requireDrawn("permutationTest", "iterations", iterations, seed);
  if (isExact) return { arrangements: signs ? allSigns(k) : allOrders(kinds), exact: true, seed: null };
  return { arrangements: (signs ? randomSigns : randomOrders)(k, iterations, seed), exact: false, seed };
}

/** Studies with the same values of all moderators have one kind. */
function kindsOf({ values }: Prepared): readonly number[] {
  const seen = new Map<string, number>();
  return values.map((at) => {
    const key = JSON.stringify(at);
    const kind = seen.get(key) ?? seen.size;
    seen.set(key, kind);
    return kind;
  });
}

type Statistics = (arrangement: Int32Array) => Float64Array;

function signFlipped({ effects }: Prepared, method: RegressionMethod): Statistics {
  const { tau2, interval } = method;
  const estimator = tau2Estimators[tau2];
  const flipped = effects.map(({ yi, vi }) => ({ yi, vi }));
  const [common, at] = [weighed(), weighed()];
  const result = new Float64Array(1);
  return (signs) => {
    for (let i = 0; i < flipped.length; i++) flipped[i]!.yi = signs[i]! * effects[i]!.yi;
    const sample = sampleOf(flipped);
    estimator(sample, sample.weigh(0, common), at, givenTo(method, sample));
    const factor = factorOf(interval, at.Q / (sample.k - 1));
    result[0] = (sample.centre / sample.unit + at.mean) * Math.sqrt(at.sumW / factor);
    return result;
  };
}

/** Statistics of all coefficients, and last of all but the intercept at once. */
function permuted({ effects, columns, basis }: Prepared, method: RegressionMethod): Statistics {
  const { tau2, interval } = method;
  const estimator = tau2Estimators[tau2];
  const k = effects.length;
  const p = basis.q.length;
  const yi = effects.map((effect) => effect.yi);
  const vi = effects.map((effect) => effect.vi);
  const q = basis.q.map((column) => column.slice());
  const tested = basis.kept.flatMap((place, i) => (columns[place]!.term === null ? [] : [i]));
  const unit = (i: number): number[] => Array.from({ length: p }, (_, j) => Number(i === j));
  const weights = tested.map((i) => solveTransposed(basis.r, p, unit(i)));
  const values = tested.map(() => 0);
  const [common, at] = [weighed(), weighed()];
  const result = new Float64Array(p + 1);
  return (order) => {
    for (let j = 0; j < p; j++) for (let i = 0; i < k; i++) q[j]![i] = basis.q[j]![order[i]!]!;
    const model = new DesignModel(yi, vi, { q });
    estimator(model, model.weigh(0, common), at, givenTo(method, model));
    const factor = factorOf(interval, at.Q / (k - p));
    const { theta, covariance } = model.estimates();
    const square = Array.from({ length: p }, (_, i) =>
      Array.from(covariance.subarray(i * p, i * p + p), (value) => value * factor),
    );
    const raw = inColumns(basis, theta, square);
    for (let i = 0; i < p; i++) result[i] = raw.coefficients[i]! / Math.sqrt(raw.covariance[i]![i]!);
    result[p] = waldTest([], { weights, values }, theta, square, interval === "z" ? null : k - p).statistic ?? Infinity;
    return result;
  };
}
