import { MANY, withLater } from "../model/later.js";
import { fittedStudy } from "../model/studies.js";
import type { Prepared } from "../regression/prepare.js";
import type { MarginalBlock, MixedFit, MixedStudy } from "../types/index.js";
import type { Layout } from "./layout.js";
import type { Model } from "./model.js";

/**
 * Gives a fit its studies and the covariance between them, when they are first looked at if they are many.
 *
 * @param theta - coefficients of the orthonormal columns, in units of the data
 * @param z - critical value of a study's own Wald interval
 * @param G - covariances of the terms in units of the model
 */
export function withStudies(
  fit: MixedFit,
  model: Model,
  theta: Float64Array,
  z: number,
  G: readonly Float64Array[],
): MixedFit {
  // What the caller does to the array later on is not seen.
  const effects = model.prepared.effects.slice();
  const studies = (): readonly MixedStudy[] => studiesOf({ ...model.prepared, effects }, theta, z);
  const marginal = (): readonly MarginalBlock[] => marginalBlocks(model, G);
  return fit.k < MANY ? { ...fit, studies: studies(), marginal: marginal() } : withLater(fit, { studies, marginal });
}

function studiesOf(
  { effects, values, beside, basis }: Prepared,
  theta: Float64Array,
  z: number,
): readonly MixedStudy[] {
  const names = beside.map(({ name }) => name);
  return effects.map((effect, i) => {
    const { weight: _, ...study } = fittedStudy(effect, i, 0, z);
    let fitted = 0;
    for (let a = 0; a < theta.length; a++) fitted += basis.q[a]![i]! * theta[a]!;
    const columns = Object.fromEntries(names.map((name, c) => [name, beside[c]!.values[i] as number | string]));
    return { ...study, fitted, residual: effect.yi - fitted, values: { ...columns, ...values[i]! } };
  });
}

/** $V + \sum_t Z_t G_t Z_t'$ block by block, in units of the data. */
function marginalBlocks({ blocks, layouts, unit }: Model, G: readonly Float64Array[]): readonly MarginalBlock[] {
  const area = unit * unit;
  return blocks.rows.map((rows, b) => {
    const n = rows.length;
    const V = blocks.V[b]!;
    const matrix = Array.from(rows, (one, i) =>
      Array.from(rows, (other, j) => {
        let value = V[i * n + j]!;
        layouts.forEach((layout, t) => {
          if (layout.outer[one] === layout.outer[other]) value += between(layout, G[t]!, one, other);
        });
        return value * area;
      }),
    );
    return { rows: [...rows], matrix };
  });
}

/** Covariance of the true effects of two effects of one outer level. */
function between({ place, columns, inner }: Layout, G: ArrayLike<number>, one: number, other: number): number {
  const m = inner.length;
  if (place !== null) return G[place[one]! * m + place[other]!]!;
  let value = 0;
  for (let l = 0; l < m; l++)
    for (let h = 0; h < m; h++) value += columns![l]![one]! * G[l * m + h]! * columns![h]![other]!;
  return value;
}
