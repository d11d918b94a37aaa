import { naturalScaleOf } from "../measure/index.js";
import type { Interval, Row, TauPrior, TauSweep, Value } from "../types/index.js";

/** One row for the result as it is reported, one for each stated value of tau, one for the average under the prior. */
export function tauSweepRows({ fit, atTau, posterior, level, measure, k }: TauSweep): readonly Row[] {
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
