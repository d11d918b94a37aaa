import { contrast } from "../../src/dependence/contrast.js";
import { fitStudies } from "../../src/dependence/fit-studies.js";
import { SynthesisError } from "../../src/errors.js";
import { pool } from "../../src/model/index.js";
import { about, criticalValues } from "../../src/model/interval.js";
import type { Covariance, Fit, Interval, JointMethod } from "../../src/types/index.js";
import { truth } from "./designs.js";
import type { Drawn } from "./draw.js";

/** What is kept of one estimate. */
export interface Found {
  readonly estimate: number;
  readonly interval: Interval;
  readonly df: number | null;
}

/** What one way of analysis makes of one review; `null` where it has no answer. */
export interface Analysis {
  readonly paired: Found | null;
  readonly joint: Found | null;
  readonly headline: "paired" | "joint" | null;
  readonly windows: readonly (Found & { readonly window: number; readonly k: number })[];
  readonly converged: boolean;
  /** A simpler covariance of true effects was fitted. */
  readonly reduced: boolean;
}

const method: JointMethod = { across: "window", random: "CS", estimator: "REML", robust: "CR2", level: truth.level };

/** First minus last, with a stated correlation; the code of the error where the fit is refused. */
export function analyse(drawn: readonly Drawn[], samplingRho: number): Analysis | string {
  const ordered = drawn.slice().sort((one, other) => one.window - other.window);
  const studies = ordered.map(({ trial, window, yi, vi }) => ({ label: trial, trial, value: String(window), yi, vi }));
  const [first, last] = [studies[0]!.value, studies[studies.length - 1]!.value];
  try {
    const effects = ordered.map(({ yi, vi }) => ({ yi, vi }));
    const fit = { key: {}, empty: [], ...fitStudies(effects, studies, samplingOf(ordered, samplingRho), method) };
    const { paired, joint, headline } = contrast(fit, first, last);
    return {
      paired: paired === null ? null : kept(paired),
      joint: joint === null ? null : kept(joint),
      headline,
      windows: fit.means.map((mean) => ({ ...kept(mean), window: Number(mean.value), k: mean.k })),
      converged: fit.model?.converged ?? true,
      reduced: fit.method.random !== method.random,
    };
  } catch (error) {
    if (error instanceof SynthesisError) return error.code;
    throw error;
  }
}

interface Estimated {
  readonly estimate: number;
  readonly confidence: Interval;
  readonly df: number | null;
}

const kept = ({ estimate, confidence, df }: Estimated): Found => ({ estimate, interval: confidence, df });

function samplingOf(drawn: readonly Drawn[], correlation: number): Covariance {
  const trials = [...new Set(drawn.map(({ trial }) => trial))];
  const blocks = trials.map((cluster) => {
    const rows = drawn.flatMap(({ trial }, i) => (trial === cluster ? [i] : []));
    const entry = (i: number, j: number): number =>
      (i === j ? 1 : correlation) * Math.sqrt(drawn[i]!.vi * drawn[j]!.vi);
    return { cluster, rows, matrix: rows.map((i) => rows.map((j) => entry(i, j))) };
  });
  return { k: drawn.length, blocks, assumptions: [], notes: [] };
}

/** The same defaults of `pool`, with every effect taken as if it came from a trial of its own. */
export interface Naive {
  readonly mean: Found | null;
  readonly contrast: Found | null;
}

export function analyseNaively(drawn: readonly Drawn[], windows: number): Naive {
  const fits = [0, windows - 1].map((at) => pool(bare(drawn.filter(({ window }) => window === at))));
  const mean = pool(bare(drawn));
  return { mean: foundOf(mean), contrast: apart(fits[0]!, fits[1]!) };
}

const bare = (drawn: readonly Drawn[]) => drawn.map(({ yi, vi }) => ({ yi, vi }));

const foundOf = ({ estimate, confidence, df }: Fit): Found | null =>
  estimate === null || confidence === null ? null : { estimate, interval: confidence, df };

/** The difference of two pooled means as if they were independent, with Welch's degrees of freedom. */
function apart(one: Fit, other: Fit): Found | null {
  const variances = [one, other].map(({ stdError }) => (stdError ?? Number.NaN) ** 2);
  const [a, b] = [variances[0]!, variances[1]!];
  const df = (a + b) ** 2 / (a ** 2 / (one.k - 1) + b ** 2 / (other.k - 1));
  if (!(df > 0) || one.estimate === null || other.estimate === null) return null;
  const estimate = one.estimate - other.estimate;
  return { estimate, interval: about(estimate, criticalValues(truth.level).t(df) * Math.sqrt(a + b)), df };
}
