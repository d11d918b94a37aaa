import type { Diagnostic, Grid, JointPool, WindowContrast } from "../types/index.js";
import { contrast } from "./contrast.js";
import { type JointOptions, poolJointly } from "./pool-jointly.js";

/**
 * A grid with the differences between its windows: those of each control are fitted together, and each window is compared with
 * the first one that holds a trial, paired and jointly. The cells stay as they were pooled, one by one. Figures, rows and
 * texts made from the grid tell the differences.
 *
 * @param grid - as {@link poolStrata} returns it
 * @param options - as for {@link poolJointly}; `samplingRho` or `samplingPhi` has no default
 * @throws {@link SynthesisError} as {@link poolJointly} does
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
 * A 2001,pain,50,40,2.9,2.4,40,3.2,2.6
 * B 2004,pain,4,25,3.1,2.0,27,4.0,2.2
 * B 2004,pain,50,25,3.3,2.0,27,3.5,2.2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const grid = poolStrata(stratify(effects, { by: ["window"], windows: windows.cochranePain }));
 * withContrasts(grid, { samplingRho: 0.6 }).contrasts?.map(({ first, second }) => [first, second]); // [["short", "long"]]
 */
export function withContrasts(grid: Grid, options: JointOptions = {}): Grid {
  const joint = poolJointly(grid.strata, { level: grid.method.level, ...options });
  return {
    ...grid,
    joint,
    contrasts: contrastsOf(joint),
    notes: [...grid.notes.filter(({ code }) => code !== "WINDOWS_NOT_TESTED"), ...aboutTogether(joint)],
  };
}

const contrastsOf = ({ fits }: JointPool): readonly WindowContrast[] =>
  fits.flatMap((fit) => {
    const [first, ...later] = fit.means.map(({ value }) => value);
    return later.map((each) => contrast(fit, first!, each));
  });

function aboutTogether({ fits, method: { across } }: JointPool): readonly Diagnostic[] {
  const repeated = new Set(fits.flatMap((fit) => fit.repeated));
  if (repeated.size === 0) return [];
  const assumed = [...new Set(fits.flatMap(({ assumptions }) => assumptions.map(({ text }) => text)))];
  return [
    {
      code: "FITTED_TOGETHER",
      severity: "info",
      message: `${repeated.size} ${repeated.size === 1 ? "trial stands" : "trials stand"} in several values of ${across}: differences are those within trials and those of a joint model${assumed.length > 0 ? `, given ${assumed.join("; ")}` : ""}`,
      evidence: { trials: [...repeated].sort(), assumed },
    },
  ];
}
