import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { type Layout, truth } from "./designs.js";

/** Places for the replications of one layout in the stream of random numbers. */
const PLACES = 10_000;

/** A generator that stands where replications of a layout begin; `next` gives each its own stretch. */
export function stretches(layout: number, from: number): { next: () => Draws } {
  const generator = xoroshiro128plus(truth.seed);
  for (let jump = 0; jump < layout * PLACES + from; jump++) generator.jump();
  return {
    next: () => {
      generator.jump();
      const own = generator.clone();
      const uniform = () => uniformFloat64(own);
      // Box & Muller (1958); 1 - u keeps the logarithm finite.
      return { uniform, normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()) };
    },
  };
}

interface Draws {
  uniform: () => number;
  normal: () => number;
}

/** One effect of a drawn review. */
export interface Drawn {
  readonly trial: string;
  /** From 0. */
  readonly window: number;
  readonly yi: number;
  readonly vi: number;
}

/**
 * Effects of a review, trial by trial, with nothing that fades. True effects and sampling errors of a trial are normal with
 * equal correlations over windows; sampling variances are known: 2 over the people in an arm.
 */
export function drawReview({ trials, windows, observed }: Layout, { uniform, normal }: Draws): readonly Drawn[] {
  const [least, most] = truth.people;
  return Array.from({ length: trials }, (_, t) => {
    const people = Math.round(least * (most / least) ** uniform());
    const vi = 2 / people;
    const [ownEffect, ownError] = [normal(), normal()];
    const over = (sd: number, correlation: number, own: number): number =>
      sd * (Math.sqrt(correlation) * own + Math.sqrt(1 - correlation) * normal());
    const all = Array.from({ length: windows }, (__, window) => {
      const yi =
        truth.effect + over(truth.tau, truth.between, ownEffect) + over(Math.sqrt(vi), truth.sampling, ownError);
      return { trial: `T${t}`, window, yi, vi };
    });
    const seen = observed === "complete" ? all.map(() => true) : windowsSeen(t, trials, windows, uniform);
    return all.filter(({ window }) => seen[window]);
  }).flat();
}

/** A fifth of the trials is measured in the first window only, a fifth in the last only, the others in any windows, at least one. */
function windowsSeen(trial: number, trials: number, windows: number, uniform: () => number): readonly boolean[] {
  const places = Array.from({ length: windows }, (_, window) => window);
  if (trial < trials / 5) return places.map((window) => window === 0);
  if (trial < (2 * trials) / 5) return places.map((window) => window === windows - 1);
  const subset = 1 + Math.floor(uniform() * (2 ** windows - 1));
  return places.map((window) => Math.floor(subset / 2 ** window) % 2 === 1);
}
