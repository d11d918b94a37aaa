import { SynthesisError } from "../errors.js";
import { cholesky, orthonormal, randomStream, solveTransposed } from "../numeric/index.js";
import { doRange, inOrder, isWhole, notesOnPart, rangeWithin, requireDrawn } from "../regression/in-parts.js";
import type { ContrastInput } from "../regression/index.js";
import { squaredLength } from "../regression/wald.js";
import type { RobustType, WildBootstrap } from "../types/index.js";
import { product } from "./adjustment.js";
import type { ClusterOptions } from "./clusters.js";
import { hypothesesOf } from "./hypotheses.js";
import { type Clustered, clustered, methodOf } from "./robust.js";
import { type Sandwich, sandwich, times } from "./sandwich.js";

/** Which samples are looked at, and how the caller follows the work. */
export interface WildBootstrapOptions extends ClusterOptions {
  /** How residuals are adjusted in the statistic; `CR2` by default. */
  readonly type?: RobustType;
  /** What residuals of a cluster are multiplied with: 1 or -1 (`Rademacher`, default), or one of six values (`Webb`), for few clusters. */
  readonly weights?: "Rademacher" | "Webb";
  /** Every change of sign once: by default with Rademacher weights and at most 16 clusters. */
  readonly exact?: boolean;
  /** Random samples, the data among them, where not every one is looked at; 10,000 by default. */
  readonly iterations?: number;
  /** Of random samples; 1 by default. */
  readonly seed?: number;
  /** The range looked at, for work done in parts; all by default. */
  readonly from?: number;
  readonly to?: number;
  /** Told now and then how many of the range are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Looked at whenever `onProgress` would be told. */
  readonly signal?: AbortSignal;
}

const AFFORDABLE = 2 ** 16;
const DEFAULT_ITERATIONS = 10_000;

/** How many samples lie between two words to the caller. */
const STRIDE = 1024;

/** Samples that mirror the data differ from it by rounding. */
const TIE = 1e-8;

/** With fewer samples than this a p-value below 0.01 can hardly occur. */
const FEW = 200;

const webb = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)] as const;

/**
 * Tests coefficients or contrasts by a wild bootstrap of clusters: the fit under the null hypothesis, plus its residuals, those
 * of each cluster multiplied with one random weight, fitted anew many times; the p-value is the share of samples whose
 * robust Wald statistic is at least that of the data.
 *
 * It keeps its level with few clusters, where F tests of several contrasts are too cautious. The working covariance, and with
 * it the weights, stay those of the fit. Samples are numbered, and any range of them can be done anywhere:
 * {@link joinBootstraps} puts the parts together.
 *
 * @param fit - as for {@link robust}
 * @param of - terms, coefficients or weighted sums as for {@link robustTest}, tested all at once
 * @throws {@link SynthesisError} as {@link robust} does; `NO_SUCH_COEFFICIENT`; `BAD_OPTION`; `CANCELLED` when the signal ended
 *   the work
 * @see Cameron, Gelbach & Miller (2008), Review of Economics and Statistics 90:414-427, doi:10.1162/rest.90.3.414; Joshi,
 *   Pustejovsky & Beretvas (2022), Research Synthesis Methods 13:457-477, doi:10.1002/jrsm.1554; Webb (2023), Canadian
 *   Journal of Economics 56:839-858, doi:10.1111/caje.12661
 * @example
 * const effects = [0.1, 0.3, 0.2, 0.6, 0.5, 0.9, 0.4].map((yi) => ({ yi, vi: 0.1 }));
 * const data = { lab: ["a", "a", "b", "b", "c", "d", "e"] };
 * const { total, pValue } = wildBootstrap(pool(effects), ["intercept"], { cluster: "lab", data });
 * [total, pValue]; // [32, 0.0625]
 */
