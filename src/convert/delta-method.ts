import type { Estimate } from "../measure/index.js";
import type { Conversion } from "../types/index.js";
import { converted, requireNumber, requireVariance, short } from "./conversion.js";

/**
 * An estimate on another scale with its variance by the delta method, $v\,f'(y)^2$.
 *
 * @param effect - the estimate and its variance
 * @param transform - a smooth function about the estimate
 * @param slope - its derivative; by default it is computed from differences, to about ten digits
 * @returns the transformed estimate and its variance; `null` with a note where the function has no finite value or slope,
 *   or its slope is 0
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Oehlert (1992), American Statistician 46:27-29, doi:10.1080/00031305.1992.10475842
 * @example
 * deltaMethod({ yi: -0.5, vi: 0.1 }, (x) => 1 / (1 + Math.exp(-x))).value; // { yi: 0.3775, vi: 0.005523 }
 */
export function deltaMethod(
  { yi, vi }: Estimate,
  transform: (value: number) => number,
  slope?: (value: number) => number,
): Conversion<Estimate | null> {
  requireNumber("deltaMethod", "an estimate", yi, {}, "check the number");
  requireVariance("deltaMethod", vi);
  const derivative = slope === undefined ? derivativeAt(transform, yi, Math.sqrt(vi)) : slope(yi);
  const value = { yi: transform(yi), vi: vi * derivative ** 2 };
  const isSound = Number.isFinite(value.yi) && Number.isFinite(value.vi) && value.vi > 0;
  return converted(
    "DELTA",
    isSound ? value : null,
    "delta method",
    "the transformation is nearly straight over the range of the estimate's error",
    isSound
      ? `${short(yi)} (SE ${short(Math.sqrt(vi))}) transformed: ${short(value.yi)} (SE ${short(Math.sqrt(value.vi))})`
      : "none",
    isSound
      ? []
      : [
          {
            code: "NOTHING_TO_CONVERT",
            severity: "warning",
            message: `the transformation has no finite value with a slope other than 0 at ${short(yi)}`,
            remedy: "transform the limits instead",
          },
        ],
  );
}

/** Each row of the tableau halves the step. */
const ROWS = 10;

/**
 * Central differences at shrinking steps, extrapolated to step 0; the entry that agrees best with its neighbours is taken.
 *
 * @see Ridders (1982), Advances in Engineering Software 4:75-76, doi:10.1016/S0141-1195(82)80057-0
 */
function derivativeAt(f: (x: number) => number, x: number, scale: number): number {
  let h = Math.max(0.1 * scale, 1e-4 * Math.abs(x), 1e-6);
  let before: number[] = [];
  let best = Number.NaN;
  let error = Number.POSITIVE_INFINITY;
  for (let row = 0; row < ROWS; row++, h /= 2) {
    const current = [(f(x + h) - f(x - h)) / (2 * h)];
    for (let column = 1, factor = 4; column <= row; column++, factor *= 4) {
      const [left, above] = [current[column - 1] as number, before[column - 1] as number];
      const entry = (factor * left - above) / (factor - 1);
      current.push(entry);
      const change = Math.max(Math.abs(entry - left), Math.abs(entry - above));
      if (change < error) [best, error] = [entry, change];
    }
    before = current;
  }
  return best;
}
