import type { ContrastInput } from "../regression/index.js";
import { type Named, noSuch, sumOf, weightsOn } from "../regression/test-coefficients.js";

/** A weighted sum of coefficients and the value it is tested against. */
export interface Hypothesis {
  readonly name: string;
  /** One for each coefficient, in order. */
  readonly weights: readonly number[];
  readonly value: number;
}

/**
 * What is tested, by names of terms (all their coefficients), names of coefficients, or weights.
 *
 * @throws {@link SynthesisError} `NO_SUCH_COEFFICIENT`
 */
export function hypothesesOf(fit: Named, of: readonly (string | ContrastInput)[]): readonly Hypothesis[] {
  if (of.length === 0) throw noSuch(fit, "");
  return of.flatMap((each): Hypothesis[] => {
    if (typeof each !== "string") {
      return [
        { name: each.name ?? sumOf(each.weights), weights: weightsOn(fit, each.weights), value: each.value ?? 0 },
      ];
    }
    const found = fit.coefficients.filter(({ name, term }) => name === each || term === each);
    if (found.length === 0) throw noSuch(fit, each);
    return found.map(({ name }) => ({ name, weights: weightsOn(fit, { [name]: 1 }), value: 0 }));
  });
}
