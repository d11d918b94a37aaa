import { requireOneOf } from "../errors.js";
import type { Estimate } from "../measure/index.js";
import { asin, atanh, cos, exp, log, normalQuantile, sin, tanh } from "../numeric/index.js";
import type { Conversion } from "../types/index.js";
import {
  converted,
  requireCorrelation,
  requireHeld,
  requireNumber,
  requireSize,
  requireVariance,
  short,
} from "./conversion.js";

/** `hasselblad-hedges` divides the log odds ratio by π/√3, `cox` by 1.65. */
export type OddsRatioToSmd = "hasselblad-hedges" | "cox";

/** Ways from odds ratios to standardized mean differences: the factor that divides the log odds ratio. */
const factors: Readonly<Record<OddsRatioToSmd, number>> = {
  /** A logistic distribution has the standard deviation π/√3. */
  "hasselblad-hedges": Math.PI / Math.sqrt(3),
  /** 1.65 makes the odds ratio nearly right for normal distributions. */
  cox: 1.65,
};

const cut: Readonly<Record<OddsRatioToSmd, { readonly method: string; readonly assumption: string }>> = {
  "hasselblad-hedges": {
    method: "Hasselblad & Hedges 1995",
    assumption:
      "behind the two outcomes lies a continuous one with a logistic distribution of equal spread in both arms",
  },
  cox: {
    method: "Cox 1970, Sánchez-Meca 2003",
    assumption: "behind the two outcomes lies a continuous one with a normal distribution of equal spread in both arms",
  },
};

const scaled = ({ yi, vi }: Estimate, factor: number): Estimate => ({ yi: factor * yi, vi: factor ** 2 * vi });

function requireEffect(who: string, { yi, vi }: Estimate): void {
  requireNumber(who, "an effect", yi, {}, "check the number");
  requireVariance(who, vi);
}

/**
 * Standardized mean difference from a log odds ratio.
 *
 * @param effect - the log odds ratio and its variance
 * @param way - `hasselblad-hedges` (the default) divides by π/√3 = 1.814, `cox` by 1.65
 * @returns `yi` without unit; the side stays: the more likely event is the higher value
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `NOTHING_TO_CONVERT` where no variance above 0 is left;
 *   `BAD_OPTION` for a way that there is not
 * @see Hasselblad & Hedges (1995), Psychological Bulletin 117:167-178, doi:10.1037/0033-2909.117.1.167; Chinn (2000),
 *   Statistics in Medicine 19:3127-3131; Sánchez-Meca, Marín-Martínez & Chacón-Moscoso (2003), Psychological Methods
 *   8:448-467, doi:10.1037/1082-989X.8.4.448
 * @example
 * smdFromOddsRatio({ yi: 0.9069, vi: 0.0676 }).value.yi.toFixed(4); // "0.5000"
 */
export function smdFromOddsRatio(effect: Estimate, way: OddsRatioToSmd = "hasselblad-hedges"): Conversion<Estimate> {
  requireEffect("smdFromOddsRatio", effect);
  requireOneOf("smdFromOddsRatio", "way", Object.keys(factors), way);
  const value = requireHeld("smdFromOddsRatio", scaled(effect, 1 / factors[way]), effect);
  return converted(
    "OR_TO_SMD",
    value,
    cut[way].method,
    cut[way].assumption,
    `SMD from log OR ${short(effect.yi)}: ${short(value.yi)}`,
  );
}

/**
 * Log odds ratio from a standardized mean difference: the inverse of {@link smdFromOddsRatio}.
 *
 * @param effect - the standardized mean difference and its variance
 * @param way - `hasselblad-hedges` (the default) multiplies by π/√3 = 1.814, `cox` by 1.65
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `NOTHING_TO_CONVERT` where no variance above 0 is left;
 *   `BAD_OPTION` for a way that there is not
 * @see Hasselblad & Hedges (1995), doi:10.1037/0033-2909.117.1.167
 * @example
 * oddsRatioFromSmd({ yi: 0.5, vi: 0.02 }).value.yi.toFixed(4); // "0.9069"
 */
