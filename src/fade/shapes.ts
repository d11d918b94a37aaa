import { exp, log } from "../numeric/index.js";
import { entriesOf } from "../regression/terms.js";
import { windowOf } from "../strata/windows.js";
import type { FittedShape } from "../types/index.js";

/** Names of the columns of a shape. */
export function columnsOf(shape: FittedShape): readonly string[] {
  switch (shape.kind) {
    case "windows":
      return shape.windows.windows.map(({ name }) => name);
    case "linear":
      return ["intercept", "weeks"];
    case "log-linear":
      return ["intercept", shape.shift === 0 ? "log(weeks)" : `log(weeks + ${shape.shift})`];
    case "spline":
      return ["intercept", ...Array.from({ length: shape.knots.length - 1 }, (_, i) => `weeks${"'".repeat(i)}`)];
    case "exponential":
      return ["asymptote", "distance", "log rate"];
  }
}

/**
 * The row $x(t)$ of a shape at a week, so that the curve there is $x(t)'\beta$. Of the exponential it is the gradient
 * $(1, e^{-\lambda t}, -b\lambda t e^{-\lambda t})$ by asymptote, distance and the logarithm of the rate; the coefficient of the
 * last is 0 at the estimate, so that the curve is the same product there.
 *
 * @returns zeros in a gap between windows
 */
export function rowOf(shape: FittedShape, weeks: number): readonly number[] {
  switch (shape.kind) {
    case "windows": {
      const found = windowOf(weeks, shape.windows);
      return shape.windows.windows.map((window) => Number(window === found));
    }
    case "linear":
      return [1, weeks];
    case "log-linear":
      return [1, log(weeks + shape.shift)];
    case "spline":
      return [1, ...entriesOf({ kind: "spline", name: "", variable: "weeks", knots: shape.knots }, { weeks })];
    case "exponential": {
      const left = exp(-shape.rate * weeks);
      return [1, left, -shape.distance * shape.rate * weeks * left];
    }
  }
}
