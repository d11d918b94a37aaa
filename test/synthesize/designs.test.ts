import { describe, expect, test } from "vitest";
import { effectSizes } from "../../src/effect/index.js";
import {
  augment,
  type Codebook,
  fadePlot,
  forestPlot,
  gridPlot,
  pool,
  poolStrata,
  readCodebook,
  readContrasts,
  sideBySide,
  stratify,
  synthesize,
  tidy,
} from "../../src/index.js";

const book = (design: Codebook["design"]) => ({
  name: "shown",
  title: "Shown",
  design,
  outcomes: [{ name: "pain", domain: "pain", better: "lower", unit: "SD" }],
});

const csv = `trial,year,comparator_arm,weeks,measure,estimate,ci_lower,ci_upper
Review A,2020,sham,4,SMD,-1.5,-2.3,-0.7
Review A,2020,usual care,4,SMD,-0.5,-1.0,0.0
Review B,2021,sham,4,SMD,-0.8,-1.2,-0.4
Review B,2021,sham,26,SMD,-0.4,-0.9,0.1
`;

const effectsOf = (design: Codebook["design"], text = csv) =>
  effectSizes(readContrasts(text, book(design)), { outcome: "pain", measure: "SMD" });

const months = {
  name: "months",
  source: "",
  windows: [
    { name: "early", from: 0, to: 12 },
    { name: "late", from: 12 },
  ],
};

const strataOf = (design: Codebook["design"], text = csv) =>
  stratify(effectsOf(design, text), { by: ["window"], windows: months });

const textsOf = (figure: ReturnType<typeof forestPlot>): string =>
  Object.values(figure.datasets)
    .flat()
    .map(({ text }) => text ?? "")
    .join("\n");

test("a codebook without a design is of comparisons, and another word is refused", () => {
  const { design: _, ...plain } = book("controlled");
  expect(readCodebook(plain).design).toBe("controlled");
  expect(() => readCodebook({ ...plain, design: "umbrella" })).toThrow(/design/);
});

