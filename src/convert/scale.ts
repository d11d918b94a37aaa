import { requireOneOf } from "../errors.js";
import { type ScaleName, scaleNames, scaleOf } from "../measure/index.js";
import { exp, quadrature } from "../numeric/index.js";
import { requireNumber } from "./conversion.js";

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** @throws {@link SynthesisError} `BAD_OPTION` */
function scaleFor(who: string, name: ScaleName): ReturnType<typeof scaleOf> {
  requireOneOf(who, "name", scaleNames, name);
  return scaleOf(name);
}

function sizeFor(who: string, name: ScaleName, size: number | null): number {
  const { needs } = scaleFor(who, name);
  if (needs !== null) {
    const remedy = "give persons, or person-time for rates; of a pooled estimate their harmonic mean";
    requireNumber(who, `for ${name} a size`, size ?? Number.NaN, { above: 0 }, remedy);
  }
  return size ?? Number.NaN;
}

/**
 * A quantity on a scale of analysis, where it is nearly normal: proportions by `logit`, `probit`, `arcsine`,
 * `double-arcsine`; correlations by `fisher-z`; explained shares of variance by `fisher-z-of-root`; ratios by `log`; rates
 * by `root`, `double-root`; Cronbach's alpha by `cube-root`, `log-of-rest`.
 *
 * @param name - of the scale
 * @param value - on the natural scale
 * @param size - persons for `double-arcsine`, person-time for `double-root`
 * @returns `null` outside the range of the quantity, and where the result is infinite
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN` if a size is needed and missing; `BAD_OPTION` for a scale that there is not
 * @see Freeman & Tukey (1950), Annals of Mathematical Statistics 21:607-611, doi:10.1214/aoms/1177729756, for the double
 *   scales; Hakstian & Whalen (1976), doi:10.1007/BF02291840, and Bonett (2002), doi:10.3102/10769986027004335, for alpha
 * @example
 * toScale("logit", 0.2)?.toFixed(4); // "-1.3863"
 */
export function toScale(name: ScaleName, value: number, size: number | null = null): number | null {
  const { forward, range } = scaleFor("toScale", name);
  const n = sizeFor("toScale", name, size);
  return value >= range[0] && value <= range[1] ? finite(forward(value, n)) : null;
}

/**
 * Back from a scale of analysis: the inverse of {@link toScale}. What lies beyond the end of the scale is the end of the
 * quantity's range.
 *
 * @param name - of the scale
 * @param value - on the scale of analysis
 * @param size - persons for `double-arcsine`, person-time for `double-root`
 * @returns on the natural scale; `null` where it is not finite
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN` if a size is needed and missing; `BAD_OPTION` for a scale that there is not
 * @see Miller (1978), The American Statistician 32:138, doi:10.1080/00031305.1978.10479283, for the double arcsine
 * @example
 * fromScale("double-arcsine", 0.5, 20)?.toFixed(4); // "0.2168"
 */
export function fromScale(name: ScaleName, value: number, size: number | null = null): number | null {
  return finite(scaleFor("fromScale", name).back(value, sizeFor("fromScale", name, size)));
}

/**
 * Mean of the back-transformed true effects: of the quantity itself over trials whose effects are normally distributed on
 * the scale of analysis, where the back-transformed mean is their median.
 *
 * @param name - of the scale
 * @param mean - mean of the true effects, on the scale of analysis
 * @param tau2 - their variance, at least 0
 * @param size - persons for `double-arcsine`, person-time for `double-root`
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`; `BAD_OPTION` for a scale that there is not
 * @example
 * meanOverEffects("logit", 1, 0.1)?.toFixed(4); // "0.7267"
 */
export function meanOverEffects(
  name: ScaleName,
  mean: number,
  tau2: number,
  size: number | null = null,
): number | null {
  requireNumber("meanOverEffects", "a mean", mean, {}, "check the number");
  requireNumber("meanOverEffects", "tau2", tau2, { atLeast: 0 }, "give the variance between trials");
  const n = sizeFor("meanOverEffects", name, size);
  const { back } = scaleFor("meanOverEffects", name);
  if (tau2 === 0) return finite(back(mean, n));
  if (name === "log") return finite(exp(mean + tau2 / 2));
  const tau = Math.sqrt(tau2);
  const integrand = (z: number): readonly number[] => {
    const density = exp(-0.5 * z * z);
    return [density, density * back(mean + tau * z, n)];
  };
  const [mass = 1, total = 0] = quadrature(integrand, [-9, -3, 0, 3, 9], 1e-13).integrals;
  return finite(total / mass);
}

/**
 * Harmonic mean of sizes: the size with which a pooled double arcsine goes back.
 *
 * @param sizes - at least one, all above 0
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @example
 * harmonicMean([10, 20, 30]).toFixed(2); // "16.36"
 */
export function harmonicMean(sizes: readonly number[]): number {
  requireNumber("harmonicMean", "a number of sizes", sizes.length, { atLeast: 1 }, "name the sizes");
  for (const size of sizes) requireNumber("harmonicMean", "a size", size, { above: 0 }, "give persons or person-time");
  return sizes.length / sizes.reduce((total, size) => total + 1 / size, 0);
}
