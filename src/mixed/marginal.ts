import { SynthesisError } from "../errors.js";
import { rowAt } from "../regression/predict-at.js";
import type { Fit, FittedDesign, MarginalBlock, MixedFit, RegressionFit } from "../types/index.js";

/**
 * What inference about coefficients needs of a fit, whichever model made it: $y \sim N(X\beta, M)$ with M block diagonal.
 * Typed arrays live inside a computation and never leave it.
 */
export interface Marginal {
  readonly k: number;
  readonly p: number;
  /** Columns of the design, p arrays of k numbers, of full rank. */
  readonly columns: readonly Float64Array[];
  readonly names: readonly string[];
  /** The term that each column belongs to; `null` for the intercept. */
  readonly terms: readonly (string | null)[];
  readonly y: Float64Array;
  /** Every effect stands in one block. */
  readonly blocks: readonly {
    /** Places of its effects. */
    readonly rows: ArrayLike<number>;
    /** Covariance under the working model, n x n row by row. */
    readonly M: ArrayLike<number>;
  }[];
  /** Weights of the effects where they are not by the inverse of M: above 0, their scale does not matter. */
  readonly weights: Float64Array | null;
}

/**
 * The working model behind a fit.
 *
 * @throws {@link SynthesisError} `NOT_LINEAR` where the estimate is no weighted sum of the effects, or there is none
 */
export function marginalOf(fit: Fit | RegressionFit | MixedFit): Marginal {
  if (!("design" in fit)) return ofPool(fit);
  const y = Float64Array.from<{ readonly yi: number }>(fit.studies, ({ yi }) => yi);
  if ("random" in fit) {
    const values = fit.studies.map((study) => study.values);
    return { ...ofDesign(fit.design, values), y, blocks: fit.marginal.map(asBlock), weights: null };
  }
  const values = fit.studies.map(({ moderators }) => moderators);
  const blocks = fit.studies.map(({ vi }, i) => alone(i, vi + fit.tau2));
  return { ...ofDesign(fit.design, values), y, blocks, weights: null };
}

/** Columns of a design at the values of its moderators. */
export function ofDesign(
  design: FittedDesign,
  values: readonly Readonly<Record<string, number | string>>[],
): Pick<Marginal, "k" | "p" | "columns" | "names" | "terms"> {
  const rows = values.map((at) => rowAt(design, at));
  const kept = design.kept.map((place) => design.columns[place]!);
  return {
    k: rows.length,
    p: kept.length,
    columns: kept.map((_, j) => Float64Array.from(rows, (row) => row[j]!)),
    names: kept.map(({ name }) => name),
    terms: kept.map(({ term }) => term),
  };
}

/** An effect that depends on no other. */
export const alone = (i: number, variance: number): Marginal["blocks"][number] => ({
  rows: [i],
  M: [variance],
});

const asBlock = ({ rows, matrix }: MarginalBlock): Marginal["blocks"][number] => ({
  rows,
  M: matrix.flat(),
});

function ofPool({ estimate, method, studies, tau2 }: Fit): Marginal {
  if (estimate === null || method.weighting === "MH") {
    throw new SynthesisError(
      "NOT_LINEAR",
      `robust: needs an estimate that is a weighted sum of the effects, got ${estimate === null ? "none" : "that of Mantel and Haenszel"}`,
      { remedy: "pool the effects by inverse variances" },
    );
  }
  return {
    k: studies.length,
    p: 1,
    columns: [new Float64Array(studies.length).fill(1)],
    names: ["intercept"],
    terms: [null],
    y: Float64Array.from(studies, ({ yi }) => yi),
    blocks: studies.map(({ vi }, i) => alone(i, vi + (tau2 ?? 0))),
    weights: method.weights === undefined ? null : Float64Array.from(studies, ({ weight }) => weight as number),
  };
}