describe("an overview", () => {
  const strata = strataOf("overview");
  const grid = sideBySide(strata);

  test("is not pooled: not as effects, not by strata, and the refusal names reviews, reason and remedy", () => {
    for (const ask of [() => pool(effectsOf("overview")), () => poolStrata(strata)]) {
      expect(ask).toThrow(expect.objectContaining({ code: "OVERVIEW" }));
      expect(ask).toThrow(/because their trials overlap \(Review A, Review B\); show them with sideBySide/);
    }
  });

  test("is refused as a single result too", () => {
    expect(() => pool(effectsOf("overview").slice(0, 1))).toThrow(expect.objectContaining({ code: "OVERVIEW" }));
  });

  test("keeps every result of a review in its cell, and tells them apart", () => {
    expect(grid.cells.map(({ fit }) => fit.studies.map(({ label }) => label))).toEqual([
      ["Review A (vs sham)", "Review A (vs usual care)", "Review B"],
      ["Review B"],
    ]);
  });

  test("has effects with the published intervals and no estimate, no weight, no heterogeneity", () => {
    const [first] = grid.cells;
    expect(first?.fit).toMatchObject({ k: 3, estimate: null, tau2: null, Q: null, prediction: null });
    expect(first?.fit.studies.map(({ weight }) => weight)).toEqual([null, null, null]);
    expect(first?.fit.studies.map(({ confidence }) => confidence)).toEqual([
      [-2.3, -0.7],
      [-1.0, 0.0],
      [-1.2, -0.4],
    ]);
    expect(tidy(grid).map(({ k, estimate, notes }) => [k, estimate, notes])).toEqual([
      [3, null, "SIDE_BY_SIDE"],
      [1, null, "SIDE_BY_SIDE"],
    ]);
    expect(new Set(augment(grid).map(({ role }) => role))).toEqual(new Set(["shown, not pooled"]));
  });

  test("is drawn without a diamond or a weight, and says what it is", () => {
    const figure = forestPlot(grid);
    expect(figure.datasets.diamonds).toEqual([]);
    expect(figure.datasets.trials).toHaveLength(4);
    expect(textsOf(figure)).toContain("Published pooled results, shown side by side, not pooled: their trials overlap");
    expect(figure.description).toContain("not pooled: their trials overlap");
    expect(textsOf(figure)).not.toMatch(/Pooled, k|Weight|random effects/i);
  });

  test("over time and in a grid says so too, and joins no points of a review", () => {
    const fade = fadePlot(grid);
    expect(fade.description).toContain("not pooled: their trials overlap");
    expect(textsOf(fade)).not.toContain("Lines join");
    expect(new Set((fade.datasets.visits ?? []).map(({ course }) => course)).size).toBe(4);
    expect(gridPlot(grid).description).toContain("not pooled: their trials overlap");
    expect(textsOf(gridPlot(grid))).toContain("−0.40 [−0.90, 0.10]");
  });

  test("keeps the limits that the review prints, turned with the sign, on the analysis scale", () => {
    const text =
      "trial,measure,estimate,ci_lower,ci_upper,estimate_sign\nA,SMD,0.17,0.11,0.22,comparator-minus-treatment\n";
    const shown = (options: { favours?: "left" | "right"; measure?: "RR" }, source = text) =>
      sideBySide(
        stratify(
          effectSizes(readContrasts(source, book("overview")), { outcome: "pain", measure: "SMD", ...options }),
          { by: ["outcome"] },
        ),
      ).cells[0]?.fit.studies[0]?.confidence;
    expect(shown({})).toEqual([-0.22, -0.11]);
    expect(shown({ favours: "left" })).toEqual([-0.22, -0.11]);
    expect(shown({ favours: "right" })).toEqual([0.11, 0.22]);
    const ratio = "trial,measure,estimate,ci_lower,ci_upper\nA,RR,1.15,0.87,1.51\n";
    expect(shown({ measure: "RR" }, ratio)).toEqual([Math.log(0.87), Math.log(1.51)]);
  });

  test("goes through synthesize side by side", () => {
    const result = synthesize(readContrasts(csv, book("overview")), {
      outcome: "pain",
      measure: "SMD",
      by: ["window"],
    });
    expect(result.grid.method.tau2).toBe("none");
  });
});

describe("changes within one group", () => {
  const text = "trial,weeks,measure,estimate,se\nA 2001,4,SMD,-1.5,0.4\nB 2002,4,SMD,-0.5,0.3\n";

  test("are pooled with a warning, never with comparisons", () => {
    const fit = pool(effectsOf("uncontrolled", text));
    expect(fit.k).toBe(2);
    expect(fit.notes.map(({ code }) => code)).toContain("UNCONTROLLED");
    const other = effectsOf("controlled", text.replace("A 2001", "C 2003").split("\n").slice(0, 2).join("\n"));
    expect(() => pool([...effectsOf("uncontrolled", text), ...other])).toThrow(
      expect.objectContaining({ code: "MIXED_DESIGNS" }),
    );
  });

  test("say on each figure that there is no comparison, and favour nobody", () => {
    const grid = poolStrata(strataOf("uncontrolled", text));
    for (const figure of [forestPlot(grid), fadePlot(grid), gridPlot(grid)]) {
      expect(figure.description).toContain("Change within one group, no comparison");
      expect(textsOf(figure)).toContain("Standardized mean change");
      expect(textsOf(figure)).not.toMatch(/favours/);
    }
  });
});

test("trials that compare can be shown side by side as well", () => {
  const text = "trial,weeks,measure,estimate,se\nA 2001,4,SMD,-1.5,0.4\nB 2002,4,SMD,-0.5,0.3\n";
  const grid = sideBySide(strataOf("controlled", text), { level: 0.9 });
  expect(grid.method.level).toBe(0.9);
  expect(grid.cells[0]?.fit.k).toBe(2);
  expect(() => sideBySide(strataOf("controlled", text), { level: 95 })).toThrow(
    expect.objectContaining({ code: "BAD_OPTION" }),
  );
});