export function oddsRatioFromSmd(effect: Estimate, way: OddsRatioToSmd = "hasselblad-hedges"): Conversion<Estimate> {
  requireEffect("oddsRatioFromSmd", effect);
  requireOneOf("oddsRatioFromSmd", "way", Object.keys(factors), way);
  const value = requireHeld("oddsRatioFromSmd", scaled(effect, factors[way]), effect);
  return converted(
    "SMD_TO_OR",
    value,
    cut[way].method,
    cut[way].assumption,
    `log OR from SMD ${short(effect.yi)}: ${short(value.yi)}`,
  );
}

/**
 * Correlations from odds ratios: `pearson` cos(π/(1+√OR)) and `digby` with the power 3/4 approximate the tetrachoric
 * correlation; `yule-Q` and `yule-Y` are Yule's measures of association and are no estimates of it.
 */
export type OddsRatioToCorrelation = "pearson" | "digby" | "yule-Q" | "yule-Y";

interface Association {
  readonly method: string;
  readonly r: (logOr: number) => number;
  /** Derivative of the correlation in the log odds ratio. */
  readonly slope: (logOr: number) => number;
  readonly logOr: (r: number) => number;
}

/** $(OR^c-1)/(OR^c+1)$. */
const power = (method: string, c: number): Association => ({
  method,
  r: (logOr) => tanh((c * logOr) / 2),
  slope: (logOr) => (c / 2) * (1 - tanh((c * logOr) / 2) ** 2),
  logOr: (r) => (2 / c) * atanh(r),
});

const associations: Readonly<Record<OddsRatioToCorrelation, Association>> = {
  pearson: {
    method: "Pearson 1900",
    r: (logOr) => cos(Math.PI / (1 + exp(logOr / 2))),
    slope: (logOr) => {
      const root = exp(logOr / 2);
      return (sin(Math.PI / (1 + root)) * Math.PI * root) / (2 * (1 + root) ** 2);
    },
    logOr: (r) => 2 * log(Math.PI / (Math.PI / 2 - asin(r)) - 1),
  },
  digby: power("Digby 1983", 0.75),
  "yule-Q": power("Yule 1900", 1),
  "yule-Y": power("Yule 1912", 0.5),
};

const TETRACHORIC = "behind both variables lie normal ones, cut near the middle";
const YULE =
  "an association of two variables that are two-valued by nature; it is not a correlation of continuous ones";
const assumptionOf = (way: OddsRatioToCorrelation): string =>
  way === "pearson" || way === "digby" ? TETRACHORIC : YULE;

/**
 * Correlation from a log odds ratio, its variance by the delta method.
 *
 * @param effect - the log odds ratio and its variance
 * @param way - `pearson` by default
 * @returns the correlation, -1 to 1, and its variance
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `NOTHING_TO_CONVERT` where no variance above 0 is left;
 *   `BAD_OPTION` for a way that there is not
 * @see Pearson (1900), Philosophical Transactions A 195:1-47, doi:10.1098/rsta.1900.0022; Digby (1983), Biometrics 39:753-757,
 *   doi:10.2307/2531104; Yule (1912), Journal of the Royal Statistical Society 75:579-652, doi:10.2307/2340126;
 *   Bonett (2007), Educational and Psychological Measurement 67:230-241, doi:10.1177/0013164406288166
 * @example
 * correlationFromOddsRatio({ yi: Math.log(4), vi: 0.1 }).value.yi.toFixed(3); // "0.500"
 */
export function correlationFromOddsRatio(
  effect: Estimate,
  way: OddsRatioToCorrelation = "pearson",
): Conversion<Estimate> {
  requireEffect("correlationFromOddsRatio", effect);
  requireOneOf("correlationFromOddsRatio", "way", Object.keys(associations), way);
  const { r, slope, method } = associations[way];
  const value = requireHeld(
    "correlationFromOddsRatio",
    { yi: r(effect.yi), vi: slope(effect.yi) ** 2 * effect.vi },
    effect,
  );
  return converted(
    "OR_TO_R",
    value,
    method,
    assumptionOf(way),
    `r from log OR ${short(effect.yi)} (${method}): ${short(value.yi)}`,
  );
}

