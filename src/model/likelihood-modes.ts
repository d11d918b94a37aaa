import { type Point, risingRoot } from "../numeric/index.js";
import { logLikelihoods } from "./log-likelihoods.js";
import { type MixedModel, type Weighed, weighed } from "./mixed-model.js";

/** Which likelihood of tau2 is climbed: the full one, or the one free of the coefficients. */
export type LikelihoodKind = "ML" | "REML";

/** The tau2 at which a likelihood is highest, and the other places where it is higher than all around. */
export interface Modes {
  readonly tau2: number;
  /** Other local maxima, in ascending order; 0 among them if the likelihood falls from there. */
  readonly others: readonly number[];
  readonly converged: boolean;
  readonly iterations: number;
}

/** How often a stretch that may hide two modes is halved. */
const DEPTH = 40;

/** Beyond the start modes are looked for between points whose total variance rises by this. */
const RATIO = 4;

/**
 * The tau2 >= 0 that maximizes a likelihood: the highest of its modes, as with very unequal variances there can be several.
 *
 * Write d for the eigenvalues of P (REML) or the weights (ML). The likelihood is level where $y'PPy = \sum d$, and falls
 * away from there on both sides if $2 y'PPPy > \sum d^2$. As $y'PPPy \ge (y'PPy)^2 / Q$ (Cauchy and Schwarz), it does
 * wherever $Q \sum d^2 < 2 (\sum d)^2$; both Q and $\sum d^2 / (\sum d)^2$ fall with tau2, so that beyond a tau2 where this
 * holds there is at most one mode. Before it, stretches are halved until the same sums at their ends, all of which fall
 * with tau2, exclude a mode or leave at most one.
 *
 * @param common - the model weighed at tau2 = 0
 * @param at - room to weigh it elsewhere; in the end it holds the model weighed at the estimate
 * @see Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30:261-293, doi:10.3102/10769986030003261
 */
export function highestMode(kind: LikelihoodKind, model: MixedModel, common: Readonly<Weighed>, at: Weighed): Modes {
  if (rises(kind, common) <= 0 && hasOneModeBeyond(kind, common)) {
    model.weigh(0, at);
    return { tau2: 0, others: [], converged: true, iterations: 0 };
  }
  const search = new Search(kind, model, at);
  search.run(common);
  const { modes, converged, iterations } = search;
  let tau2 = modes[0] ?? 0;
  if (modes.length > 1) {
    const height = (mode: number): number => logLikelihoods(model, model.weigh(mode, at))[kind];
    for (const mode of modes) if (height(mode) > height(tau2)) tau2 = mode;
  }
  model.weigh(tau2, at);
  return {
    tau2,
    others: modes.filter((mode) => mode !== tau2),
    converged: converged && modes.length > 0,
    iterations,
  };
}

const trace = (kind: LikelihoodKind, { trP, sumW }: Readonly<Weighed>): number => (kind === "REML" ? trP : sumW);

const traceOfSquare = (kind: LikelihoodKind, { trPP, sumWW }: Readonly<Weighed>): number =>
  kind === "REML" ? trPP : sumWW;

/** Twice the slope of the log-likelihood. */
const rises = (kind: LikelihoodKind, at: Readonly<Weighed>): number => at.yPPy - trace(kind, at);

const hasOneModeBeyond = (kind: LikelihoodKind, at: Readonly<Weighed>): boolean =>
  at.Q * traceOfSquare(kind, at) < 2 * trace(kind, at) ** 2;

/**
 * Whether the likelihood rises all along a stretch. $1 / \sum d$ and $(y'PPy)^{-1/2}$ are power means of terms that are
 * straight in tau2, and so concave: the first lies above its chord, the second below its tangents. Chord less square of
 * tangent is least at an end or where the tangents meet.
 */
function risesBetween(kind: LikelihoodKind, left: Readonly<Weighed>, right: Readonly<Weighed>): boolean {
  if (rises(kind, left) <= 0 || rises(kind, right) <= 0) return false;
  const low = 1 / Math.sqrt(left.yPPy);
  const high = 1 / Math.sqrt(right.yPPy);
  const slopeLow = (low * left.yPPPy) / left.yPPy;
  const slopeHigh = (high * right.yPPPy) / right.yPPy;
  const width = right.tau2 - left.tau2;
  const meet = slopeLow > slopeHigh ? ((high - low) / width - slopeHigh) / (slopeLow - slopeHigh) : 0;
  const share = Math.min(Math.max(0, meet), 1);
  const chord = (1 - share) / trace(kind, left) + share / trace(kind, right);
  return chord > (low + slopeLow * share * width) ** 2;
}

