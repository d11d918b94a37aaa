import { requireOneOf } from "../errors.js";
import { exp, log, normalQuantile, normalUpperTail } from "../numeric/index.js";
import type { Conversion, ConvertedLimits, WithLimits } from "../types/index.js";
import { converted, limitsText, mapLimits, requireNumber, requireRisk, requireSd, short } from "./conversion.js";
import { type Risks, risksOf } from "./risk.js";

/** The standard deviation that turns a standardized difference into points, and where it was taken from. */
export interface ReferenceSd {
  /** Above 0, in points of the scale. */
  readonly sd: number;
  /** Name of the scale, such as `pain, 0 to 10`. */
  readonly scale: string;
  /** Where the standard deviation was taken from: a trial, a cohort, the median of the trials. */
  readonly source: string;
}

/**
 * A standardized mean difference in points of a named scale.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one
 * @param reference - the standard deviation that multiplies, the scale, and the source
 * @returns estimate, confidence and prediction limits in points
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 15.5.3.2
 * @example
 * pointsFromSmd({ estimate: -0.4, confidence: [-0.6, -0.2] }, { sd: 2, scale: "pain, 0 to 10", source: "median of the trials" }).value; // { estimate: -0.8, confidence: [-1.2, -0.4], prediction: null }
 */
export function pointsFromSmd(smd: WithLimits, { sd, scale, source }: ReferenceSd): Conversion<ConvertedLimits> {
  requireSd("pointsFromSmd", "a standard deviation", sd);
  const value = mapLimits(smd, (d) => d * sd);
  return converted(
    "POINTS",
    value,
    "Handbook 15.5.3.2",
    `persons vary on ${scale} as in the source of the standard deviation (${source})`,
    `SMD ${limitsText(smd)} times SD ${short(sd)} (${source}): ${limitsText(value)} points of ${scale}`,
  );
}

const below = (z: number): number => normalUpperTail(-z);

const EQUAL = "the outcome is normally distributed with the same standard deviation in both arms";

/** How far two distributions lie apart, by the name of a number for it. */
const overlapping = (
  smd: WithLimits,
  value: ConvertedLimits,
  name: string,
  method: string,
  assumption = EQUAL,
): Conversion<ConvertedLimits> =>
  converted("OVERLAP", value, method, assumption, `${name} from SMD ${limitsText(smd)}: ${limitsText(value)}`);

/**
 * Probability that a person under treatment has a higher value than one under the comparator: $\Phi(d/\sqrt2)$.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one
 * @returns 0 to 1; 0.5 is no difference
 * @see McGraw & Wong (1992), Psychological Bulletin 111:361-365, doi:10.1037/0033-2909.111.2.361
 * @example
 * probabilityOfSuperiority({ estimate: 0.5 }).value.estimate?.toFixed(3); // "0.638"
 */
export function probabilityOfSuperiority(smd: WithLimits): Conversion<ConvertedLimits> {
  const value = mapLimits(smd, (d) => below(d * Math.SQRT1_2));
  return overlapping(smd, value, "probability of a higher value", "McGraw & Wong 1992");
}

/**
 * Share of the comparator's distribution that lies below the mean of the treated: Cohen's $U_3=\Phi(d)$.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one
 * @returns 0 to 1; 0.5 is no difference
 * @see Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2.2
 * @example
 * cohensU3({ estimate: 0.5 }).value.estimate?.toFixed(3); // "0.691"
 */
export function cohensU3(smd: WithLimits): Conversion<ConvertedLimits> {
  const value = mapLimits(smd, below);
  return overlapping(smd, value, "U3", "Cohen 1988");
}

/**
 * Share of the comparator's distribution that lies below the point above which as large a share of the treated lies:
 * Cohen's $U_2=\Phi(d/2)$.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one
 * @returns 0 to 1; 0.5 is no difference
 * @see Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2.2
 * @example
 * cohensU2({ estimate: 0.5 }).value.estimate?.toFixed(3); // "0.599"
 */
export function cohensU2(smd: WithLimits): Conversion<ConvertedLimits> {
  const value = mapLimits(smd, (d) => below(d / 2));
  return overlapping(smd, value, "U2", "Cohen 1988");
}

/**
 * Share of both distributions together that they do not have in common: Cohen's $U_1=(2\Phi(|d|/2)-1)/\Phi(|d|/2)$.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one
 * @returns 0 to 1; 0 is no difference. Where an interval of the SMD holds 0, the lower limit is 0
 * @see Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2.2
 * @example
 * cohensU1({ estimate: 0.5 }).value.estimate?.toFixed(3); // "0.330"
 */
export function cohensU1(smd: WithLimits): Conversion<ConvertedLimits> {
  const value = folded(smd, (d) => 2 - 1 / below(Math.abs(d) / 2), 0);
  return overlapping(smd, value, "U1", "Cohen 1988");
}

/**
 * Success rate under treatment as the binomial effect size display has it, $0.5+r/2$ with $r=d/\sqrt{d^2+4}$; that under
 * the comparator is 1 less it.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one
 * @returns 0 to 1; 0.5 is no difference
 * @see Rosenthal & Rubin (1982), Journal of Educational Psychology 74:166-169, doi:10.1037/0022-0663.74.2.166
 * @example
 * binomialEffectSizeDisplay({ estimate: 0.5 }).value.estimate?.toFixed(3); // "0.621"
 */
