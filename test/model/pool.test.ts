import { describe, expect, test } from "vitest";
import { type DataError, SynthesisError } from "../../src/errors.js";
import { modelCodes, pool } from "../../src/model/index.js";
import { criticalValues } from "../../src/model/interval.js";
import { poolMethod } from "../../src/model/options.js";
import { several } from "../../src/model/several.js";
import { tau2Estimators } from "../../src/model/tau2.js";
import type { Tau2Estimator } from "../../src/model/tau2-estimator.js";
import type { BareEffect, EffectSize, Fit } from "../../src/types/index.js";
import { EXACT, expectClose } from "../support/close.js";
import { bcg, codes, trials, withContrast, withMethod } from "./fixtures.js";

/** The error that a call ends in. */
function errorOf(call: () => unknown): SynthesisError {
  try {
    call();
  } catch (error) {
    if (error instanceof SynthesisError) return error;
    throw error;
  }
  throw new Error("no error");
}

const noteOf = ({ notes }: Fit, code: string) => notes.find((note) => note.code === code);
const z = 1.959963984540054;

test("a fit, a grid or a single effect is no list of effects", () => {
  const wrong: readonly (readonly [unknown, string])[] = [
    [pool(bcg), "a fit"],
    [{ cells: [] }, "a grid"],
    [bcg[0], "an object"],
    [null, "null"],
  ];
  for (const [given, name] of wrong) {
    const error = errorOf(() => pool(given as BareEffect[]));
    expect([error.code, error.message]).toEqual([
      "NOT_EFFECTS",
      `pool needs a list of effects, got ${name}; give the effects that were pooled`,
    ]);
  }
});

describe("defaults", () => {
  test("REML, Hartung-Knapp, Q-profile, prediction by t with k - 1 and the same standard error, 95%", () => {
    expect(pool(bcg).method).toEqual({
      tau2: "REML",
      interval: "HKSJ",
      prediction: "k-1-HK",
      tau2Interval: "Q-profile",
      level: 0.95,
    });
  });

  test.each([
    ["z", "z"],
    ["t", "k-1"],
    ["HKSJ", "k-1-HK"],
    ["HKSJ-adhoc", "k-1-HK"],
  ] as const)("the prediction interval that goes with %s is %s", (interval, prediction) => {
    expect(pool(bcg, { interval }).method.prediction).toBe(prediction);
  });

  test("the common-effect model has a normal interval, no prediction and no interval of tau2", () => {
    const fit = pool(bcg, { tau2: "CE" });
    expect(fit.method).toMatchObject({ interval: "z", prediction: "none", tau2Interval: "none" });
    expect(fit).toMatchObject({ tau2: 0, tau2StdError: null, tau2Confidence: null, prediction: null, notes: [] });
  });

  test("with the ad hoc interval the prediction, too, keeps the factor at least 1", () => {
    const close = [0.1, 0.12, 0.08, 0.11, 0.09].map((yi) => ({ yi, vi: 0.04 }));
    const [adhoc, model] = [pool(close, { interval: "HKSJ-adhoc" }), pool(close, { interval: "t" })];
    expect(adhoc.prediction).toEqual(model.prediction);
    expect(pool(close).prediction?.[0]).toBeGreaterThan(adhoc.prediction?.[0] as number);
  });

  test("none leaves out what is not asked for", () => {
    const fit = pool(bcg, { prediction: "none", tau2Interval: "none" });
    expect(fit).toMatchObject({
      prediction: null,
      tau2Confidence: null,
      I2Confidence: null,
      H2Confidence: null,
      notes: [],
    });
  });
});

