import fc from "fast-check";
import type { BareEffect } from "../../src/types/index.js";
import { deepFreeze } from "../support/freeze.js";

/** Effects of several trials, and columns that vary between trials (`x`) and within them (`z`). */
export interface Clustered {
  readonly effects: readonly (BareEffect & { readonly label: string })[];
  readonly data: { readonly trial: readonly string[]; readonly x: readonly number[]; readonly z: readonly number[] };
}

/** Trials of one to four effects, none of which lies on a line. */
export const clusteredEffects = (minLength = 5, maxLength = 8): fc.Arbitrary<Clustered> =>
  fc
    .array(
      fc.array(
        fc.record({
          yi: fc.double({ min: -2, max: 2, noNaN: true }),
          vi: fc.double({ min: 0.02, max: 1, noNaN: true }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      { minLength, maxLength },
    )
    .map((trials) => {
      const rows = trials.flatMap((trial, j) => trial.map((effect, i) => ({ ...effect, i, j })));
      return deepFreeze({
        effects: rows.map(({ yi, vi, i, j }) => ({
          label: `trial ${j}`,
          yi: yi + Math.sin(7 * j * j + 3 * i + 1),
          vi,
        })),
        data: {
          trial: rows.map(({ j }) => `trial ${j}`),
          x: rows.map(({ j }) => (3 * j * j) % 7),
          z: rows.map(({ i, j }) => (2 * i + j * j) % 5),
        },
      });
    });

/** Follow-ups of seven trials, made up; sampling errors of one trial are correlated by 0.6. */
export const followUps: Clustered = deepFreeze(
  (() => {
    const rows = [
      ["A", 0.1, 0.05, 2, 1],
      ["A", 0.3, 0.06, 2, 4],
      ["A", 0.2, 0.08, 2, 12],
      ["B", 0.6, 0.03, 5, 1],
      ["B", 0.5, 0.04, 5, 4],
      ["C", 0.9, 0.2, 1, 4],
      ["D", 0.4, 0.1, 4, 1],
      ["D", 0.1, 0.11, 4, 12],
      ["E", -0.2, 0.07, 9, 4],
      ["E", 0.15, 0.09, 9, 12],
      ["F", 0.7, 0.02, 3, 1],
      ["F", 0.55, 0.02, 3, 4],
      ["F", 0.3, 0.03, 3, 12],
      ["G", 0.25, 0.15, 7, 12],
    ] as const;
    return {
      effects: rows.map(([label, yi, vi]) => ({ label, yi, vi })),
      data: {
        trial: rows.map(([trial]) => trial),
        x: rows.map(([, , , x]) => x),
        z: rows.map(([, , , , z]) => z),
      },
    };
  })(),
);
