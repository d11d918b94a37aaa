import { crossing, exp, gammaLowerTail, quadrature } from "../numeric/index.js";
import type { MixedModel, Weighed } from "./mixed-model.js";

/**
 * How often the common-effect estimate lies farther from the truth than u standard errors, with
 * $\mathrm{se}^2 = (1 + \hat\tau^2 \bar w)/\sum w$, $w = 1/v$, $\bar w = \sum w^2 / \sum w$ and tau2 by DerSimonian and
 * Laird: $\hat\tau^2$ hangs on the same data, through Q, whose distribution given the estimate is matched by a gamma.
 *
 * Given the standardized deviation r of the estimate, Q is a quadratic form in normal variables with mean
 * $\mathrm{tr} P\Sigma + (r^2 - 1) m'Pm$ and variance
 * $2\,\mathrm{tr} P\Sigma P\Sigma + 4 (r^2 - 1) m'P\Sigma Pm + 2 (1 - 2 r^2)(m'Pm)^2$, where $Pm = \tau^2 Pw/\sqrt{\cdot}$.
 *
 * @see Henmi & Copas (2010), Statistics in Medicine 29:2969-2983, doi:10.1002/sim.4029
 */
export class HenmiCopas {
  private readonly df: number;
  private readonly trP: number;
  private readonly meanW: number;
  /** Standard deviation of the estimate in standard errors of the common-effect model. */
  private readonly deviation: number;
  private readonly moments: readonly [
    mean: number,
    slope: number,
    variance: number,
    varianceSlope: number,
    square: number,
  ];

  /**
   * @param common - the model without moderators, weighed last at tau2 = 0
   * @param tau2 - by DerSimonian and Laird, in the units of the model
   */
  constructor({ k, w }: MixedModel, { sumW, sumWW, trP, trPP }: Readonly<Weighed>, tau2: number) {
    this.df = k - 1;
    this.trP = trP;
    this.meanW = sumWW / sumW;
    const inflation = 1 + tau2 * this.meanW;
    this.deviation = Math.sqrt(inflation);
    // w'Pw and w'PPw over the sum of the weights, about their weighted mean.
    let first = 0;
    let second = 0;
    for (let i = 0; i < k; i++) {
      const u = w[i]! * (w[i]! - this.meanW);
      first += u * (w[i]! - this.meanW);
      second += u * u;
    }
    const scale = tau2 ** 2 / (sumW * inflation);
    const mPm = scale * first;
    const mPSPm = scale * (first + tau2 * second);
    const mean = this.df + tau2 * trP;
    const variance = 2 * (this.df + 2 * tau2 * trP + tau2 ** 2 * trPP);
    this.moments = [mean, mPm, variance, mPSPm, mPm * mPm];
  }

  /** Probability that the estimate lies farther than u of its standard errors from the truth. */
  beyond(u: number): number {
    const [mean, slope, variance, varianceSlope, square] = this.moments;
    const tail = (r: number): readonly number[] => {
      const excess = r * r - 1;
      const m = mean + excess * slope;
      const s2 = variance + 4 * excess * varianceSlope - 2 * (2 * r * r - 1) * square;
      // tau2 as estimated is too small for the standard error to reach r.
      const q = (this.trP / this.meanW) * (((r * this.deviation) / u) ** 2 - 1) + this.df;
      const below = gammaLowerTail((m * m) / s2, (q * m) / s2);
      return [below * exp(-0.5 * r * r)];
    };
    const from = u / this.deviation;
    const { integrals } = quadrature(tail, [from, from + 1, from + 4, from + 40], 1e-13);
    return (2 / Math.sqrt(2 * Math.PI)) * integrals[0]!;
  }

  /** The u that is exceeded with probability 1 - level. */
  critical(level: number): number {
    const excess = (u: number): number => 1 - level - this.beyond(u);
    let high = 4;
    let atHigh = excess(high);
    while (atHigh < 0) {
      high *= 2;
      atHigh = excess(high);
    }
    return crossing(excess, [1e-6, high], excess(1e-6), atHigh, 1e-14).x;
  }
}