/**
 * Log odds ratio from a correlation: the inverse of {@link correlationFromOddsRatio}.
 *
 * @param effect - the correlation, between -1 and 1, and its variance
 * @param way - `pearson` by default
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `NOTHING_TO_CONVERT` where no variance above 0 is left;
 *   `BAD_OPTION` for a way that there is not
 * @see Digby (1983), doi:10.2307/2531104
 * @example
 * oddsRatioFromCorrelation({ yi: 0.5, vi: 0.01 }).value.yi.toFixed(3); // "1.386"
 */
export function oddsRatioFromCorrelation(
  effect: Estimate,
  way: OddsRatioToCorrelation = "pearson",
): Conversion<Estimate> {
  requireEffect("oddsRatioFromCorrelation", effect);
  requireOneOf("oddsRatioFromCorrelation", "way", Object.keys(associations), way);
  requireCorrelation("oddsRatioFromCorrelation", "a correlation", effect.yi);
  const { logOr, slope, method } = associations[way];
  const yi = logOr(effect.yi);
  const value = requireHeld("oddsRatioFromCorrelation", { yi, vi: effect.vi / slope(yi) ** 2 }, effect);
  return converted(
    "R_TO_OR",
    value,
    method,
    assumptionOf(way),
    `log OR from r ${short(effect.yi)} (${method}): ${short(yi)}`,
  );
}

/** $(n_1+n_2-2)(1/n_1+1/n_2)$; tends to 4 for equal groups. */
function ratioOf(who: string, n1: number, n2: number): number {
  requireSize(who, "n1", n1, 2);
  requireSize(who, "n2", n2, 2);
  return (n1 + n2 - 2) * (1 / n1 + 1 / n2);
}

/**
 * Point-biserial correlation from a standardized mean difference: $r=d/\sqrt{d^2+a}$ with
 * $a=(n_1+n_2-2)(1/n_1+1/n_2)$, its variance by the delta method.
 *
 * @param effect - the standardized mean difference (Cohen's d for an exact conversion) and its variance
 * @param n1 - persons in one group, at least 2
 * @param n2 - persons in the other
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `NOTHING_TO_CONVERT` where no variance above 0 is left
 * @see Borenstein et al. (2009), Introduction to Meta-Analysis, ch. 7, doi:10.1002/9780470743386; McGrath & Meyer (2006),
 *   Psychological Methods 11:386-401, doi:10.1037/1082-989X.11.4.386
 * @example
 * correlationFromSmd({ yi: 1.5, vi: 0.1 }, 20, 30).value.yi; // 0.6
 */
export function correlationFromSmd(effect: Estimate, n1: number, n2: number): Conversion<Estimate> {
  requireEffect("correlationFromSmd", effect);
  const a = ratioOf("correlationFromSmd", n1, n2);
  const root = Math.sqrt(effect.yi ** 2 + a);
  const value = requireHeld(
    "correlationFromSmd",
    { yi: effect.yi / root, vi: (a / root ** 3) ** 2 * effect.vi },
    effect,
  );
  return converted(
    "SMD_TO_R",
    value,
    "Borenstein 2009, ch. 7",
    "the grouping is two-valued by nature; the groups have equal variances",
    `r from SMD ${short(effect.yi)} and n ${short(n1)} and ${short(n2)}: ${short(value.yi)}`,
  );
}

/**
 * Standardized mean difference from a point-biserial correlation: the inverse of {@link correlationFromSmd}.
 *
 * @param effect - the correlation, between -1 and 1, and its variance
 * @param n1 - persons in one group, at least 2
 * @param n2 - persons in the other
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `NOTHING_TO_CONVERT` where no variance above 0 is left
 * @see Borenstein et al. (2009), ch. 7, doi:10.1002/9780470743386
 * @example
 * smdFromCorrelation({ yi: 0.6, vi: 0.01 }, 20, 30).value.yi.toFixed(6); // "1.500000"
 */