export function wildBootstrap(
  fit: Clustered,
  of: readonly (string | ContrastInput)[],
  options: WildBootstrapOptions = {},
): WildBootstrap {
  const { type } = methodOf(fit, options);
  const { marginal, clusters } = clustered(fit, options);
  const coefficients = marginal.names.map((name, i) => ({ name, term: marginal.terms[i]! }));
  const hypotheses = hypothesesOf({ coefficients }, of);
  const m = clusters.names.length;
  const { weights = "Rademacher" } = options;
  const { exact, seed, total } = choose(m, weights, options);
  const range = rangeWithin("wildBootstrap", total, options);
  const found = sandwich(marginal, clusters, type);
  const { statisticOf, df } = statistics(found, hypotheses);
  const into = new Float64Array(m).fill(1);
  const statistic = statisticOf(into);
  const draw = exact ? signsOf : weights === "Webb" ? webbOf(seed!) : rademacherOf(seed!);
  let atLeast = 0;
  doRange("wildBootstrap", range, options, STRIDE, (index) => {
    draw(index, into);
    if (!(statisticOf(into) < statistic * (1 - TIE))) atLeast++;
  });
  return complete({
    ...{ type, weights, of: hypotheses.map(({ name }) => name), clusters: m },
    ...{ exact, seed, total, ...range, statistic, df, atLeast },
    pValue: null,
    notes: exact && total < FEW ? [aboutFewSamples(m, total)] : [],
  });
}

/**
 * Joins the ranges of one bootstrap test into one; with all samples it has a p-value.
 *
 * @param parts - in any order, each beginning where another ends
 * @throws {@link SynthesisError} `BAD_OPTION` if they are not of one test, or leave a gap
 * @example
 * const effects = [0.1, 0.3, 0.2, 0.6, 0.5, 0.9, 0.4].map((yi) => ({ yi, vi: 0.1 }));
 * const part = (from: number, to: number) => wildBootstrap(pool(effects), ["intercept"], { from, to });
 * joinBootstraps([part(0, 50), part(50, 128)]).pValue; // 0.015625
 */
export function joinBootstraps(parts: readonly WildBootstrap[]): WildBootstrap {
  const sameOf = ({ type, weights, of, clusters, exact, seed, total, statistic }: WildBootstrap) => [
    type,
    weights,
    of,
    clusters,
    exact,
    seed,
    total,
    statistic,
  ];
  const sorted = inOrder("joinBootstraps", "test", parts, sameOf);
  const atLeast = sorted.reduce((sum, part) => sum + part.atLeast, 0);
  return complete({ ...sorted[0], to: sorted.at(-1)!.to, atLeast });
}

/** With a p-value, if all samples have been looked at; else with a note. */
function complete(test: WildBootstrap): WildBootstrap {
  const { from, to, total, atLeast } = test;
  const whole = isWhole(test);
  const message = `samples ${from} to ${to} of ${total}: no p-value yet`;
  const about = whole ? null : { message, remedy: "join the parts with joinBootstraps" };
  const notes = notesOnPart(test.notes, "SAMPLES_IN_PART", about);
  return { ...test, pValue: whole ? atLeast / total : null, notes };
}

function choose(
  m: number,
  weights: "Rademacher" | "Webb",
  { exact, iterations = DEFAULT_ITERATIONS, seed = 1 }: WildBootstrapOptions,
): { readonly exact: boolean; readonly seed: number | null; readonly total: number } {
  const signs = weights === "Rademacher";
  if (!signs && weights !== "Webb") {
    throw new SynthesisError(
      "BAD_OPTION",
      `wildBootstrap: weights need one of Rademacher, Webb, got ${JSON.stringify(weights)}`,
    );
  }
  const isExact = exact ?? (signs && 2 ** m <= AFFORDABLE);
  if (isExact && (!signs || m > 32)) {
    throw new SynthesisError(
      "BAD_OPTION",
      `wildBootstrap: every sample is looked at with Rademacher weights and at most 32 clusters, got ${weights} and ${m}`,
      { remedy: "leave out exact: true, and give iterations and a seed" },
    );
  }
  requireDrawn("wildBootstrap", "iterations", iterations, seed);
  return isExact ? { exact: true, seed: null, total: 2 ** m } : { exact: false, seed, total: iterations };
}

/** Writes the weights of sample `index`; number 0 is the data. */
type Draw = (index: number, into: Float64Array) => void;