describe("few studies", () => {
  test("none: everything is null, and a note says so", () => {
    const fit = pool([]);
    expect(fit).toMatchObject({ k: 0, studies: [], estimate: null, confidence: null, tau2: null, converged: true });
    expect(codes(fit)).toEqual(["NO_STUDIES"]);
  });

  test("one: its own Wald interval, and no tau2, Q, I2 or prediction", () => {
    const fit = pool([{ yi: 0.42, vi: 0.09, label: "Only 2001" }]);
    expect(fit).toMatchObject({ k: 1, estimate: 0.42, stdError: 0.3, df: null, alternatives: [] });
    expect(fit).toMatchObject({ tau2: null, tau2Confidence: null, Q: null, I2: null, H2: null, prediction: null });
    expect(fit.studies).toMatchObject([{ label: "Only 2001", weight: 1 }]);
    expectClose(fit.confidence?.[0], 0.42 - z * 0.3, EXACT);
    expectClose(fit.pValue, 0.1615133184675421, EXACT);
    expect(codes(fit)).toEqual(["ONE_STUDY"]);
  });

  test("two: common-effect, Wald and Hartung-Knapp stand side by side, and there is no prediction", () => {
    const fit = pool([
      { yi: -0.3, vi: 0.05 },
      { yi: 0.7, vi: 0.08 },
    ]);
    expect(fit.prediction).toBeNull();
    expect(fit.alternatives.map(({ tau2, interval }) => `${tau2} ${interval}`)).toEqual([
      "CE z",
      "REML z",
      "REML HKSJ-adhoc",
    ]);
    const [common, wald] = fit.alternatives;
    expectClose(common?.estimate, (-0.3 / 0.05 + 0.7 / 0.08) / (1 / 0.05 + 1 / 0.08), EXACT);
    expect(common?.df).toBeNull();
    expectClose(wald?.estimate, fit.estimate as number, EXACT);
    expect(codes(fit)).toEqual(["FEW_STUDIES", "PREDICTION_TOO_FEW"]);
  });

  test("two, common-effect: the random-effects intervals stand beside", () => {
    const fit = pool(bcg.slice(0, 2), { tau2: "CE" });
    expect(fit.alternatives.map(({ tau2, interval }) => `${tau2} ${interval}`)).toEqual([
      "REML z",
      "REML HKSJ",
      "REML HKSJ-adhoc",
    ]);
  });

  test.each([3, 4])("%d: the note carries the Wald and ad hoc intervals, and prediction is doubted", (k) => {
    const fit = pool(bcg.slice(0, k));
    expect(fit.alternatives.map(({ interval }) => interval)).toEqual(["z", "HKSJ-adhoc"]);
    expect(noteOf(fit, "FEW_STUDIES")?.evidence).toEqual({ alternatives: fit.alternatives });
    expect(codes(fit)).toContain("PREDICTION_FEW_STUDIES");
    expect(fit.prediction).not.toBeNull();
  });

  test("five: nothing is said of their number", () => {
    expect(codes(pool(bcg.slice(0, 5)))).not.toContain("FEW_STUDIES");
    expect(codes(pool(bcg.slice(0, 5)))).not.toContain("PREDICTION_FEW_STUDIES");
  });

  test("each alternative is what the same call by its name gives", () => {
    const few = bcg.slice(0, 3);
    for (const { tau2, interval, ...expected } of pool(few, { tau2: "PM" }).alternatives) {
      const { estimate, stdError, df, confidence } = pool(few, { tau2, interval });
      expect({ estimate, stdError, df, confidence }).toEqual(expected);
    }
  });
});