export function smdFromCorrelation(effect: Estimate, n1: number, n2: number): Conversion<Estimate> {
  requireEffect("smdFromCorrelation", effect);
  requireCorrelation("smdFromCorrelation", "a correlation", effect.yi);
  const a = ratioOf("smdFromCorrelation", n1, n2);
  const rest = 1 - effect.yi ** 2;
  const value = requireHeld(
    "smdFromCorrelation",
    { yi: (effect.yi * Math.sqrt(a)) / Math.sqrt(rest), vi: (a / rest ** 3) * effect.vi },
    effect,
  );
  return converted(
    "R_TO_SMD",
    value,
    "Borenstein 2009, ch. 7",
    "the correlation is point-biserial: one of its variables is the group",
    `SMD from r ${short(effect.yi)} and n ${short(n1)} and ${short(n2)}: ${short(value.yi)}`,
  );
}

/**
 * Fisher's z of a correlation from n persons, with the variance 1/(n - 3).
 *
 * @param r - between -1 and 1
 * @param n - persons, above 3
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Fisher (1921), Metron 1:3-32
 * @example
 * fisherZ(0.5, 103).value; // { yi: 0.5493, vi: 0.01 }
 */
export function fisherZ(r: number, n: number): Conversion<Estimate> {
  requireCorrelation("fisherZ", "a correlation", r);
  requireNumber("fisherZ", "n", n, { above: 3 }, "the variance is 1 / (n - 3)");
  const value = { yi: atanh(r), vi: 1 / (n - 3) };
  return converted(
    "R_TO_Z",
    value,
    "Fisher 1921",
    "the two variables are jointly normal",
    `z from r ${short(r)} and n ${short(n)}: ${short(value.yi)}`,
  );
}

/**
 * Correlation from Fisher's z, its variance by the delta method.
 *
 * @param effect - Fisher's z and its variance
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `NOTHING_TO_CONVERT` where no variance above 0 is left
 * @example
 * correlationFromFisherZ({ yi: 0.5493, vi: 0.01 }).value.yi.toFixed(3); // "0.500"
 */
export function correlationFromFisherZ(effect: Estimate): Conversion<Estimate> {
  requireEffect("correlationFromFisherZ", effect);
  const yi = tanh(effect.yi);
  const value = requireHeld("correlationFromFisherZ", { yi, vi: (1 - yi ** 2) ** 2 * effect.vi }, effect);
  return converted(
    "Z_TO_R",
    value,
    "Fisher 1921",
    "the two variables are jointly normal",
    `r from z ${short(effect.yi)}: ${short(yi)}`,
  );
}

/**
 * Biserial correlation from a point-biserial one: $r_b=r\sqrt{p(1-p)}/\varphi(z_p)$, where p is the share of one group.
 *
 * @param r - point-biserial, between -1 and 1
 * @param n1 - persons in one group, at least 2
 * @param n2 - persons in the other
 * @returns the correlation with the continuous variable that was cut; it can exceed 1 in samples
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Jacobs & Viechtbauer (2017), Research Synthesis Methods 8:161-180, doi:10.1002/jrsm.1218
 * @example
 * biserialCorrelation(0.4, 50, 50).value.toFixed(4); // "0.5013"
 */
export function biserialCorrelation(r: number, n1: number, n2: number): Conversion {
  requireCorrelation("biserialCorrelation", "a correlation", r);
  requireSize("biserialCorrelation", "n1", n1, 2);
  requireSize("biserialCorrelation", "n2", n2, 2);
  const p = n1 / (n1 + n2);
  const z = normalQuantile(p);
  const density = exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  const value = (r * Math.sqrt(p * (1 - p))) / density;
  return converted(
    "R_BISERIAL",
    value,
    "Jacobs & Viechtbauer 2017",
    "behind the grouping lies a normal variable that was cut in two",
    `biserial r from point-biserial ${short(r)} and n ${short(n1)} and ${short(n2)}: ${short(value)}`,
  );
}
