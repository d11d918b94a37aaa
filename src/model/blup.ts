import type { Fit, Interval } from "../types/index.js";
import { about, criticalValues } from "./interval.js";

/** What a fit says of the true effect of one study. */
export interface StudyEffect {
  readonly label: string;
  /** The study's own effect, drawn towards the pooled one by the share of its variance that is sampling error. */
  readonly estimate: number;
  readonly stdError: number;
  readonly interval: Interval;
  /** The same less the pooled effect. */
  readonly deviation: { readonly estimate: number; readonly stdError: number; readonly interval: Interval };
}

/**
 * Best linear unbiased predictions of the true effects of the studies of a fit, also known as empirical Bayes estimates.
 *
 * With $\lambda_i = \tau^2/(\tau^2 + v_i)$ it is $\lambda_i y_i + (1 - \lambda_i)\hat\mu$, of variance
 * $\lambda_i v_i + (1 - \lambda_i)^2 \mathrm{se}^2$: tau2 is taken as known. Intervals have the level and the degrees of
 * freedom of the fit.
 *
 * @param fit - as {@link pool} returns it
 * @returns one for each study, in order; empty where nothing was pooled
 * @see Raudenbush & Bryk (1985), Journal of Educational Statistics 10:75-98, doi:10.3102/10769986010002075; Robinson (1991),
 *   Statistical Science 6:15-32, doi:10.1214/ss/1177011926
 * @example
 * const fit = pool([{ yi: 0.2, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 1.4, vi: 0.1 }]);
 * blup(fit).map(({ estimate }) => estimate.toFixed(3)); // ["0.328", "0.551", "1.221"]
 */
export function blup({ studies, estimate, stdError, tau2, df, method }: Fit): readonly StudyEffect[] {
  if (estimate === null || stdError === null || tau2 === null) return [];
  const critical = criticalValues(method.level);
  const reach = df === null ? critical.z : critical.t(df);
  return studies.map(({ label, yi, vi }) => {
    const share = tau2 / (tau2 + vi);
    const predicted = estimate + share * (yi - estimate);
    const own = share * vi;
    const error = Math.sqrt(own + ((1 - share) * stdError) ** 2);
    const deviation = share * (yi - estimate);
    const deviationError = Math.sqrt(own + (share * stdError) ** 2);
    return {
      label,
      estimate: predicted,
      stdError: error,
      interval: about(predicted, reach * error),
      deviation: {
        estimate: deviation,
        stdError: deviationError,
        interval: about(deviation, reach * deviationError),
      },
    };
  });
}