describe("cautions", () => {
  const close = [0.1, 0.12, 0.08, 0.11, 0.09].map((yi) => ({ yi, vi: 0.04 }));

  test("a Hartung-Knapp interval narrower than the model's own carries the others", () => {
    const fit = pool(close);
    expect(codes(fit)).toEqual(["HKSJ_NARROWER", "TAU2_INTERVAL_EMPTY"]);
    expect(fit.alternatives.map(({ interval }) => interval)).toEqual(["z", "HKSJ-adhoc"]);
    expect(fit.hksjFactor).toBeLessThan(0.01);
    expect(noteOf(fit, "HKSJ_NARROWER")?.message).toMatch(
      /is 0\.079 of the model's own, so that its interval is narrower than the ad hoc one/,
    );
  });

  test("effects closer together than chance would have them leave no tau2: its interval is 0 to 0", () => {
    expect(pool(close)).toMatchObject({ tau2: 0, tau2Confidence: [0, 0], I2Confidence: [0, 0], H2Confidence: [1, 1] });
  });

  test("equal effects: Hartung-Knapp has no standard error and no test, ad hoc has both", () => {
    const equal = [0.1, 0.2, 0.3, 0.4, 0.5].map((vi) => ({ yi: 1.1, vi }));
    const fit = pool(equal);
    expect(fit).toMatchObject({ estimate: 1.1, stdError: 0, confidence: [1.1, 1.1], statistic: null, pValue: null });
    expect(codes(fit)).toContain("NO_SPREAD");
    expect(pool(equal, { interval: "HKSJ-adhoc" }).pValue).not.toBeNull();
  });

  test("Hartung-Knapp under the common-effect model is given, with a warning", () => {
    expect(codes(pool(bcg, { tau2: "CE", interval: "HKSJ" }))).toEqual(["HKSJ_COMMON_EFFECT"]);
  });

  test("a prediction interval asked of the common-effect model is null, and a note says why", () => {
    const fit = pool(bcg, { tau2: "CE", prediction: "k-2" });
    expect(fit.prediction).toBeNull();
    expect(codes(fit)).toEqual(["NO_TAU2"]);
  });

  test("a search that does not settle is handed up, and a note says so", () => {
    const unsettled: Tau2Estimator = (sample, common, at) => ({
      ...tau2Estimators.REML(sample, common, at),
      converged: false,
    });
    const fit = several(bcg, poolMethod({}), unsettled, criticalValues(0.95), []);
    expect(fit.converged).toBe(false);
    expect(codes(fit)).toEqual(["NOT_CONVERGED"]);
  });

  test("every code is explained", () => {
    const said = [[], bcg.slice(0, 1), bcg.slice(0, 2), bcg.slice(0, 3), close].flatMap((effects) =>
      codes(pool(effects)),
    );
    for (const code of said) expect(Object.keys(modelCodes)).toContain(code);
  });
});

describe("effects of trials", () => {
  test("are pooled with their source, label and measure", () => {
    const fit = pool(trials);
    expect(fit).toMatchObject({ k: 5, measure: "MD" });
    expect(codes(fit)).not.toContain("NOT_POOLED");
    expect(fit.studies.map(({ label }) => label)).toEqual(["A 2001", "B 2004", "C 2008", "D 2012", "E 2019"]);
    expect(fit.studies[2]?.effect).toBe(trials[2]);
    expect(fit.estimate).toBe(pool(trials.map(({ yi, vi }) => ({ yi, vi }))).estimate);
  });

  test("doubtful ones and rows without numbers are counted, and doubtful ones let in by name", () => {
    const [first, ...others] = trials;
    const doubtful: EffectSize = { ...first!, status: "doubtful" };
    const { contrast, method } = first!;
    const rest = { contrast, method, yi: null, vi: null, reason: { code: "NO_NUMBERS", text: "a sentence" } };
    const all: EffectSize[] = [doubtful, ...others, { ...rest, status: "unusable" }, { ...rest, status: "excluded" }];
    expect(pool(all).k).toBe(4);
    expect(pool(all).notes[0]).toMatchObject({
      code: "NOT_POOLED",
      message: "left out: 1 doubtful, 1 without usable numbers, 1 of another question",
    });
    expect(pool(all, { includeDoubtful: true }).k).toBe(5);
    expect(pool(all, { includeDoubtful: true }).notes[0]?.evidence).toEqual({ doubtful: 0, unusable: 1, excluded: 1 });
    expect(pool([doubtful, ...others]).notes[0]?.message).toBe("left out: 1 doubtful");
  });

  test("bare ones that say their measure agree in it", () => {
    const [first, ...others] = bcg;
    const mixed = [{ ...first!, measure: "RR" }, { ...others[0]!, measure: "OR" }, others[1]!] as const;
    expect(errorOf(() => pool(mixed)).diagnostic).toMatchObject({
      code: "MIXED_MEASURES",
      message: "pool needs one measure, got RR and OR",
      remedy: "pool one measure at a time",
      evidence: { found: ["RR", "OR"] },
    });
    expect(pool([mixed[0], others[1]!]).measure).toBe("RR");
  });

  test("numbers that are none are all named, with what they are", () => {
    const broken = [
      { label: "A", yi: Number.NaN, vi: 0 },
      { yi: 1, vi: Number.POSITIVE_INFINITY },
    ];
    try {
      pool(broken);
      expect.unreachable();
    } catch (error) {
      const { diagnostics } = error as DataError;
      expect(diagnostics.map(({ message, at, evidence }) => [message, at, evidence])).toEqual([
        ["pool: A needs a finite yi, got NaN", { row: 1 }, { yi: Number.NaN, vi: 0 }],
        ["pool: A needs a finite vi above 0, got 0", { row: 1 }, { yi: Number.NaN, vi: 0 }],
        ["pool: study 2 needs a finite vi above 0, got Infinity", { row: 2 }, { yi: 1, vi: Number.POSITIVE_INFINITY }],
      ]);
    }
  });

  test("points of two questionnaires without a range are named; standardized ones are alike", () => {
    const instruments = ["WOMAC", "Lequesne", undefined, "WOMAC", undefined];
    const mixed = trials.map((trial, i) => {
      const instrument = instruments[i];
      return withMethod(withContrast(trial, { scale: null, ...(instrument === undefined ? {} : { instrument }) }), {
        scale: null,
      });
    });
    const note = pool(mixed).notes.find(({ code }) => code === "MIXED_INSTRUMENTS");
    expect(note).toMatchObject({ severity: "warning", evidence: { instruments: ["WOMAC", "Lequesne"] } });
    expect(note?.message).toMatch(/different instruments without a known range: WOMAC, Lequesne$/);
    expect(note?.remedy).toMatch(/scale/);
    expect(codes(pool(mixed.slice(2)))).not.toContain("MIXED_INSTRUMENTS");
    const standardized = mixed.map((effect) => withMethod(effect, { measure: "SMD" }));
    expect(codes(pool(standardized))).not.toContain("MIXED_INSTRUMENTS");
  });
});

