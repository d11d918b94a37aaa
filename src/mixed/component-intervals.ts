import { SynthesisError } from "../errors.js";
import { chiSquareUpperQuantile, log } from "../numeric/index.js";
import type { ComponentInterval, MixedFit, VarianceComponent } from "../types/index.js";
import { climb } from "./climb.js";
import { climbModel, likelihoodOf, roughly, structuresOf } from "./climb-model.js";
import { pairsOf } from "./components.js";
import { rangeOf } from "./estimate.js";
import type { Held, Layout } from "./layout.js";
import type { Model } from "./model.js";
import { modelBehind } from "./refit.js";

/** Which intervals of components are made. */
export interface ComponentIntervalOptions {
  /** By default that of the fit. */
  readonly level?: number;
  /** Only components of this term. */
  readonly term?: string;
}

/**
 * Profile likelihood intervals of the variances and correlations of a mixed model: all values that, with everything else fitted
 * anew, bring the log-likelihood no lower than half a quantile of chi-square below its top.
 *
 * @param fit - as {@link mixedModel} returns it; its model is fitted again at each value that is looked at
 * @returns components in order; an end at the edge of what is possible is that edge, one that the likelihood does not close
 *   (a variance ten thousand times its estimate still agrees with the effects) is `null`
 * @throws {@link SynthesisError} `BAD_OPTION`, `BAD_FIXED`
 * @see Venzon & Moolgavkar (1988), Journal of the Royal Statistical Society C 37:87-94, doi:10.2307/2347496; Hardy & Thompson
 *   (1996), Statistics in Medicine 15:619-629, doi:10.1002/(SICI)1097-0258(19960330)15:6<619::AID-SIM188>3.0.CO;2-A
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"] };
 * const fit = mixedModel(effects, { random: [{ intercept: "trial" }], data });
 * componentIntervals(fit)[0].confidence?.map((end) => end?.toFixed(2)); // ["0.01", "0.72"]
 */
export function componentIntervals(
  fit: MixedFit,
  options: ComponentIntervalOptions = {},
): readonly ComponentInterval[] {
  const { level = fit.method.level, term = null } = options;
  if (!(level > 0 && level < 1)) {
    throw new SynthesisError("BAD_OPTION", `componentIntervals: level needs a number between 0 and 1, got ${level}`);
  }
  if (term !== null && !fit.random.some(({ name }) => name === term)) {
    throw new SynthesisError("BAD_OPTION", `componentIntervals: the fit has no random term "${term}"`, {
      remedy: `it has ${fit.random.map(({ name }) => name).join(", ") || "none"}`,
    });
  }
  const model = modelBehind("componentIntervals", fit);
  const drop = 0.5 * chiSquareUpperQuantile(1 - level, 1);
  const top = topOf(fit);
  return fit.components
    .filter((component) => term === null || component.term === term)
    .map((component) => ({
      ...component,
      confidence: component.fixed ? null : intervalOf(component, new Profile(model, component), top - drop),
    }));
}

const topOf = ({ statistics, method }: MixedFit): number => statistics[method.estimator].logLikelihood;

/** The likelihood at values of one component, all others fitted. */
class Profile {
  private readonly t: number;
  private readonly layout: Layout;
  /** The others at the estimate, and where they were last. */
  private starts: readonly Float64Array[] = [];
  private readonly scale: number;
  private heterogeneity = Number.NaN;
  /** A variance as large as that of the sampling errors. */
  readonly typical: number;

  constructor(
    private readonly model: Model,
    private readonly component: VarianceComponent,
  ) {
    const { layouts, unit, blocks, method } = model;
    this.t = layouts.findIndex(({ name }) => name === component.term);
    this.layout = layouts[this.t]!;
    const k = blocks.rows.reduce((sum, { length }) => sum + length, 0);
    const p = model.prepared.basis.q.length;
    this.typical = model.prepared.effects.reduce((sum, { vi }) => sum + vi, 0) / k;
    this.scale = (method.estimator === "REML" ? k - p : k) * log(unit);
  }

  at(value: number): number {
    const { model, t } = this;
    const held = model.layouts.map((_, i) => (i === t ? this.held(value) : null));
    if (this.starts.length === 0) {
      const { estimate, likelihood } = climbModel(model, held);
      this.starts = [estimate.theta, estimate.theta];
      likelihood.sampling();
      this.heterogeneity = roughly(likelihood).heterogeneity;
      return estimate.value - this.scale;
    }
    const structures = structuresOf(model, held);
    const likelihood = likelihoodOf(model, structures);
    const range = rangeOf(structures, this.heterogeneity);
    const places = [...this.starts, structures.flatMap((each) => each.start(0.5 * this.heterogeneity, 0.5))];
    const found = places
      .map((place) => climb(likelihood, place, range))
      .reduce((best, each) => (each.value > best.value ? each : best));
    this.starts = [this.starts[0]!, found.theta];
    return found.value - this.scale;
  }

  private held(value: number): Held {
    const { kind, of } = this.component;
    const { inner } = this.layout;
    if (kind === "variance") return { variance: value, at: of === null ? null : inner.indexOf(of) };
    const pair = pairsOf(inner).find(({ name }) => name === of);
    return { correlation: value, between: pair?.places ?? null };
  }

  /** Where values end. */
  get range(): readonly [number, number] {
    if (this.component.kind === "variance") return [0, Number.POSITIVE_INFINITY];
    const { kind, inner } = this.layout;
    if (kind === "CAR") return [0, 1];
    return kind === "CS" || kind === "HCS" ? [-1 / (inner.length - 1), 1] : [-1, 1];
  }
}

/** A variance is looked for up to this many times its size. */
const FAR = 1e4;

function intervalOf(component: VarianceComponent, profile: Profile, height: number): ComponentInterval["confidence"] {
  const [lowest, highest] = profile.range;
  const { value, kind } = component;
  const above = (at: number): number => profile.at(at) - height;
  profile.at(value);
  const low = value <= lowest || above(lowest) >= 0 ? lowest : crossing(above, value, lowest);
  if (kind === "correlation")
    return [low, value >= highest || above(highest) >= 0 ? highest : crossing(above, value, highest)];
  const typical = profile.typical;
  let inside = Math.max(value, 0);
  for (let far = 2 * value + 0.1 * typical; far < FAR * (value + typical); far *= 2) {
    if (above(far) < 0) return [low, crossing(above, inside, far)];
    inside = far;
  }
  return [low, null];
}

/** Where a function that is above 0 at `inside` and below at `outside` crosses it. */
function crossing(above: (at: number) => number, inside: number, outside: number): number {
  let [a, fa] = [inside, above(inside)];
  let [b, fb] = [outside, above(outside)];
  let side = 0;
  for (let step = 0; step < 100 && Math.abs(b - a) > 1e-11 * Math.abs(a) + 1e-300; step++) {
    // Illinois: the regula falsi, with the end that stays counted half.
    const c = step % 4 === 3 ? 0.5 * (a + b) : (fa * b - fb * a) / (fa - fb);
    const fc = above(c);
    if (fc === 0) return c;
    if (fc > 0) {
      [a, fa] = [c, fc];
      if (side === 1) fb *= 0.5;
      side = 1;
    } else {
      [b, fb] = [c, fc];
      if (side === -1) fa *= 0.5;
      side = -1;
    }
    if (Math.abs(fc) < 1e-11) return c;
  }
  return 0.5 * (a + b);
}
