import { requireOneOf, SynthesisError } from "../errors.js";
import type { IntervalMethod, PoolMethod, PredictionMethod, Tau2IntervalMethod, Tau2Method } from "../types/index.js";
import type { Watch } from "./watch.js";

/** How effects are pooled. Everything has a default, and the result echoes what was used. */
export interface PoolOptions {
  /** `REML` by default, by name (but not `fixed`); a number is taken as it is, in squared units of `yi`. */
  readonly tau2?: Tau2Method | number;
  /** `HKSJ` by default, `z` for the common-effect model. */
  readonly interval?: IntervalMethod;
  /** By default t with k - 1 degrees of freedom and the standard error of the interval; normal for `z`. */
  readonly prediction?: PredictionMethod;
  /** `Q-profile` by default, `generalized-Q` for `GENQ` and `GENQM`, `none` for a tau2 that is given. */
  readonly tau2Interval?: Tau2IntervalMethod;
  /**
   * Weights of the pooled effect: those of the `model` (default), `equal` ones, those of the `common`-effect model, or one's
   * own, above 0, one for each effect that is pooled. `GENQ` and `GENQM` use them for tau2, too (`common` ones by default).
   */
  readonly weights?: "model" | "equal" | "common" | readonly number[];
  /**
   * For `prediction: "bootstrap"`: a whole number that the draws hang on (1 by default), and how many (20,000). With a thousand
   * studies it takes seconds, and {@link Watch} follows it.
   */
  readonly bootstrap?: { readonly seed?: number; readonly draws?: number } & Watch;
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

/**
 * The names that options of {@link pool} take: the one list of them, for plans, flags, and whoever tries them all.
 *
 * @example
 * const effects = [{ yi: 0.2, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 1.4, vi: 0.1 }];
 * methodNames.tau2.map((tau2) => pool(effects, { tau2 }).tau2?.toFixed(2)).slice(0, 4); // ["0.29", "0.29", "0.29", "0.00"]
 */
export const methodNames = {
  tau2: [
    ...["REML", "DL", "PM", "CE", "ML", "EB", "SJ", "HE", "HS", "HSk", "PMM", "GENQ", "GENQM", "DLIT", "SJIT"],
  ] as readonly Exclude<Tau2Method, "fixed">[],
  interval: ["HKSJ", "HKSJ-adhoc", "t", "z", "KR", "HC"],
  prediction: ["k-1-HK", "k-1", "k-2", "k-2-HK", "KR", "KR-1", "z", "tau", "bootstrap", "none"],
  tau2Interval: ["Q-profile", "generalized-Q", "profile-likelihood", "Higgins-Thompson", "none"],
  weights: ["model", "equal", "common"],
} as const;

const known = {
  ...methodNames,
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
  KR: "KR",
  HC: "z",
} satisfies Record<IntervalMethod, PredictionMethod>;

/** A method that pools. */
export type PoolingMethod = PoolMethod & { readonly tau2: Tau2Method };

/**
 * Options with their defaults filled in.
 *
 * @throws {@link SynthesisError} `BAD_OPTION`
 */
export function poolMethod(options: PoolOptions): PoolingMethod {
  const { level = 0.95, I2 = "tau2", QAbout = "pooled" } = options;
  const henmiCopas = options.interval === "HC";
  const { weights = henmiCopas ? "common" : "model" } = options;
  const tau2 = typeof options.tau2 === "number" ? "fixed" : (options.tau2 ?? (henmiCopas ? "DL" : "REML"));
  const common = tau2 === "CE";
  const { interval = common ? "z" : "HKSJ" } = options;
  const { prediction = common ? "none" : predictionOf[interval], tau2Interval = intervalOf(tau2) } = options;
  if (typeof options.tau2 !== "number") requireKnown("tau2", known.tau2, tau2);
  requireKnown("interval", known.interval, interval);
  requireKnown("prediction", known.prediction, prediction);
  requireKnown("tau2Interval", known.tau2Interval, tau2Interval);
  requireKnown("I2", known.I2, I2);
  requireKnown("QAbout", known.QAbout, QAbout);
  for (const each of options.allow ?? []) requireKnown("allow", known.allow, each);
  if (typeof weights === "string") requireKnown("weights", known.weights, weights);
  requireFitting(interval, prediction, tau2, weights === "model" ? "model" : weights === "common" ? "common" : "other");
  const { seed = 1, draws = 20_000 } = options.bootstrap ?? {};
  requireNumber("level", level, "a number between 0 and 1", level > 0 && level < 1, "give 0.95 for 95%");
  requireNumber("bootstrap.seed", seed, "a whole number", Number.isSafeInteger(seed));
  requireNumber("bootstrap.draws", draws, "a whole number of at least 1000", Number.isInteger(draws) && draws >= 1000);
  if (typeof options.tau2 === "number") {
    requireNumber(
      "tau2",
      options.tau2,
      "a finite number of at least 0",
      Number.isFinite(options.tau2) && options.tau2 >= 0,
    );
  }
  const named = { tau2, interval, prediction, tau2Interval, level };
  if (tau2 !== "fixed" && prediction !== "bootstrap" && weights === "model" && I2 === "tau2" && QAbout === "pooled") {
    return named;
  }
  return {
    ...named,
    ...(typeof options.tau2 === "number" ? { fixedTau2: options.tau2 } : {}),
    ...(weights === "model" ? {} : { weights: typeof weights === "string" ? weights : ("own" as const) }),
    ...(prediction === "bootstrap" ? { bootstrap: { seed, draws } } : {}),
    ...(I2 === "tau2" ? {} : { I2 }),
    ...(QAbout === "pooled" ? {} : { QAbout }),
  };
}

const intervalOf = (tau2: Tau2Method): Tau2IntervalMethod =>
  tau2 === "CE" || tau2 === "fixed" ? "none" : tau2.startsWith("GENQ") ? "generalized-Q" : "Q-profile";

/** The intervals of Henmi and Copas and of Kenward and Roger were made for one estimate each. */
function requireFitting(
  interval: string,
  prediction: string,
  tau2: string,
  weights: "model" | "common" | "other",
): void {
  if (interval === "HC" && (tau2 !== "DL" || weights !== "common")) {
    throw new SynthesisError(
      "BAD_OPTION",
      `pool: interval "HC" needs tau2 "DL" and weights "common", got tau2 "${tau2}"`,
      {
        remedy: "leave both out, or use another interval",
      },
    );
  }
  const kenwardRoger = interval === "KR" || prediction.startsWith("KR");
  if (kenwardRoger && (tau2 === "CE" || tau2 === "fixed" || weights !== "model")) {
    throw new SynthesisError(
      "BAD_OPTION",
      `pool: Kenward and Roger's standard error needs a tau2 that is estimated and the weights of the model, got tau2 "${tau2}"`,
      { remedy: 'use interval: "HKSJ"' },
    );
  }
}

function requireNumber(name: string, got: number, needs: string, holds: boolean, remedy?: string): void {
  if (holds) return;
  throw new SynthesisError(
    "BAD_OPTION",
    `pool: ${name} needs ${needs}, got ${got}`,
    remedy === undefined ? {} : { remedy },
  );
}

const requireKnown = (name: string, names: readonly string[], got: string): void =>
  requireOneOf("pool", name, names, got);