const signsOf: Draw = (index, into) => {
  for (let j = 0, rest = index; j < into.length; j++, rest = Math.floor(rest / 2)) into[j] = rest % 2 === 0 ? 1 : -1;
};

const randomly =
  (value: (u: number) => number) =>
  (seed: number): Draw =>
  (index, into) => {
    const next = randomStream(seed, index);
    for (let j = 0; j < into.length; j++) into[j] = index === 0 ? 1 : value(next());
  };

const rademacherOf = randomly((u) => (u < 0.5 ? 1 : -1));
const webbOf = randomly((u) => webb[Math.floor(6 * u)]!);

/**
 * Wald's statistic of the hypotheses for a sample by its weights, divided by its degrees of freedom. All is linear in the
 * effects, so that a sample costs a few numbers for each cluster.
 */
function statistics(
  { p, triangle, coefficients, shares }: Sandwich,
  hypotheses: readonly { readonly weights: readonly number[]; readonly value: number }[],
): { readonly statisticOf: (weights: Float64Array) => number; readonly df: number } {
  const { q, r, kept } = orthonormal(hypotheses.map(({ weights }) => solveTransposed(triangle, p, weights)));
  const df = q.length;
  const aims = solveTransposed(
    r,
    df,
    kept.map((i) => hypotheses[i]!.value),
  );
  // What the hypothesis takes from the coefficients; the basis is orthonormal, so that it is a projection.
  const shift = new Float64Array(p);
  q.forEach((weights, s) => {
    const miss = weights.reduce((total, weight, a) => total + weight * coefficients[a]!, -aims[s]!);
    for (let a = 0; a < p; a++) shift[a]! += weights[a]! * miss;
  });
  const C = Float64Array.from(q.flatMap((weights) => [...weights]));
  const m = shares.length;
  const [moves, own, pulls] = [new Float64Array(m * p), new Float64Array(m * df), new Float64Array(m * df * p)];
  shares.forEach(({ scores, piece: { n, x, w, e } }, j) => {
    const restricted = e.map((value, i) => shift.reduce((total, move, a) => total + x[i * p + a]! * move, value));
    const plain = new Float64Array(p * n);
    for (let i = 0; i < n; i++) for (let a = 0; a < p; a++) plain[a * n + i] = x[i * p + a]! * (w?.[i] ?? 1);
    moves.set(times(plain, restricted, p), j * p);
    const tested = product(C, scores, df, p, n);
    own.set(times(tested, restricted, df), j * df);
    pulls.set(product(tested, x, df, n, p), j * df * p);
  });
  const [move, error, spread, miss] = [
    new Float64Array(p),
    new Float64Array(df),
    new Float64Array(df * df),
    new Float64Array(df),
  ];
  const statisticOf = (weights: Float64Array): number => {
    move.fill(0);
    for (let j = 0; j < m; j++) for (let a = 0; a < p; a++) move[a]! += weights[j]! * moves[j * p + a]!;
    spread.fill(0);
    for (let j = 0; j < m; j++) {
      for (let s = 0; s < df; s++) {
        let total = weights[j]! * own[j * df + s]!;
        for (let a = 0; a < p; a++) total -= pulls[(j * df + s) * p + a]! * move[a]!;
        error[s] = total;
        for (let t = 0; t <= s; t++) spread[s * df + t]! += total * error[t]!;
      }
    }
    for (let s = 0; s < df; s++) {
      miss[s] = 0;
      for (let a = 0; a < p; a++) miss[s]! += C[s * p + a]! * move[a]!;
    }
    return cholesky(spread, df) ? squaredLength(spread, df, miss) / df : Number.POSITIVE_INFINITY;
  };
  return { statisticOf, df };
}

const aboutFewSamples = (m: number, total: number): WildBootstrap["notes"][number] => ({
  code: "FEW_SAMPLES",
  severity: "info",
  message: `${m} clusters have ${total} changes of sign, of which each has its mirror image: no p-value below ${2 / total} can occur`,
  remedy: 'use weights: "Webb"',
  evidence: { clusters: m, total },
});
