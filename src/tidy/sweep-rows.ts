import { naturalScaleOf } from "../measure/index.js";
import type { Interval, Row, TauPrior, TauSweep, Value } from "../types/index.js";

/**
 * One row for the result as it is reported, one for each stated value of tau, one for the average under the prior.
 *
 * @param sweep - what {@link tauSweep} returned; its `caption` belongs to any table of these rows
 * @returns flat rows; {@link glossary} defines their columns
 * @example
 * const effects = [{ yi: -0.5, vi: 0.04 }, { yi: -0.1, vi: 0.09 }, { yi: -0.8, vi: 0.06 }];
 * sweepRows(tauSweep(effects, { tau: [0.2], prior: { scale: 0.5 } })).map(({ analysis }) => analysis); // ["REML, HKSJ", "tau stated", "tau averaged"]
 */
export function sweepRows({ fit, atTau, posterior, level, measure, k }: TauSweep): readonly Row[] {
  const scale = naturalScaleOf(fit);
  const natural = (value: number | null): number | null =>
    value === null || scale.kind === "linear" ? null : scale.value(value);
  const row = (
    analysis: string,
    tau: number | null,
    tauInterval: Interval | null,
    estimate: number | null,
    stdError: number | null,
    interval: Interval | null,
    prediction: Interval | null,
    prior: string | null,
  ): Readonly<Record<string, Value>> => ({
    ...{ analysis, measure, k, tau, tauLower: tauInterval?.[0] ?? null, tauUpper: tauInterval?.[1] ?? null },
    ...{ estimate, stdError, lower: interval?.[0] ?? null, upper: interval?.[1] ?? null },
    ...{ predictionLower: prediction?.[0] ?? null, predictionUpper: prediction?.[1] ?? null },
    natural: natural(estimate),
    naturalLower: natural(interval?.[0] ?? null),
    naturalUpper: natural(interval?.[1] ?? null),
    ...{ level, prior },
  });
  const { tau2Confidence } = fit;
  const ofTau: Interval | null = tau2Confidence && [Math.sqrt(tau2Confidence[0]), Math.sqrt(tau2Confidence[1])];
  return [
    row(
      `${fit.method.tau2}, ${fit.method.interval}`,
      fit.tau,
      ofTau,
      fit.estimate,
      fit.stdError,
      fit.confidence,
      fit.prediction,
      null,
    ),
    ...atTau.map((at) => row("tau stated", at.tau, null, at.estimate, at.stdError, at.confidence, at.prediction, null)),
    ...(posterior === null
      ? []
      : [
          row(
            "tau averaged",
            posterior.tau.mean,
            posterior.tau.interval,
            posterior.effect.mean,
            posterior.effect.sd,
            posterior.effect.interval,
            posterior.prediction.interval,
            priorName(posterior.prior),
          ),
        ]),
  ];
}

/** `tau half-normal(0.5), effect flat`. */
const priorName = ({ family, scale, effect }: TauPrior): string =>
  `tau ${family}(${scale}), effect ${effect === "flat" ? "flat" : `normal(${effect.mean}, ${effect.sd})`}`;
