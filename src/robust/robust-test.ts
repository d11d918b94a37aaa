import { criticalValues } from "../model/interval.js";
import type { ContrastInput } from "../regression/index.js";
import type { RobustFit, RobustTests } from "../types/index.js";
import { hypothesesOf } from "./hypotheses.js";
import { contrastTest, jointTest, onBasis } from "./tests.js";

/**
 * Tests coefficients, terms or weighted sums of a robust fit, one by one and all at once: each with degrees of freedom of its
 * own by Satterthwaite, together by Hotelling's T2 with approximate degrees of freedom (HTZ); or as the fit's `test` says.
 *
 * @param of - terms (`control` for all levels of a factor), coefficients (`control: sham`), or weights such as
 *   `{ weights: { "control: sham": 1, "control: usual care": -1 } }`
 * @throws {@link SynthesisError} `NO_SUCH_COEFFICIENT`
 * @see Tipton & Pustejovsky (2015), Journal of Educational and Behavioral Statistics 40:604-634,
 *   doi:10.3102/1076998615606099
 * @example
 * const effects = [0.1, 0.3, 0.2, 0.6, 0.5, 0.9, 0.4, 0.8].map((yi) => ({ yi, vi: 0.1 }));
 * const data = { lab: ["a", "a", "b", "b", "c", "d", "e", "f"], dose: [1, 2, 1, 2, 1, 2, 1, 2] };
 * const fit = robust(metaRegression(effects, { moderators: ["dose"], data }), { cluster: "lab", data });
 * robustTest(fit, [{ weights: { intercept: 1, dose: 2 } }]).contrasts[0].estimate.toFixed(2); // "0.65"
 */
export function robustTest(fit: RobustFit, of: readonly (string | ContrastInput)[]): RobustTests {
  const critical = criticalValues(fit.method.level);
  const named = hypothesesOf(fit, of).map(({ weights, ...each }) => ({
    ...each,
    weights: onBasis(fit.basis, weights),
  }));
  return {
    contrasts: named.map(({ name, weights, value }) => contrastTest(fit, critical, name, weights, value)),
    joint: jointTest(
      fit,
      named.map(({ name }) => name),
      named.map(({ weights }) => weights),
      named.map(({ value }) => value),
    ),
  };
}