describe("what cannot be pooled", () => {
  const [a, b, ...others] = trials;
  const outcome = a!.contrast.outcome;
  const later = withContrast(a!, { weeks: 12 });
  const split = (effect: typeof later) => ({
    ...effect,
    derivation: [...effect.derivation, { code: "SHARED_ARM_SPLIT", text: "split" }],
  });
  const asSmd = trials.map((effect) => withMethod(effect, { measure: "SMD" }));

  test("a trial that appears twice is refused by name, with its weeks and the remedy", () => {
    const error = errorOf(() => pool([...trials, later]));
    expect(error.code).toBe("DEPENDENT_EFFECTS");
    expect(error.message).toBe(
      'pool needs one effect per trial, got 2 from "A 2001" (weeks 6 and 12); choose one with stratify(effects, { by: ["window"], windows, timepoint: "closest" })',
    );
    expect(error.diagnostic.at).toEqual({ trial: "A 2001" });
  });

  test("at one week its arms tell the effects apart, and further trials are counted", () => {
    const other = withContrast(a!, { comparatorArm: "waiting list" });
    const error = errorOf(() => pool([...trials, other, b!]));
    expect(error.message).toContain(
      '2 from "A 2001" (needling against sham; needling against waiting list), and 1 more',
    );
  });

  test("a trial whose shared arm was split between its contrasts may stand twice", () => {
    const other = withContrast(split(a!), { comparatorArm: "waiting list" });
    expect(pool([split(a!), other, b!, ...others]).k).toBe(6);
    expect(errorOf(() => pool([split(a!), split(later), ...others])).code).toBe("DEPENDENT_EFFECTS");
    expect(errorOf(() => pool([split(a!), withContrast(a!, { comparatorArm: "none" })])).code).toBe(
      "DEPENDENT_EFFECTS",
    );
  });

  test.each([
    ["MIXED_MEASURES", [a!, withMethod(b!, { measure: "SMD" })]],
    ["MIXED_ROLES", [a!, withContrast(b!, { outcome: { ...outcome, role: "surrogate" } })]],
    ["MIXED_DOMAINS", [a!, withContrast(b!, { outcome: { ...outcome, domain: "disability" } })]],
    ["MIXED_DIRECTIONS", [a!, withContrast(b!, { outcome: { ...outcome, better: "higher" } })]],
    ["MIXED_SCALES", [withContrast(a!, { scale: [0, 10] }), withContrast(b!, { scale: [0, 100] })]],
    ["MIXED_SCALES", [a!, withContrast(b!, { scale: null, outcome: { ...outcome, scale: null, unit: "kPa" } })]],
    ["MIXED_STANDARDIZERS", [asSmd[0]!, withMethod(asSmd[1]!, { standardizer: "baseline" })]],
    ["MIXED_SCORES", [asSmd[0]!, withContrast(asSmd[1]!, { score: "change" } as never)]],
  ] as const)("%s", (code, effects) => {
    const error = errorOf(() => pool(effects));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^pool needs .*, got .*A 2001.* and .*B 2004.*; /);
    expect(modelCodes).toHaveProperty(code);
  });

  test("outcomes of opposite direction that were aligned are pooled", () => {
    const aligned = [a!, withContrast(b!, { outcome: { ...outcome, better: "higher" } }), ...others].map((effect) =>
      withMethod(effect, { favours: "left" }),
    );
    expect(pool(aligned).k).toBe(5);
  });

  test("mean differences on one common scale are pooled, whatever their own", () => {
    const rescaled = [withContrast(a!, { scale: [0, 100] }), b!, ...others].map((effect) =>
      withMethod(effect, { scale: [0, 10] }),
    );
    expect(pool(rescaled).k).toBe(5);
  });

  test("final values and changes are pooled as MD, and as SMD by name", () => {
    const mixed = [withContrast(a!, { score: "change" } as never), b!, ...others];
    expect(pool(mixed).k).toBe(5);
    const standardized = mixed.map((effect) => withMethod(effect, { measure: "SMD" }));
    expect(pool(standardized, { allow: ["mixed-scores"] }).k).toBe(5);
  });
});