class Search {
  readonly modes: number[] = [];
  converged = true;
  iterations = 0;

  constructor(
    readonly kind: LikelihoodKind,
    readonly model: MixedModel,
    readonly at: Weighed,
  ) {}

  run(common: Readonly<Weighed>): void {
    const { kind, model } = this;
    if (rises(kind, common) <= 0) this.modes.push(0);
    if (hasOneModeBeyond(kind, common)) {
      this.climb(0, this.end(), this.start(common), common);
      return;
    }
    let left = common;
    const start = this.start(common);
    let tau2 = start > 0 ? 0.5 * start : (RATIO - 1) * model.smallestV;
    while (tau2 < Number.POSITIVE_INFINITY) {
      const right = this.weigh(tau2);
      this.explore(left, right, DEPTH);
      if (hasOneModeBeyond(kind, right)) {
        if (rises(kind, right) > 0) this.climb(tau2, this.end(), Math.max(tau2, start), right);
        return;
      }
      left = right;
      tau2 = (model.smallestV + tau2) * RATIO - model.smallestV;
    }
  }

  /** Modes between two points, the first left out. */
  private explore(left: Readonly<Weighed>, right: Readonly<Weighed>, depth: number): void {
    const { kind } = this;
    const leftTrace = trace(kind, left);
    const rightTrace = trace(kind, right);
    const leftSquare = traceOfSquare(kind, left);
    const rightSquare = traceOfSquare(kind, right);
    // Weights so far apart, or so small, that their products are 0 leave nothing to compare.
    if (!(rightTrace > 0)) return;
    // Rises throughout, falls throughout, or bends upwards throughout; numbers out of range end here, too.
    if (!(right.yPPy <= leftTrace && left.yPPy >= rightTrace && rightSquare <= 2 * left.yPPPy)) return;
    if (risesBetween(kind, left, right)) return;
    const atMostOne = hasOneModeBeyond(kind, left) || leftSquare < 2 * right.yPPPy;
    if (atMostOne || depth === 0) {
      const leftRises = left.yPPy - leftTrace;
      const rightRises = right.yPPy - rightTrace;
      if (leftRises > 0 && rightRises <= 0) {
        this.climb(left.tau2, right.tau2, between(left.tau2, right.tau2, leftRises, rightRises), right);
      }
      return;
    }
    const smallest = this.model.smallestV;
    const middle = this.weigh(Math.sqrt((smallest + left.tau2) * (smallest + right.tau2)) - smallest);
    this.explore(left, middle, depth - 1);
    this.explore(middle, right, depth - 1);
  }

  private weigh(tau2: number): Weighed {
    this.iterations++;
    return this.model.weigh(tau2, weighed());
  }

  /**
   * The mode within a bracket that holds one, as the root of $\sum d / y'PPy - 1$: straight where the variances are equal,
   * so that Newton's method lands at once.
   *
   * @param known - the model as it was weighed at one end, where the search may start
   */
  private climb(low: number, high: number, start: number, known: Readonly<Weighed>): void {
    const { kind, model, at } = this;
    const evaluate = (tau2: number, point: Point): void => {
      const here = tau2 === known.tau2 ? known : model.weigh(tau2, at);
      const sum = trace(kind, here);
      point.value = sum / here.yPPy - 1;
      point.slope = ((2 * sum * here.yPPPy) / here.yPPy - traceOfSquare(kind, here)) / here.yPPy;
    };
    const noise = 4 * Number.EPSILON * model.smallestV;
    const root = risingRoot(evaluate, [low, high], Math.min(Math.max(low, start), high), noise);
    this.modes.push(root.x);
    this.converged &&= root.converged;
    this.iterations += root.iterations;
  }

  /** The moment estimate: near the mode unless the variances are very unequal. */
  private start({ Q, trP }: Readonly<Weighed>): number {
    return Math.max(0, (Q - (this.model.k - this.model.p)) / trP);
  }

  /**
   * A tau2 beyond which the likelihood falls: where the sum of squares, over the number of d, is at most
   * $(v_{min} + \tau^2)^2 / (v_{max} + \tau^2)$.
   */
  private end(): number {
    const { k, p, smallestV, largestV, spread } = this.model;
    const variance = spread / (this.kind === "REML" ? k - p : k);
    const half = 0.5 * variance - smallestV;
    return Math.max(0, half + Math.sqrt(Math.max(0, half * half - smallestV ** 2 + variance * largestV)));
  }
}

const between = (low: number, high: number, atLow: number, atHigh: number): number =>
  low + ((high - low) * atLow) / (atLow - atHigh);
