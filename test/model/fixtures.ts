import fc from "fast-check";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import type { BareEffect, ComputedEffect, Fit } from "../../src/types/index.js";
import { deepFreeze } from "../support/freeze.js";

/** Log risk ratios of the BCG vaccine against tuberculosis, from the two-by-two tables in dat.bcg: Colditz et al. (1994). */
export const bcg: readonly BareEffect[] = deepFreeze(
  [
    ["Aronson", 4, 119, 11, 128],
    ["Ferguson & Simes", 6, 300, 29, 274],
    ["Rosenthal 1960", 3, 228, 11, 209],
    ["Hart & Sutherland", 62, 13536, 248, 12619],
    ["Frimodt-Moller", 33, 5036, 47, 5761],
    ["Stein & Aronson", 180, 1361, 372, 1079],
    ["Vandiviere", 8, 2537, 10, 619],
    ["TPT Madras", 505, 87886, 499, 87892],
    ["Coetzee & Berjak", 29, 7470, 45, 7232],
    ["Rosenthal 1961", 17, 1699, 65, 1600],
    ["Comstock 1974", 186, 50448, 141, 27197],
    ["Comstock & Webster", 5, 2493, 3, 2338],
    ["Comstock 1976", 27, 16886, 29, 17825],
  ].map((row) => {
    const [label, a, b, c, d] = row as [string, number, number, number, number];
    return { label, yi: Math.log(a / (a + b) / (c / (c + d))), vi: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d) };
  }),
);

/** Mean differences in pain, one of each of five trials, as the library reads and computes them. */
export const trials: readonly ComputedEffect[] = deepFreeze(
  effectSizes(
    readContrasts(
      `trial,outcome,weeks,treatment_arm,comparator_arm,n1i,m1i,sd1i,n2i,m2i,sd2i
A 2001,pain,6,needling,sham,40,2.8,2.4,40,3.3,2.6
B 2004,pain,4,needling,sham,25,3.1,2.0,27,4.0,2.2
C 2008,pain,8,needling,sham,60,2.2,1.9,58,2.9,2.1
D 2012,pain,6,needling,sham,33,4.1,2.7,35,4.0,2.5
E 2019,pain,12,needling,sham,80,2.9,2.3,81,3.6,2.2`,
    ),
    { outcome: "pain", measure: "MD" },
  ).filter((effect): effect is ComputedEffect => effect.status === "usable"),
);

/** An effect with other facts. */
export const withContrast = (
  { contrast, ...effect }: ComputedEffect,
  change: Partial<ComputedEffect["contrast"]>,
): ComputedEffect => ({ ...effect, contrast: { ...contrast, ...change } as ComputedEffect["contrast"] });

export const withMethod = (effect: ComputedEffect, change: Partial<ComputedEffect["method"]>): ComputedEffect => ({
  ...effect,
  method: { ...effect.method, ...change },
});

export const codes = ({ notes }: Pick<Fit, "notes">): readonly string[] => notes.map(({ code }) => code);

/** Without -0, which JSON does not know, and without numbers whose squares and cubes underflow. */
const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => (Math.abs(value) < 1e-80 ? 0 : value));

/** Sets of effects as reviews hold them. */
export const ordinary = (minLength = 2): fc.Arbitrary<readonly BareEffect[]> =>
  fc.array(fc.record({ yi: number(-3, 3), vi: number(0.01, 2) }), { minLength, maxLength: 12 });

/** Sets whose variances lie up to 24 powers of ten apart, with effects to match: the likelihood can have several modes. */
export const extreme: fc.Arbitrary<readonly BareEffect[]> = fc.array(
  fc
    .record({ size: number(-12, 12), own: number(-6, 6), y: number(-3, 3), follows: fc.boolean() })
    .map(({ size, own, y, follows }) => ({ yi: y * 10 ** (follows ? size / 2 : own) + 0, vi: 10 ** size })),
  { minLength: 2, maxLength: 8 },
);