describe("bad numbers and options", () => {
  test("all offenders are named at once", () => {
    const wrong: BareEffect[] = [
      { yi: Number.NaN, vi: 0.1, label: "Nan 2001" },
      { yi: 0.2, vi: 0 },
      { yi: 0.3, vi: 0.1 },
      { yi: Number.POSITIVE_INFINITY, vi: -1 },
      { yi: 0.1, vi: Number.NaN },
      { yi: 0.1 } as BareEffect,
      { yi: "0.1", vi: 0.1 } as never,
    ];
    const error = expect.objectContaining({ name: "DataError" });
    expect(() => pool(wrong)).toThrow(error);
    try {
      pool(wrong);
    } catch (caught) {
      const { diagnostics } = caught as DataError;
      expect(diagnostics.map(({ code, at }) => `${code} ${at?.row}`)).toEqual([
        "YI_NOT_FINITE 1",
        "VI_NOT_POSITIVE 2",
        "YI_NOT_FINITE 4",
        "VI_NOT_POSITIVE 4",
        "VI_NOT_POSITIVE 5",
        "VI_NOT_POSITIVE 6",
        "YI_NOT_FINITE 7",
      ]);
      expect(diagnostics[0]?.message).toBe("pool: Nan 2001 needs a finite yi, got NaN");
    }
  });

  test.each([
    [
      { tau2: "REMl" },
      'pool: tau2 needs one of REML, DL, PM, CE, ML, EB, SJ, HE, HS, HSk, PMM, GENQ, GENQM, DLIT, SJIT, got "REMl"',
    ],
    [{ interval: "knha" }, 'pool: interval needs one of HKSJ, HKSJ-adhoc, t, z, KR, HC, got "knha"'],
    [
      { prediction: "default" },
      'pool: prediction needs one of k-1-HK, k-1, k-2, k-2-HK, KR, KR-1, z, tau, bootstrap, none, got "default"',
    ],
    [
      { tau2Interval: true },
      "pool: tau2Interval needs one of Q-profile, generalized-Q, profile-likelihood, Higgins-Thompson, none, got true",
    ],
    [{ allow: ["everything"] }, 'pool: allow needs one of mixed-scores, got "everything"'],
    [{ level: 95 }, "pool: level needs a number between 0 and 1, got 95; give 0.95 for 95%"],
    [{ level: Number.NaN }, "pool: level needs a number between 0 and 1, got NaN; give 0.95 for 95%"],
  ])("%j", (options, message) => {
    const error = errorOf(() => pool(bcg, options as never));
    expect(error.code).toBe("BAD_OPTION");
    expect(error.message).toBe(message);
  });

  test("numbers that double precision cannot hold together are refused", () => {
    const error = errorOf(() =>
      pool([
        { yi: 1e200, vi: 1e-200 },
        { yi: -1e200, vi: 1 },
      ]),
    );
    expect(error.code).toBe("OUT_OF_RANGE");
    expect(error.message).toMatch(/yi from -1e\+200 to 1e\+200 and vi from 1e-200 to 1;/);
  });

  test("weights whose products vanish end the search for tau2: refused, or it says that it found none", () => {
    const unknown = [
      { yi: 1, vi: 1e308 },
      { yi: 0.2, vi: 0.1 },
    ];
    expect(errorOf(() => pool(unknown)).code).toBe("OUT_OF_RANGE");
    const far = [
      { yi: 1e150, vi: 1 },
      { yi: 0, vi: 1 },
    ];
    expect(pool(far).converged).toBe(false);
  });
});

