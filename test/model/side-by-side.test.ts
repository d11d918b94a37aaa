import { describe, expect, test } from "vitest";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { sideBySide } from "../../src/model/index.js";
import { normalQuantile } from "../../src/numeric/index.js";
import { stratify } from "../../src/strata/index.js";
import { expectClose } from "../support/close.js";

const header = "trial,outcome,weeks,measure,estimate,ci_lower,ci_upper,estimate_sign\n";

const codebook = (design: "overview" | "controlled") => ({
  ...{ name: "reviews", title: "Reviews of a question", design },
  outcomes: [{ name: "pain", domain: "pain", better: "lower" }],
});

const shown = (rows: string, measure: "MD" | "RR", level?: number, design: "overview" | "controlled" = "overview") =>
  sideBySide(
    stratify(effectSizes(readContrasts(header + rows, codebook(design)), { outcome: "pain", measure }), {
      by: ["outcome"],
    }),
    level === undefined ? {} : { level },
  );

const two = `Review A 2020,pain,6,MD,-1.5,-2.31,-0.7,
Review B 2021,pain,4,MD,-0.5,-1.0,0.0,`;

describe("published results side by side", () => {
  test("their intervals are those that are printed, at the level at which they are", () => {
    const { fit } = shown(two, "MD").cells[0]!;
    expect(fit.studies.map(({ confidence }) => confidence)).toEqual([
      [-2.31, -0.7],
      [-1, 0],
    ]);
    expect([fit.k, fit.estimate, fit.measure, fit.method.tau2]).toEqual([2, null, "MD", "none"]);
    expect(fit.studies.every(({ weight }) => weight === null)).toBe(true);
  });

  test("at another level they are Wald's, from the printed error", () => {
    const { studies } = shown(two, "MD", 0.9).cells[0]!.fit;
    const stdError = (2.31 - 0.7) / (2 * normalQuantile(0.975));
    expectClose(studies[0]?.confidence[0], -1.5 - normalQuantile(0.95) * stdError, { relative: 1e-9 });
  });

  test("those of ratios stand on the scale of the analysis", () => {
    const { confidence } = shown("Review A 2020,pain,6,RR,0.8,0.6,1.1,", "RR").cells[0]!.fit.studies[0]!;
    expectClose(confidence[0], Math.log(0.6), { relative: 1e-14 });
    expectClose(confidence[1], Math.log(1.1), { relative: 1e-14 });
  });

  test("what was compared the other way round is turned, with its limits", () => {
    const csv = two.replace(/,$/gm, ",comparator-minus-treatment");
    const { studies } = shown(csv, "MD").cells[0]!.fit;
    expect(studies.map(({ yi }) => yi)).toEqual([1.5, 0.5]);
    expect(studies[0]?.confidence).toEqual([0.7, 2.31]);
  });

  test("a note says why they are not pooled, in each cell that shows something", () => {
    const grid = shown(two, "MD");
    for (const notes of [grid.notes, grid.cells[0]!.fit.notes]) {
      expect(notes.map(({ code }) => code)).toEqual(["SIDE_BY_SIDE"]);
      expect(notes[0]?.message).toMatch(/^published pooled results, .* their trials overlap$/);
    }
    expect(shown(two, "MD", 0.95, "controlled").notes[0]?.message).toBe("effects shown side by side, not pooled");
  });
});
