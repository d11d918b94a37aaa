import { SynthesisError } from "../errors.js";
import type { IntervalMethod, PoolMethod, PredictionMethod, Tau2Method } from "../types/index.js";

/** How effects are pooled. Everything has a default, and the result echoes what was used. */
export interface PoolOptions {
  /** `REML` by default. */
  readonly tau2?: Tau2Method;
  /** `HKSJ` by default, `z` for the common-effect model. */
  readonly interval?: IntervalMethod;
  /** By default t with k - 1 degrees of freedom and the standard error of the interval; normal for `z`. */
  readonly prediction?: PredictionMethod;
  /** `Q-profile` by default. */
  readonly tau2Interval?: PoolMethod["tau2Interval"];
  /** What I2 and H2 are made from: `tau2` and the typical variance (default), or `Q`. */
  readonly I2?: "tau2" | "Q";
  /**
   * The effect about which Q, and tau2 by `DL`, are taken: the `pooled` one by inverse variances (default), or that of
   * `Mantel-Haenszel`, as RevMan 5 does for effects that were computed from events.
   */
  readonly QAbout?: "pooled" | "Mantel-Haenszel";
  /** Of all intervals, between 0 and 1; 0.95 by default. */
  readonly level?: number;
  /** Pool doubtful effects too. */
  readonly includeDoubtful?: boolean;
  /** What is not pooled unless it is asked for by name: `mixed-scores`, final values with changes as SMD. */
  readonly allow?: readonly "mixed-scores"[];
}

const known = {
  tau2: ["CE", "DL", "PM", "REML"],
  interval: ["z", "t", "HKSJ", "HKSJ-adhoc"],
  prediction: ["k-1-HK", "k-1", "k-2", "k-2-HK", "z", "none"],
  tau2Interval: ["Q-profile", "none"],
  I2: ["tau2", "Q"],
  QAbout: ["pooled", "Mantel-Haenszel"],
  allow: ["mixed-scores"],
} as const;

/** The prediction interval that goes with an interval: the same distribution, the same standard error. */
const predictionOf = {
  z: "z",
  t: "k-1",
  HKSJ: "k-1-HK",
  "HKSJ-adhoc": "k-1-HK",
} satisfies Record<IntervalMethod, PredictionMethod>;

/** A method that pools. */
export type PoolingMethod = PoolMethod & { readonly tau2: Tau2Method };

/**
 * Options with their defaults filled in.
 *
 * @throws {@link SynthesisError} `BAD_OPTION`
 */
export function poolMethod(options: PoolOptions): PoolingMethod {
  const { tau2 = "REML", level = 0.95 } = options;
  const common = tau2 === "CE";
  const { interval = common ? "z" : "HKSJ" } = options;
  const { prediction = common ? "none" : predictionOf[interval], tau2Interval = common ? "none" : "Q-profile" } =
    options;
  requireKnown("tau2", tau2);
  requireKnown("interval", interval);
  requireKnown("prediction", prediction);
  requireKnown("tau2Interval", tau2Interval);
  const { I2 = "tau2", QAbout = "pooled" } = options;
  requireKnown("I2", I2);
  requireKnown("QAbout", QAbout);
  for (const each of options.allow ?? []) requireKnown("allow", each);
  if (!(level > 0 && level < 1)) {
    throw new SynthesisError("BAD_OPTION", `pool: level needs a number between 0 and 1, got ${level}`, {
      remedy: "give 0.95 for 95%",
    });
  }
  return {
    ...{ tau2, interval, prediction, tau2Interval, level },
    ...(I2 === "tau2" ? {} : { I2 }),
    ...(QAbout === "pooled" ? {} : { QAbout }),
  };
}

function requireKnown(name: keyof typeof known, got: string): void {
  const names: readonly string[] = known[name];
  if (names.includes(got)) return;
  throw new SynthesisError("BAD_OPTION", `pool: ${name} needs one of ${names.join(", ")}, got ${JSON.stringify(got)}`);
}
