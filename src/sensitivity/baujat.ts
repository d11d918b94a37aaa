import { dot } from "../numeric/index.js";
import type { BareEffect, Baujat, Diagnostic, EffectSize, StudyPoint } from "../types/index.js";
import { requireHeld } from "./held.js";
import { fitTo, type LinearOptions, linear } from "./linear.js";

/**
 * Which studies make the heterogeneity, and which of these move the result: the coordinates of Baujat's plot.
 *
 * @param effects - as for {@link pool}
 * @param options - those of {@link pool}, or with `moderators` and `data` those of {@link metaRegression}
 * @returns for each study its squared Pearson residual (`x`; under the common-effect model its part in Q) and how far the
 *   fitted effect moves without it, squared, over its variance without it (`y`)
 * @throws {@link SynthesisError} as {@link influence} does
 * @see Baujat, Mahé, Pignon & Hill (2002), Statistics in Medicine 21:2641-2652, doi:10.1002/sim.1221
 * @example
 * const effects = [0.1, 0.2, 0.15, 2.5].map((yi, i) => ({ yi, vi: 0.04, label: "ABCD"[i] }));
 * const { points } = baujat(effects, { tau2: "CE" });
 * points.map(({ label, x }) => `${label} ${x.toFixed(1)}`); // ["A 10.2", "B 7.2", "C 8.6", "D 77.7"]
 */
export function baujat(effects: readonly EffectSize[] | readonly BareEffect[], options: LinearOptions = {}): Baujat {
  const design = linear("baujat", effects, options);
  const { basis, measure, about, method, labels, notes } = design;
  const places = design.effects.map((_, i) => i);
  const whole = fitTo(design, places);
  const placed = places.map((i): StudyPoint | null => {
    const without = fitTo(
      design,
      places.filter((place) => place !== i),
    );
    if (whole === null || without === null) return null;
    const { yi, vi } = design.effects[i]!;
    const row = basis.q.map((column) => column[i]!);
    const fitted = dot(row, whole.coordinates);
    const variance = row.reduce((total, each, j) => total + each * dot(without.covariance[j]!, row), 0);
    const x = (yi - fitted) ** 2 / (vi + whole.tau2);
    const y = (fitted - dot(row, without.coordinates)) ** 2 / variance;
    return variance > 0 ? { label: labels[i]!, x, y } : null;
  });
  const points = placed.filter((point) => point !== null);
  requireHeld(
    "baujat",
    points.flatMap(({ x, y }) => [x, y]),
  );
  const lost = labels.filter((_, i) => placed[i] === null);
  return { measure, about, method, points, notes: [...notes, ...aboutLost(lost)] };
}

const aboutLost = (labels: readonly string[]): readonly Diagnostic[] =>
  labels.length === 0
    ? []
    : [
        {
          code: "NO_POINT",
          severity: "info",
          message: `no point for ${labels.join(", ")}: the others give no fit, or one without any spread`,
          evidence: { studies: labels },
        },
      ];
