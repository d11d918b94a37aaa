import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  kneeOaExercise,
  syntheticNeedling,
  syntheticNeedlingComposition,
  syntheticNeedlingNull,
} from "../../datasets/index.js";
import {
  contrast,
  contrastRows,
  contrastText,
  effectSizes,
  forestPlot,
  glance,
  gridText,
  poolJointly,
  poolStrata,
  readContrasts,
  type Strata,
  stratify,
  subgroups,
  synthesize,
  windowSet,
  windows,
  withContrasts,
} from "../../src/index.js";
import { expectClose, printed } from "../support/close.js";

/** Iterated to the top of a likelihood. */
const CLIMBED = { relative: 1e-7, absolute: 1e-9 };

interface Visit {
  readonly trial: string;
  readonly weeks: number;
  /** Difference of the means. */
  readonly md: number;
  readonly n?: number;
}

const sd = 2;

/** Trials of two arms by their differences at each visit, in two windows. */
function review(visits: readonly Visit[]): Strata {
  const rows = visits.map(({ trial, weeks, md, n = 40 }) => `${trial},pain,${weeks},${n},${5 + md},${sd},${n},5,${sd}`);
  const csv = ["trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i", ...rows].join("\n");
  const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
  return stratify(effects, { by: ["window"], windows: windows.cochranePain });
}

const twice = (changes: readonly (readonly [number, number])[], n = 40): Strata =>
  review(
    changes.flatMap(([short, long], i) => [
      { trial: `T${i}`, weeks: 6, md: short, n },
      { trial: `T${i}`, weeks: 50, md: long, n },
    ]),
  );

const difference = fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100);
const changes = fc.array(fc.tuple(difference, difference), { minLength: 3, maxLength: 8 });
const rho = fc.integer({ min: 0, max: 9 }).map((tenths) => tenths / 10);

