import type { BareEffect, Tau2Method } from "../../src/types/index.js";
import { type Exact, exact, over, times, toNumber, total } from "../support/exact.js";

/** The random-effects model at a tau2, in numbers of 240 decimals. */
export interface ExactModel {
  readonly k: Exact;
  readonly sumW: Exact;
  readonly mean: Exact;
  readonly Q: Exact;
  /** Of the projection that takes out the mean, weighted. */
  readonly trP: Exact;
  readonly yPPy: Exact;
  readonly weights: readonly Exact[];
}

export function exactModel(effects: readonly BareEffect[], tau2: Exact): ExactModel {
  const one = exact(1);
  const y = effects.map(({ yi }) => exact(yi));
  const weights = effects.map(({ vi }) => over(one, exact(vi) + tau2));
  const sumW = total(weights);
  const mean = over(total(weights.map((w, i) => times(w, y[i]!))), sumW);
  const shares = weights.map((w, i) => times(w, y[i]! - mean));
  return {
    ...{ k: exact(effects.length), sumW, mean, weights },
    Q: total(shares.map((share, i) => times(share, y[i]! - mean))),
    trP: sumW - over(total(weights.map((w) => times(w, w))), sumW),
    yPPy: total(shares.map((share) => times(share, share))),
  };
}

/** Twice the log-likelihood of tau2, but for its constant. */
export function exactLikelihood(kind: "ML" | "REML", effects: readonly BareEffect[], tau2: number): number {
  const { weights, sumW, Q } = exactModel(effects, exact(tau2));
  const logs = weights.reduce((sum, w) => sum + Math.log(toNumber(w)), 0);
  return logs - toNumber(Q) - (kind === "REML" ? Math.log(toNumber(sumW)) : 0);
}

/** What an estimator without a search gives. */
export function exactTau2(
  method: "CE" | "DL" | "GENQ" | "HE" | "HS" | "HSk" | "SJ",
  effects: readonly BareEffect[],
): Exact {
  const { k, sumW, Q, trP } = exactModel(effects, 0n);
  const df = k - exact(1);
  const positive = (value: Exact): Exact => (value > 0n ? value : 0n);
  if (method === "CE") return 0n;
  if (method === "DL" || method === "GENQ") return positive(over(Q - df, trP));
  if (method === "HS") return positive(over(Q - k, sumW));
  if (method === "HSk") return positive(over(times(over(k, df), Q) - k, sumW));
  const y = effects.map(({ yi }) => exact(yi));
  const plain = over(total(y), k);
  const squares = total(y.map((each) => times(each - plain, each - plain)));
  if (method === "HE") return positive(over(squares, df) - over(total(effects.map(({ vi }) => exact(vi))), k));
  const crude = over(squares, k);
  return crude === 0n ? 0n : over(times(crude, exactModel(effects, crude).Q), df);
}

/** What an estimator with a search sets to 0; falls through 0 at the estimate. */
export function exactEquation(
  method: "ML" | "REML" | "PM" | "EB" | "DLIT" | "SJIT" | "PMM",
  effects: readonly BareEffect[],
  tau2: Exact,
  median: number,
): Exact {
  const { k, sumW, Q, trP, yPPy } = exactModel(effects, tau2);
  if (method === "REML") return yPPy - trP;
  if (method === "ML") return yPPy - sumW;
  return Q - (method === "PMM" ? exact(median) : k - exact(1));
}

export const isClosed = (method: Tau2Method): method is "CE" | "DL" | "GENQ" | "HE" | "HS" | "HSk" | "SJ" =>
  ["CE", "DL", "GENQ", "HE", "HS", "HSk", "SJ"].includes(method);
