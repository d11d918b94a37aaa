import { describe, expect, test } from "vitest";
import { highestMode, type LikelihoodKind } from "../../src/model/likelihood-modes.js";
import { weighed } from "../../src/model/mixed-model.js";
import { pool } from "../../src/model/pool.js";
import { sampleOf } from "../../src/model/sample.js";
import { chiSquareUpperQuantile, randomStream } from "../../src/numeric/index.js";
import type { BareEffect } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";

/** Twice the slope of a likelihood of tau2, from its sums as they are written. */
function slope(kind: LikelihoodKind, effects: readonly BareEffect[], tau2: number): number {
  const w = effects.map(({ vi }) => 1 / (vi + tau2));
  const sumOf = (f: (wi: number, i: number) => number): number => w.reduce((sum, wi, i) => sum + f(wi, i), 0);
  const sumW = sumOf((wi) => wi);
  const mean = sumOf((wi, i) => wi * effects[i]!.yi) / sumW;
  const trace = kind === "ML" ? sumW : sumW - sumOf((wi) => wi * wi) / sumW;
  return sumOf((wi, i) => (wi * (effects[i]!.yi - mean)) ** 2) - trace;
}

/** Twice the likelihood itself, but for its constant. */
function height(kind: LikelihoodKind, effects: readonly BareEffect[], tau2: number): number {
  const w = effects.map(({ vi }) => 1 / (vi + tau2));
  const sumOf = (f: (wi: number, i: number) => number): number => w.reduce((sum, wi, i) => sum + f(wi, i), 0);
  const sumW = sumOf((wi) => wi);
  const mean = sumOf((wi, i) => wi * effects[i]!.yi) / sumW;
  const logs = sumOf((wi) => Math.log(wi)) - (kind === "ML" ? 0 : Math.log(sumW));
  return logs - sumOf((wi, i) => wi * (effects[i]!.yi - mean) ** 2);
}

/** Places along tau2 so near to one another that hardly a peak hides between them. */
const places = Array.from({ length: 240 }, (_, i) => 10 ** (i / 20 - 8));

/** Stretches in which a likelihood turns from rising to falling. */
function peaksOf(kind: LikelihoodKind, effects: readonly BareEffect[]): readonly (readonly [number, number])[] {
  const rising = [0, ...places].map((tau2) => slope(kind, effects, tau2) > 0);
  return places.flatMap((tau2, i) => (rising[i] && !rising[i + 1] ? [[places[i - 1] ?? 0, tau2] as const] : []));
}

/** Studies whose variances lie up to eight powers of ten apart, and whose effects differ by more than these or by less. */
function farApart(index: number): readonly BareEffect[] {
  const random = randomStream(1, index);
  const k = 3 + Math.floor(5 * random());
  const tau = 10 ** (3 * random() - 3);
  return Array.from({ length: k }, () => {
    const vi = 10 ** (8 * random() - 7);
    return { yi: 3 * (random() + random() - 1) * Math.sqrt(vi + tau * tau), vi };
  });
}

const sets = Array.from({ length: 1200 }, (_, i) => farApart(i));

function found(kind: LikelihoodKind, effects: readonly BareEffect[]) {
  const sample = sampleOf(effects);
  const { tau2, others, converged } = highestMode(kind, sample, sample.weigh(0, weighed()), weighed());
  return { modes: [tau2, ...others].map((mode) => mode * sample.unit ** 2), converged };
}

describe.each(["REML", "ML"] as const)("%s with variances far apart", (kind) => {
  test("every peak that a fine search along tau2 meets is among the modes", () => {
    const missed = sets.filter((effects) => {
      const { modes } = found(kind, effects);
      return peaksOf(kind, effects).some(([from, to]) => !modes.some((mode) => mode >= from && mode <= to));
    });
    expect(missed).toEqual([]);
  });

  test("every mode is a place where the likelihood turns, or 0 and it falls from there; some have several", () => {
    let several = 0;
    for (const effects of sets) {
      const { modes, converged } = found(kind, effects);
      if (modes.length > 1) several++;
      const smallest = Math.min(...effects.map(({ vi }) => vi));
      const turns = modes.every((mode) => {
        const near = 1e-6 * (mode + smallest);
        return (mode === 0 || slope(kind, effects, mode - near) > 0) && slope(kind, effects, mode + near) < 0;
      });
      expect({ effects, modes, turns, converged }).toMatchObject({ turns: true, converged: true });
    }
    expect(several).toBeGreaterThan(15);
  });

  test("of several peaks the highest is taken, and the interval by its likelihood reaches over all that are as likely", () => {
    for (const effects of sets) {
      const { modes } = found(kind, effects);
      if (modes.length < 2) continue;
      const [from, to] = pool(effects, { tau2: kind, tau2Interval: "profile-likelihood" }).tau2Confidence ?? [];
      const heights = modes.map((mode) => height(kind, effects, mode));
      expect(heights[0]).toBe(Math.max(...heights));
      const cut = (heights[0] as number) - chiSquareUpperQuantile(0.05, 1);
      for (const end of [from, to]) {
        if (end !== 0) expectClose(height(kind, effects, end as number), cut, { absolute: 1e-6 });
      }
      const likely = [0, ...places].filter((tau2) => height(kind, effects, tau2) > cut + 1e-6);
      expect(likely.filter((tau2) => !(tau2 >= (from as number) && tau2 <= (to as number)))).toEqual([]);
    }
  });
});