describe("a difference between two windows", () => {
  test("where all trials have both and all are of one size, paired and joint are one: a paired t-test", () => {
    fc.assert(
      fc.property(changes, rho, (all, samplingRho) => {
        const { paired, joint, both, headline } = contrast(poolJointly(twice(all), { samplingRho }), "short", "long");
        const within = all.map(([short, long]) => short - long);
        const mean = within.reduce((total, each) => total + each, 0) / all.length;
        const square = within.reduce((total, each) => total + (each - mean) ** 2, 0) / (all.length - 1);
        expect(both).toHaveLength(all.length);
        expect(headline).toBe(all.length >= 5 ? "paired" : "joint");
        for (const each of [paired, joint]) {
          expectClose(each?.estimate, mean, { absolute: 1e-9 });
          expectClose(each?.stdError, Math.sqrt(square / all.length), { relative: 1e-6, absolute: 1e-8 });
        }
        expect(paired?.df).toBe(all.length - 1);
      }),
      { numRuns: 30 },
    );
  });

  test("the other way round it is the same with its sign turned", () => {
    fc.assert(
      fc.property(changes, difference, rho, (all, alone, samplingRho) => {
        const visits = [
          ...all.flatMap(([short, long], i) => [
            { trial: `T${i}`, weeks: 6, md: short },
            { trial: `T${i}`, weeks: 50, md: long },
          ]),
          { trial: "early", weeks: 4, md: alone, n: 25 },
        ];
        const fit = poolJointly(review(visits), { samplingRho });
        const there = contrast(fit, "short", "long");
        const back = contrast(fit, "long", "short");
        expect([there.onlyFirst, back.onlySecond]).toEqual([["early"], ["early"]]);
        for (const estimand of ["paired", "joint"] as const) {
          const scale = there[estimand]!.stdError + 1e-9;
          expectClose(back[estimand]?.estimate, -there[estimand]!.estimate, { absolute: 1e-7 * scale });
          expectClose(back[estimand]?.confidence[0], -there[estimand]!.confidence[1], {
            relative: 1e-6,
            absolute: 1e-6 * scale,
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  test("the variance of a change is that of two visits less twice what the same people share", () => {
    fc.assert(
      fc.property(rho, fc.integer({ min: 10, max: 200 }), (samplingRho, n) => {
        const fit = poolJointly(twice([[-1, -0.5]], n), { samplingRho });
        const { pairedFit, paired, joint, jointReason, headline } = contrast(fit, "short", "long");
        expectClose(pairedFit?.studies[0]?.vi, 2 * ((2 * sd * sd) / n) * (1 - samplingRho), { relative: 1e-12 });
        expect([paired?.k, joint, jointReason?.code, headline]).toEqual([1, null, "NO_JOINT", "paired"]);
      }),
    );
  });

  test("with different trials in each window there is nothing within trials, and the reason is given", () => {
    const visits = ["a", "b", "c", "d", "e", "f", "g", "h"].map((trial, i) => ({
      trial,
      weeks: i < 4 ? 6 : 50,
      md: [-1, -1.2, -0.8, -1.1, -0.2, -0.4, 0, -0.3][i]!,
    }));
    const found = contrast(poolJointly(review(visits)), "short", "long");
    expect([found.paired, found.pairedReason?.code, found.headline]).toEqual([null, "NO_PAIRS", "joint"]);
    expect(found.leansOnDifferencesBetweenTrials).toBe(true);
    expect(found.notes.map(({ code }) => code)).toContain("LEANS_ON_TRIALS");
    expect(contrastText(found)).toMatch(/No trial has both windows\. Leans on differences between trials\.$/);
    expectClose(found.joint?.estimate, -1.025 + 0.225, CLIMBED);
  });

  test("who repeats visits and says nothing of how they go together is told what to state", () => {
    expect(() =>
      poolJointly(
        twice([
          [-1, 0],
          [-1, -0.4],
        ]),
      ),
    ).toThrow(expect.objectContaining({ code: "UNSTATED_CORRELATION" }));
  });

  test("windows that are empty or unknown, and fits that are not named, are refused by name", () => {
    const fit = poolJointly(
      twice([
        [-1, 0],
        [-1, -0.4],
        [-0.7, -0.1],
      ]),
      { samplingRho: 0.5 },
    );
    expect(() => contrast(fit, "short", "intermediate")).toThrow(expect.objectContaining({ code: "EMPTY_WINDOW" }));
    expect(() => contrast(fit, "short", "later")).toThrow(expect.objectContaining({ code: "NO_SUCH_WINDOW" }));
    expect(() => contrast(fit, "short", "long", { control: "sham" })).toThrow(
      expect.objectContaining({ code: "SEVERAL_FITS" }),
    );
    expect(() => poolJointly(twice([[-1, 0]]), { across: "control" })).toThrow(
      expect.objectContaining({ code: "NO_SUCH_FACET" }),
    );
  });

  test("a window is not compared with itself", () => {
    const joint = poolJointly(
      twice([
        [-1, -0.5],
        [-0.8, -0.4],
        [-1.2, -0.2],
      ]),
      { samplingRho: 0.5 },
    );
    const asked = () => contrast(joint, "short", "short");
    expect(asked).toThrow(expect.objectContaining({ code: "SAME_WINDOW" }));
    expect(asked).toThrow(
      'contrast: needs two different values of window, got "short" twice; trials stand in short, long',
    );
  });

  test("where no effect can be used, it is said why", () => {
    const csv = `trial,outcome,weeks,ai,n1i,ci,n2i
A,response,4,10,40,12,40
A,response,50,10,40,12,40
B,response,50,13,40,22,40`;
    const effects = effectSizes(readContrasts(csv), { outcome: "response", measure: "OR", favours: "left" });
    const strata = stratify(effects, { by: ["window"], windows: windows.cochranePain });
    const why =
      "none of 3 rows has usable numbers: 3 because the codebook does not say which values of response are better";
    expect(strata.notes).toContainEqual(expect.objectContaining({ code: "NONE_USABLE", message: why }));
    const joint = poolJointly(strata, { samplingRho: 0.5 });
    expect(joint.fits).toEqual([]);
    expect(joint.reason?.message).toBe(`no effect stands in any cell; ${why}`);
    const asked = () => contrast(joint, "short", "long");
    expect(asked).toThrow(expect.objectContaining({ code: "NO_STUDIES" }));
    expect(asked).toThrow(`contrast: no effect stands in any cell; ${why}; look at the reasons in audit(effects)`);
    expect(
      poolJointly(
        twice([
          [-1, -0.5],
          [-0.8, -0.4],
        ]),
        { samplingRho: 0.5 },
      ),
    ).not.toHaveProperty("reason");
  });

  test("windows that share trials are not tested as subgroups; the remedy names contrast", () => {
    expect(() =>
      subgroups(
        twice([
          [-1, 0],
          [-1, -0.4],
          [-0.7, -0.1],
        ]),
      ),
    ).toThrow(/contrast\(poolJointly\(/);
  });
});

describe("where one trial alone stands in a window", () => {
  const visits = [
    ...["a", "b", "c", "d", "e"].map((trial, i) => ({ trial, weeks: 6, md: [-1, -1.4, -0.6, -1.2, -0.9][i]! })),
    { trial: "a", weeks: 50, md: -0.2 },
  ];
  const fit = poolJointly(review(visits), { samplingRho: 0.6 }).fits[0]!;

  test("its standard error is that of the model, not the spread of a single residual", () => {
    expect(fit.notes.map(({ code }) => code)).toContain("ONE_TRIAL_ALONE");
    expectClose(fit.means[1]?.stdError, Math.sqrt(fit.model!.covariance[1]![1]!), { relative: 1e-12 });
    expect(fit.means[1]!.stdError).toBeGreaterThan(fit.robust!.coefficients[1]!.stdError);
    expect([fit.means[1]?.reliable, contrast(fit, "short", "long").joint?.reliable]).toEqual([false, false]);
  });

  test("too few effects for a correlation: a simpler structure, and a note", () => {
    const small = poolJointly(review(visits.filter(({ trial }) => ["a", "b"].includes(trial))), { samplingRho: 0.6 });
    expect(small.method.random).toBe("CS");
    expect(small.fits[0]?.method.random).toBe("intercept");
    expect(small.fits[0]?.notes.map(({ code }) => code)).toContain("STRUCTURE_REDUCED");
  });
});

describe("published and invented reviews", () => {
  const joined = (
    data: Parameters<typeof readContrasts>[0],
    measure: "MD" | "SMD",
    by: readonly string[],
    named: Parameters<typeof stratify>[1]["windows"],
  ) => {
    const scale = measure === "MD" ? { scale: [0, 10] as const } : {};
    const effects = effectSizes(readContrasts(data), { outcome: "pain", measure, favours: "left", ...scale });
    const strata = stratify(effects, { by, ...(named === undefined ? {} : { windows: named }) });
    return { grid: poolStrata(strata), fit: poolJointly(strata, { samplingRho: 0.6 }) };
  };

  test("exercise for the knee: pooled apart the windows seem to fade, the ten trials seen twice hardly do", () => {
    const { grid, fit } = joined(kneeOaExercise, "SMD", ["window", "control"], "reported");
    const control = "no treatment or usual care";
    const [early, late] = grid.cells.filter(({ stratum }) => stratum.key.control === control).map((cell) => cell.fit);
    const found = contrast(fit, "immediately after treatment", "later", { control });
    expect([early?.k, late?.k, found.both.length, found.onlyFirst.length, found.onlySecond.length]).toEqual([
      56, 12, 10, 46, 2,
    ]);
    const apart = early!.estimate! - late!.estimate!;
    expect(apart).toBeLessThan(-0.4);
    expect(found.headline).toBe("paired");
    expect(Math.abs(found.paired!.estimate)).toBeLessThan(0.1 * Math.abs(apart));
    expect(found.paired!.confidence[0]).toBeGreaterThan(apart);
    expect(found.joint!.estimate).toBeGreaterThan(apart);
    expect(contrastText(found)).toContain("A difference is not shown; that is no evidence that there is none.");
  });

  const two = windowSet({
    name: "early and late",
    closed: "right",
    windows: [
      { name: "early", from: 0, to: 2 },
      { name: "late", from: 20, to: null },
    ],
  });

  test("invented trials that fade: both estimands say so", () => {
    const { fit } = joined(syntheticNeedling, "MD", ["window"], windows.cochranePain);
    const { paired, joint, headline } = contrast(fit, "short", "long");
    expect(headline).toBe("paired");
    expect([paired!.confidence[1] < 0, joint!.confidence[1] < 0]).toEqual([true, true]);
  });

  test("invented trials that do not fade: neither says so", () => {
    const { fit } = joined(syntheticNeedlingNull, "MD", ["window"], windows.cochranePain);
    const { paired, joint } = contrast(fit, "short", "long");
    for (const { confidence } of [paired!, joint!]) expect(confidence[0] < 0 && confidence[1] > 0).toBe(true);
  });

  test("invented trials whose late ones are others: pooled windows fade, trials do not, and what is between trials is named", () => {
    const { grid, fit } = joined(syntheticNeedlingComposition, "MD", ["window"], windows.cochranePain);
    const [short, , long] = grid.cells.map((cell) => cell.fit.estimate!);
    const found = contrast(fit, "short", "long");
    expect(short! - long!).toBeLessThan(-0.4);
    expect(Math.abs(found.paired!.estimate)).toBeLessThan(0.1);
    const early = contrast(joined(syntheticNeedlingComposition, "MD", ["window"], two).fit, "early", "late");
    expect(early.both).toHaveLength(2);
    expect([early.headline, early.leansOnDifferencesBetweenTrials]).toEqual(["joint", true]);
    expect(early.joint!.estimate - early.paired!.estimate).toBeLessThan(-0.5);
    expect(early.joint!.confidence[1]).toBeLessThan(0);
  });
});

describe("between controls", () => {
  const effects = effectSizes(readContrasts(syntheticNeedling), {
    outcome: "pain",
    measure: "MD",
    scale: [0, 10],
    favours: "left",
  });
  const strata = stratify(effects, { by: ["window", "control"], windows: windows.cochranePain });
  const joint = poolJointly(strata, { across: "control" });
  const short = { window: "short" };

  test("different trials, not randomised to their control: said so, with no pairs", () => {
    const found = contrast(joint, "same care", "sham: non-penetrating", short);
    expect([found.paired, found.pairedReason?.code, found.leansOnDifferencesBetweenTrials]).toEqual([
      null,
      "NO_PAIRS",
      true,
    ]);
    expect(contrastText(found)).toContain("Different trials, not randomised to their control.");
  });

  test("a trial with both controls shares its needling arm between them: no correlation has to be stated", () => {
    const found = contrast(joint, "same care", "sham: inert device", short);
    expect([found.both, found.assumptions]).toEqual([["Synthetic 03"], []]);
    const rows = strata.strata
      .filter(({ key }) => key.window === "short")
      .flatMap((cell) => cell.effects.filter(({ contrast: row }) => row.trial === "Synthetic 03"));
    // The needling arm cancels: what is left is the difference of the two comparator arms.
    const square = (name: string): number => {
      const row = rows.find(({ contrast: { control } }) => control.name === name)?.contrast;
      return row?.kind === "means" ? (row.comparator.sd as number) ** 2 / (row.comparator.n as number) : Number.NaN;
    };
    expectClose(found.pairedFit?.studies[0]?.vi, square("same care") + square("sham: inert device"), {
      relative: 1e-6,
    });
  });
});

describe("a grid with its differences", () => {
  const strata = twice([
    [-1, -0.1],
    [-1.3, -0.2],
    [-0.8, 0],
    [-1.1, -0.4],
    [-0.7, -0.1],
  ]);
  const grid = withContrasts(poolStrata(strata), { samplingRho: 0.6, source: "a made-up cohort" });

  test("cells stay as they were; the note that nothing is tested makes room for what is assumed", () => {
    const before = poolStrata(strata);
    expect(grid.cells).toEqual(before.cells);
    expect(before.notes.map(({ code }) => code)).toEqual(["WINDOWS_NOT_TESTED"]);
    expect(grid.notes.map(({ code }) => code)).toEqual(["FITTED_TOGETHER"]);
    expect(JSON.parse(JSON.stringify(grid.contrasts))).toEqual(grid.contrasts);
  });

  test("figures and texts print difference and assumption", () => {
    for (const text of [
      gridText(grid, { width: 200 }),
      String(forestPlot(grid).description),
      JSON.stringify(forestPlot(grid)),
    ]) {
      expect(text).not.toContain("not tested");
    }
    expect(gridText(grid, { width: 200 })).toMatch(
      /short minus long: −0\.82 \(95% CI .*; 5 trials observed in both\)\./,
    );
    expect(gridText(grid, { width: 200 })).toContain("a made-up cohort");
    expect(JSON.stringify(forestPlot(grid).datasets)).toContain("short minus long");
  });

  test("glance has the difference from the first window, rows have both estimands", () => {
    const [first, , last] = glance(grid);
    expect([first?.contrastWith, last?.contrastWith, last?.contrastEstimand]).toEqual([null, "short", "paired"]);
    expectClose(last?.contrastEstimate as number, -0.82, printed(10));
    const rows = contrastRows(grid.contrasts!);
    expect(rows.map(({ estimand, headline, inBoth }) => [estimand, headline, inBoth])).toEqual([
      ["paired", true, 5],
      ["joint", false, 5],
    ]);
    expect("contrastWith" in glance(poolStrata(strata))[0]!).toBe(false);
  });

  test("synthesize does it where the plan states the correlation, and else says what to state", () => {
    const rows = ["A", "B", "C"].flatMap((trial, i) =>
      [6, 50].map((weeks, j) => `${trial},pain,${weeks},40,${4 - i / 5 + j},2,40,5,2`),
    );
    const contrasts = readContrasts(["trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i", ...rows].join("\n"));
    const plan = { outcome: "pain", measure: "MD", by: ["window"] } as const;
    const silent = synthesize(contrasts, plan);
    expect([silent.grid.contrasts, silent.rows.contrasts]).toEqual([undefined, []]);
    expect(silent.grid.notes[0]?.remedy).toContain("samplingRho");
    const stated = synthesize(contrasts, { ...plan, dependence: { samplingRho: 0.5 } });
    expect(stated.rows.contrasts).toHaveLength(2);
    expectClose(stated.rows.contrasts[0]?.estimate as number, -1, { absolute: 1e-9 });
  });
});

test("withContrasts, contrastRows, contrastText: cells stay, each difference has its two rows, and no text promises anything", () => {
  fc.assert(
    fc.property(changes, rho, (all, samplingRho) => {
      const before = poolStrata(twice(all));
      const grid = withContrasts(before, { samplingRho });
      expect(grid.cells).toEqual(before.cells);
      const [found] = grid.contrasts!;
      const rows = contrastRows(grid.contrasts!);
      expect(rows.map(({ estimand }) => estimand)).toEqual(["paired", "joint"]);
      expect(rows.map(({ estimate }) => estimate)).toEqual([found!.paired!.estimate, found!.joint!.estimate]);
      const text = contrastText(found!);
      const [lower, upper] = found![found!.headline!]!.confidence;
      expect(text).not.toMatch(/fade|maintain|last|persist|NaN|undefined/i);
      const sided = found!.means[0].estimate * found!.means[1].estimate >= 0;
      expect(text.includes("nearer to no effect")).toBe(all.length >= 5 && sided && (lower > 0 || upper < 0));
      expect(text.includes("A difference is not shown")).toBe(lower <= 0 && upper >= 0);
    }),
    { numRuns: 15 },
  );
});

describe("what a difference may say in words", () => {
  const texts = (all: readonly (readonly [number, number])[]): string =>
    contrastText(contrast(poolJointly(twice(all), { samplingRho: 0.6 }), "short", "long"));

  test("an interval that holds no difference is neither fading nor lasting", () => {
    const text = texts([
      [-1, -0.9],
      [-0.8, -1.1],
      [-1.2, -0.9],
      [-0.9, -1],
      [-1, -0.7],
    ]);
    expect(text).toContain("A difference is not shown; that is no evidence that there is none.");
    expect(text).not.toMatch(/fade|maintain|last|persist|nearer|no difference/i);
  });

  /** Texts of both directions, with the limits that they print first. */
  const ends = (all: readonly (readonly [number, number])[]) =>
    [all, all.map(([short, long]) => [long, short] as const)].map((each) => {
      const text = texts(each);
      const [, lower, upper] = /95% CI (−?[\d.]+), (−?[\d.]+)/.exec(text)!;
      return { text, lower: lower!, upper: upper! };
    });

  test("an interval that holds no difference names those at its ends, which it does not exclude", () => {
    const close = [
      [-1, -0.8],
      [-0.8, -1.1],
      [-1.2, -0.9],
      [-0.9, -0.9],
      [-1, -0.7],
    ] as const;
    for (const { text, lower, upper } of ends(close)) {
      expect([lower[0], upper[0]]).toEqual(["−", "0"]);
      expect(text).toContain(
        `Not excluded: that the effect in short is ${lower.slice(1)} below or ${upper} above that in long.`,
      );
    }
    expect(texts(close.slice(0, 2))).toContain("not to be leaned on. A difference is not shown; that is no evidence");
  });

  test("an interval that holds none names the smallest that it does not exclude", () => {
    const apart = [
      [-1, -0.1],
      [-1.3, -0.2],
      [-0.8, 0],
      [-1.1, -0.4],
      [-0.7, -0.1],
    ] as const;
    const [there, back] = ends(apart);
    expect(there!.text).toContain(`; a difference of ${there!.upper.slice(1)} is not excluded.`);
    expect(back!.text).toContain(`; a difference of ${back!.lower} is not excluded.`);
  });

  test("ratios are times one another", () => {
    const row = (trial: string, weeks: number, events: number) => `${trial},relapse,${weeks},${events},100,40,100`;
    const visits = [30, 25, 33, 28, 36].flatMap((events, i) => [row(`T${i}`, 6, events), row(`T${i}`, 50, 31 + i)]);
    const csv = ["trial,outcome,weeks,ai,n1i,ci,n2i", ...visits].join("\n");
    const effects = effectSizes(readContrasts(csv), { outcome: "relapse", measure: "RR" });
    const strata = stratify(effects, { by: ["window"], windows: windows.cochranePain });
    const text = contrastText(contrast(poolJointly(strata, { samplingRho: 0.6 }), "short", "long"));
    const [, lower, upper] = /95% CI ([\d.]+), ([\d.]+)/.exec(text)!;
    expect(text).toContain(`Not excluded: that the effect in short is ${lower} times or ${upper} times that in long.`);
  });

  test("of effects on two sides of no effect neither is called the nearer one", () => {
    const text = texts([
      [-1, 0.9],
      [-1.3, 0.8],
      [-0.8, 1],
      [-1.1, 0.7],
      [-0.7, 0.8],
    ]);
    expect(text).toContain("The effects in short and long differ; a difference of");
    expect(text).not.toContain("nearer");
  });

  test("an interval that does not says which of the two is nearer to no effect", () => {
    expect(
      texts([
        [-1, -0.1],
        [-1.3, -0.2],
        [-0.8, 0],
        [-1.1, -0.4],
        [-0.7, -0.1],
      ]),
    ).toContain("The effect in long is nearer to no effect than that in short;");
    expect(
      texts([
        [-0.1, -1],
        [-0.2, -1.3],
        [0, -0.8],
        [-0.4, -1.1],
        [-0.1, -0.7],
      ]),
    ).toContain("The effect in short is nearer to no effect than that in long;");
  });

  test("few trials get no verdict", () => {
    expect(
      texts([
        [-1, 0],
        [-1.1, -0.1],
        [-1.2, -0.1],
      ]),
    ).toContain("Fewer than 4 degrees of freedom: not to be leaned on.");
  });

  test("within trials the nearer one is that of these trials, not of the means of all", () => {
    const seenTwice = [0, 0.1, -0.1, 0.05, -0.05].flatMap((more, i) => [
      { trial: `P${i}`, weeks: 6, md: -1 + more },
      { trial: `P${i}`, weeks: 50, md: -0.8 + more * 1.01 },
    ]);
    const others = [0, 1, 2, 3, 4].flatMap((i) => [
      { trial: `S${i}`, weeks: 6, md: -0.1 - i / 100 },
      { trial: `L${i}`, weeks: 50, md: -1.6 - i / 100 },
    ]);
    const found = contrast(poolJointly(review([...seenTwice, ...others]), { samplingRho: 0.6 }), "short", "long");
    expect(found.headline).toBe("paired");
    expect(Math.abs(found.means[0].estimate)).toBeLessThan(Math.abs(found.means[1].estimate));
    const [first, second] = found.pairedMeans!;
    expectClose(first - second, found.paired!.estimate, { absolute: 1e-12 });
    expect([first, second].map((each) => each.toFixed(1))).toEqual(["-1.0", "-0.8"]);
    expect(contrastText(found)).toContain("The effect in long is nearer to no effect than that in short;");
  });

  test("changes that are equal in all trials have no standard error, and that is what is said", () => {
    const strata = twice(Array.from({ length: 5 }, () => [-1, -0.5] as const));
    const found = contrast(poolJointly(strata, { samplingRho: 0.6 }), "short", "long");
    expect(found.paired).toMatchObject({ stdError: 0, statistic: null, pValue: null, reliable: false });
    expect(found.notes.map(({ code }) => code)).toContain("NO_SPREAD");
    expect(contrastText(found)).toContain("All trials agree, so that there is no standard error and no test.");
    expect(contrastText(found)).not.toMatch(/degrees of freedom|nearer/);
  });

  test("four degrees of freedom of five trials are not fewer than four", () => {
    for (let shift = 0; shift < 40; shift++) {
      const changes = [0.1, 0.7, -0.2, 0.4, 0.31].map(
        (x, i) => [-1 + Math.sin(shift + i), x + Math.sin(shift + i)] as const,
      );
      const { joint, paired } = contrast(poolJointly(twice(changes), { samplingRho: 0.6 }), "short", "long");
      expectClose(joint!.df, 4, { absolute: 1e-6 });
      expect([joint!.reliable, paired!.reliable]).toEqual([true, true]);
    }
  });
});