export function binomialEffectSizeDisplay(smd: WithLimits): Conversion<ConvertedLimits> {
  // d / √(d² + 4), written so that the square of a large difference does not overflow.
  const value = mapLimits(smd, (d) => 0.5 + (0.5 * Math.sign(d)) / Math.sqrt(1 + (2 / d) ** 2));
  const assumption = "groups of equal size, cut at the common median; a display, not a risk at any baseline";
  return overlapping(smd, value, "display", "Rosenthal & Rubin 1982", assumption);
}

/**
 * Cliff's delta: probability of a higher value under treatment less that of a lower one, $2\Phi(d/\sqrt2)-1$.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one
 * @returns -1 to 1; 0 is no difference
 * @see Cliff (1993), Psychological Bulletin 114:494-509, doi:10.1037/0033-2909.114.3.494
 * @example
 * cliffsDelta({ estimate: 0.5 }).value.estimate?.toFixed(3); // "0.276"
 */
export function cliffsDelta(smd: WithLimits): Conversion<ConvertedLimits> {
  const value = mapLimits(smd, (d) => 1 - 2 * normalUpperTail(d * Math.SQRT1_2));
  return overlapping(smd, value, "Cliff's delta", "Cliff 1993");
}

/** A function of the size of a difference: an interval that holds 0 ends at its value there. */
function folded(smd: WithLimits, f: (d: number) => number, atZero: number): ConvertedLimits {
  const mapped = mapLimits(smd, f);
  const through = (
    interval: WithLimits["confidence"],
    image: ConvertedLimits["confidence"],
  ): ConvertedLimits["confidence"] => {
    if (!interval || !image || interval[0] > 0 || interval[1] < 0) return image;
    return atZero <= image[0] ? [atZero, image[1]] : [image[0], atZero];
  };
  return {
    estimate: mapped.estimate,
    confidence: through(smd.confidence, mapped.confidence),
    prediction: through(smd.prediction, mapped.prediction),
  };
}

/**
 * Share that the distributions of both arms have in common: $2\Phi(-|d|/2)$.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one
 * @returns 0 to 1; 1 is no difference. Where an interval of the SMD holds 0, the upper limit is 1
 * @see Reiser & Faraggi (1999), The Statistician 48:413-418, doi:10.1111/1467-9884.00199
 * @example
 * overlap({ estimate: 0.5, confidence: [-0.1, 1.1] }).value.confidence; // [0.5823, 1]
 */
export function overlap(smd: WithLimits): Conversion<ConvertedLimits> {
  const value = folded(smd, (d) => 2 * normalUpperTail(Math.abs(d) / 2), 1);
  return overlapping(smd, value, "overlap", "Reiser & Faraggi 1999");
}

/** How a standardized difference moves a risk. */
const shifts = {
  furukawa: {
    method: "Furukawa 2011",
    assumption: "the event is a normally distributed outcome beyond a cut; both arms have the same standard deviation",
    risk: (d: number, p: number): number => below(normalQuantile(p) + d),
  },
  "hasselblad-hedges": {
    method: "Hasselblad & Hedges 1995",
    assumption: "the event is an outcome with a logistic distribution beyond a cut; both arms have the same spread",
    risk: (d: number, p: number): number => shiftedOdds((d * Math.PI) / Math.sqrt(3), p),
  },
  cox: {
    method: "Cox & Snell 1989",
    assumption: "the event is an outcome beyond a cut; the log odds ratio is 1.65 times the SMD",
    risk: (d: number, p: number): number => shiftedOdds(1.65 * d, p),
  },
} as const;

const shiftedOdds = (logOr: number, p: number): number => 1 / (1 + exp(-logOr - log(p / (1 - p))));

/** `furukawa` shifts a normal distribution, `hasselblad-hedges` a logistic one, `cox` multiplies by 1.65 to a log odds ratio. */
export type SmdToRisk = "furukawa" | "hasselblad-hedges" | "cox";

/**
 * Risks under treatment from a standardized mean difference, for a stated baseline risk: of a person lying beyond a cut of
 * the outcome. {@link numberNeededToTreat} of its `difference` is the number needed to treat.
 *
 * @param smd - an estimate with its limits; a {@link Fit} is one. Its sign is that of the event: positive where the event
 *   (a response on a scale on which higher is better) becomes more likely. For an event at the low end turn the sign
 * @param baselineRisk - risk of the event under the comparator, 0 to 1
 * @param way - `furukawa` by default
 * @returns risk, risk difference, risk ratio and odds ratio, with all limits
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `BAD_OPTION` for a way that there is not
 * @see Furukawa & Leucht (2011), PLoS ONE 6:e19070, doi:10.1371/journal.pone.0019070; Hasselblad & Hedges (1995),
 *   doi:10.1037/0033-2909.117.1.167; Cox & Snell (1989), Analysis of Binary Data; Cochrane Handbook 15.5.3.3
 * @example
 * riskFromSmd({ estimate: 0.5 }, 0.2).value.difference.estimate?.toFixed(3); // "0.166"
 */
export function riskFromSmd(smd: WithLimits, baselineRisk: number, way: SmdToRisk = "furukawa"): Conversion<Risks> {
  requireRisk("riskFromSmd", "a baseline risk", baselineRisk);
  requireOneOf("riskFromSmd", "way", Object.keys(shifts), way);
  if (smd.estimate !== null) requireNumber("riskFromSmd", "an SMD", smd.estimate, {}, "check the number");
  const { method, assumption, risk } = shifts[way];
  const value = risksOf(
    baselineRisk,
    mapLimits(smd, (d) => risk(d, baselineRisk)),
  );
  return converted(
    "RISKS",
    value,
    method,
    assumption,
    `risks from SMD ${limitsText(smd)} at baseline risk ${short(baselineRisk)} (${method}): difference ${limitsText(value.difference)}`,
  );
}