describe("numbers at the edge", () => {
  test("effects of 1e8 with variances of 1e-4 keep the digits that they have", () => {
    const small = [0.01, -0.02, 0.03, 0, -0.01, 0.05];
    const near = pool(small.map((yi, i) => ({ yi, vi: 1e-4 * (1 + i) })));
    const far = pool(small.map((yi, i) => ({ yi: yi + 1e8, vi: 1e-4 * (1 + i) })));
    // An effect near 1e8 is known to 1.5e-8.
    expectClose(far.estimate, 1e8 + (near.estimate as number), { absolute: 3e-8 });
    expectClose(far.tau2, near.tau2 as number, { absolute: 1e-8 });
    expectClose(far.stdError, near.stdError as number, { relative: 1e-5 });
  });

  test("variances from 1e-12 to 1e12: the precise study decides, and the others still tell tau2", () => {
    const fit = pool(
      [
        { yi: 1, vi: 1e-12 },
        { yi: 1.5, vi: 1 },
        { yi: 0.5, vi: 1e12 },
      ],
      { tau2: "DL" },
    );
    expectClose(fit.estimate, 1, { absolute: 1e-9 });
    const effects = [1, 1.5, 3, -1].map((yi, i) => ({ yi, vi: 10 ** (8 * i - 12) }));
    for (const tau2 of ["DL", "PM", "REML"] as const) {
      const each = pool(effects, { tau2 });
      expect(each.converged).toBe(true);
      expect(each.Q?.statistic).toBeGreaterThan(0);
    }
  });

  test("with one dominant weight the trace of the projection keeps its digits", () => {
    // By hand: with w = (1e12, 1, 1) it is twice the sum of the products of pairs over the sum of w.
    const fit = pool(
      [0, 5, -5].map((yi, i) => ({ yi, vi: i === 0 ? 1e-12 : 1 })),
      { tau2: "DL" },
    );
    expectClose(fit.tau2, (50 - 2) / ((2 * (2e12 + 1)) / (1e12 + 2)), EXACT);
  });

  test("a hundred thousand studies", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ yi: Math.sin(i) + 0.5, vi: 0.1 + (i % 7) / 10 }));
    const fit = pool(many);
    expect(fit.converged).toBe(true);
    expectClose(fit.estimate, 0.5, { absolute: 0.01 });
    expect(fit.studies).toHaveLength(100_000);
    const total = fit.studies.reduce((sum, { weight }) => sum + (weight ?? Number.NaN), 0);
    expectClose(total, 1, { absolute: 1e-10 });
  });
});
