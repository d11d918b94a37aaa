import { aboutOf } from "../model/about.js";
import { criticalValues } from "../model/interval.js";
import type { Fit, Radial } from "../types/index.js";

/**
 * The coordinates of Galbraith's radial plot: a study's effect is the slope of the line from the origin to its point, and all
 * points have the same standard error, 1.
 *
 * @param fit - as {@link pool} returns it; under random effects tau2 belongs to the variance of each study
 * @see Galbraith (1988), Technometrics 30:271-281, doi:10.1080/00401706.1988.10488400
 * @example
 * const { points, slope } = radial(pool([{ yi: 0.2, vi: 0.04 }, { yi: 0.5, vi: 0.01 }], { tau2: "CE" }));
 * [points.map(({ x, y }) => `${x.toFixed(0)} ${y.toFixed(0)}`), slope?.toFixed(2)]; // [["5 1", "10 5"], "0.44"]
 */
export function radial({ measure, method, studies, estimate, confidence, tau2 }: Fit): Radial {
  const points = studies.map(({ label, yi, vi }) => {
    const x = 1 / Math.sqrt(vi + (tau2 ?? 0));
    return { label, x, y: x * yi };
  });
  const about = aboutOf(studies.flatMap(({ effect }) => (effect ? [effect] : [])));
  const { level } = method;
  return { measure, about, method, points, slope: estimate, confidence, level, critical: criticalValues(level).z };
}
