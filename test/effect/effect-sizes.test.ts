import { describe, expect, test } from "vitest";
import { readContrasts } from "../../src/data/index.js";
import { type EffectOptions, effectSizes } from "../../src/effect/index.js";
import type { ComputedEffect, EffectSize } from "../../src/types/index.js";
import { EXACT, expectClose, printed } from "../support/close.js";

const codebook = {
  name: "test",
  title: "Test",
  outcomes: [
    {
      name: "pain",
      domain: "pain",
      better: "lower",
      scale: [0, 10],
      referenceSd: { value: 2.5, source: "made up for the test" },
    },
    { name: "foot pain", domain: "pain", better: "higher", scale: [0, 100] },
    { name: "ache", domain: "pain", better: "lower" },
    { name: "response", domain: "response", better: "higher" },
    { name: "death", domain: "death", better: "lower" },
    { name: "bleeding", domain: "harm", role: "harm", better: "lower", denominatorUnit: "appointment" },
  ],
};

const estimateHead =
  "trial,outcome,measure,estimate,ci_lower,ci_upper,se,p_value,estimate_sign,scale_min,scale_max,treatment_n,comparator_n,ci_distribution,ci_level";
const meansHead =
  "trial,outcome,visit,weeks,treatment_n,treatment_mean,treatment_sd,treatment_se,treatment_ci_lower,treatment_ci_upper,comparator_n,comparator_mean,comparator_sd,comparator_se,comparator_ci_lower,comparator_ci_upper";
const eventsHead = "trial,outcome,treatment_n,treatment_events,comparator_n,comparator_events";

const effectsOf = (text: string, options: Partial<EffectOptions> = {}): readonly EffectSize[] =>
  effectSizes(readContrasts(text, codebook), { outcome: "pain", measure: "MD", ...options });
const computed = (text: string, options: Partial<EffectOptions> = {}): ComputedEffect => {
  const effect = effectsOf(text, options).at(-1) as EffectSize;
  expect(effect.yi === null ? effect.reason : null).toBeNull();
  return effect as ComputedEffect;
};
const reasonOf = (text: string, options: Partial<EffectOptions> = {}): string | null => {
  const effect = effectsOf(text, options).at(-1) as EffectSize;
  return effect.yi === null ? effect.reason.code : null;
};
const steps = ({ derivation }: ComputedEffect): string[] => derivation.map(({ code }) => code);

describe("estimates", () => {
  test("Cotchett 2014: -14.4 (-23.5 to -5.2) on 100 mm is -1.44 with SE 0.467 on 0 to 10", () => {
    const effect = computed(`${estimateHead}\nC,pain,MD,-14.4,-23.5,-5.2,,,,0,100,,,,\n`, { scale: [0, 10] });
    expectClose(effect.yi, -1.44, EXACT);
    expectClose(Math.sqrt(effect.vi), 0.467, printed(3));
    expect(steps(effect)).toEqual(["SE_FROM_CI", "RESCALED"]);
  });

  test("the t distribution gives a smaller SE from the same interval (t on 18 df, 2.100922 in any table)", () => {
    const z = computed(`${estimateHead}\nC,pain,MD,-1,-2,0,,,,,,10,10,z,\n`);
    const t = computed(`${estimateHead}\nC,pain,MD,-1,-2,0,,,,,,10,10,t,\n`);
    expectClose(Math.sqrt(z.vi), 1 / 1.959964, { relative: 1e-6 });
    expectClose(Math.sqrt(t.vi), 1 / 2.100922, { relative: 1e-6 });
  });

  test("the level of the interval counts: 1.644854 at 90 %", () => {
    expectClose(Math.sqrt(computed(`${estimateHead}\nC,pain,MD,-1,-2,0,,,,,,,,,0.9\n`).vi), 1 / 1.644854, {
      relative: 1e-6,
    });
  });

  test("an exact p-value gives the SE that it came from", () => {
    const effect = computed(`${estimateHead}\nC,pain,MD,-1.5,,,,0.05,,,,,,,\n`);
    expectClose(Math.sqrt(effect.vi), 1.5 / 1.959964, { relative: 1e-6 });
    expect(steps(effect)).toEqual(["SE_FROM_P"]);
  });

  test("a bound on p gives none", () => {
    expect(reasonOf(`${estimateHead}\nC,pain,MD,-1.5,,,,<0.05,,,,,,,\n`)).toBe("NO_PRECISION");
  });

  test("a printed SE comes before interval and p-value", () => {
    expectClose(computed(`${estimateHead}\nC,pain,MD,-1.5,-9,6,0.5,0.9,,,,,,,\n`).vi, 0.25, EXACT);
  });

  test("an odds ratio goes to the log scale, its SE from the log of its limits", () => {
    const effect = computed(`${estimateHead}\nC,death,OR,0.5,0.25,1,,,,,,,,,\n`, { outcome: "death", measure: "OR" });
    expectClose(effect.yi, Math.log(0.5), EXACT);
    expectClose(Math.sqrt(effect.vi), Math.log(4) / (2 * 1.959963984540054), EXACT);
  });

  test("an estimate that subtracts the other way round is turned", () => {
    const effect = computed(`${estimateHead}\nS,pain,MD,1.56,0.8,2.32,,,comparator-minus-treatment,,,,,,\n`);
    expectClose(effect.yi, -1.56, EXACT);
    expect(steps(effect)).toEqual(["SE_FROM_CI", "SIGN_REVERSED"]);
  });

  test("another measure than the one asked for is not converted in silence", () => {
    expect(reasonOf(`${estimateHead}\nS,pain,SMD,-0.5,-1,0,,,,,,,,,\n`)).toBe("OTHER_MEASURE");
    expect(reasonOf(`${estimateHead}\nS,pain,MD,-0.5,-1,0,,,,,,,,,\n`, { measure: "SMD" })).toBe("OTHER_MEASURE");
  });

  test("a mean difference becomes an SMD by a named reference SD only", () => {
    const effect = computed(`${estimateHead}\nS,pain,MD,-1,-2,0,,,,,,,,,\n`, { measure: "SMD", standardizer: "fixed" });
    expectClose(effect.yi, -0.4, EXACT);
    expect(effect.standardizer).toEqual({ sd: 2.5, df: null });
    expect(reasonOf(`${estimateHead}\nS,ache,MD,-1,-2,0,,,,,,,,,\n`, { measure: "SMD", standardizer: "fixed" })).toBe(
      "NO_REFERENCE_SD",
    );
  });

  test("a doubtful row has numbers and says that it is doubtful", () => {
    expect(computed(`${estimateHead}\nS,pain,MD,-4.4,-9.6,-0.74,,,,,,,,,\n`).status).toBe("doubtful");
  });
});

describe("means", () => {
  test("Sterling 2015 at 54 weeks, n = 40/40: g -0.20 (worked by hand: J = 0.990355, d = -0.199840)", () => {
    const effect = computed(`${meansHead}\nS,pain,,54,40,2.8,2.4,,,,40,3.3,2.6,,,\n`, { measure: "SMD" });
    expectClose(effect.yi, -0.197911, printed(5));
    expectClose(effect.vi, 1 / 40 + 1 / 40 + effect.yi ** 2 / 160, EXACT);
  });

  test("SD from SE and from the interval of the mean by t (t on 24 df is 2.063899)", () => {
    const plain = computed(`${meansHead}\nS,pain,,54,25,2.8,2.5,,,,25,3.3,2.5,,,\n`);
    const fromSe = computed(`${meansHead}\nS,pain,,54,25,2.8,,0.5,,,25,3.3,,0.5,,\n`);
    const half = 2.063899 * 0.5;
    const fromCi = computed(
      `${meansHead}\nS,pain,,54,25,2.8,,,${2.8 - half},${2.8 + half},25,3.3,,,${3.3 - half},${3.3 + half}\n`,
    );
    expectClose(fromSe.vi, plain.vi, EXACT);
    expectClose(fromCi.vi, plain.vi, { relative: 1e-6 });
    expect(steps(fromCi)).toEqual(["SE_FROM_CI", "SE_FROM_CI"]);
  });

  test("means with SEs and no sizes give a difference, and no SMD", () => {
    const text = `${meansHead}\nS,pain,,54,,2.8,,0.5,,,,3.3,,0.5,,\n`;
    expectClose(computed(text).vi, 0.5, EXACT);
    expect(reasonOf(text, { measure: "SMD" })).toBe("NO_SD");
  });

  test("no SD, no effect, and the reason is kept", () => {
    expect(reasonOf(`${meansHead}\nS,pain,,54,40,2.8,,,,,40,3.3,,,,\n`)).toBe("NO_SD");
    expect(reasonOf(`${meansHead}\nS,pain,,54,,2.8,2,,,,,3.3,2,,,\n`)).toBe("NO_SD");
  });

  test("a standard deviation whose square no number can hold gives no SMD, and not one of 0", () => {
    const text = `${meansHead}\nA,pain,,6,20,3,1e200,,,,20,4,1e200,,,\n`;
    expect(reasonOf(text, { measure: "SMD" })).toBe("NO_VARIANCE");
    expect(reasonOf(text)).toBe("NO_VARIANCE");
  });

  test("rescaling is linear: ten times the scale, ten times the difference, whatever its ends", () => {
    const text =
      "trial,outcome,scale_min,scale_max,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,pain,1,11,40,3,2,40,4,2\nB,pain,10,110,40,30,20,40,40,20\n";
    const [a, b] = effectsOf(text, { scale: [0, 10] }) as [ComputedEffect, ComputedEffect];
    expectClose(b.yi, a.yi, EXACT);
    expectClose(b.vi, a.vi, EXACT);
  });

  test("an unknown range is not guessed", () => {
    expect(reasonOf("trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,ache,40,3,2,40,4,2\n", { scale: [0, 10] })).toBe(
      "NO_SCALE",
    );
  });

  test("a constant difference of -10 with SD growing from 20 to 40 fades by visit, not by baseline", () => {
    const text = `${meansHead}\nA,ache,baseline,0,50,60,20,,,,50,60,20,,,\nA,ache,,4,50,40,20,,,,50,50,20,,,\nA,ache,,52,50,40,40,,,,50,50,40,,,\n`;
    const at = (standardizer: "visit" | "baseline") =>
      (effectsOf(text, { measure: "SMD", standardizer }) as readonly ComputedEffect[]).slice(1).map(({ yi }) => yi);
    const [early, late] = at("baseline") as [number, number];
    expectClose(late, early, EXACT);
    const [visitEarly, visitLate] = at("visit") as [number, number];
    expectClose(visitLate, visitEarly / 2, EXACT);
  });

  test("standardizing by a baseline that is not there is refused", () => {
    expect(
      reasonOf(`${meansHead}\nA,ache,,4,50,40,20,,,,50,50,20,,,\n`, { measure: "SMD", standardizer: "baseline" }),
    ).toBe("NO_BASELINE_SD");
  });
});

describe("alignment", () => {
  const text = `${estimateHead}\nC,pain,MD,-1.44,-2.35,-0.52,,,,,,,,,\nC,foot pain,MD,10.0,1.0,19.1,,,,,,,,,\n`;

  test("nothing is turned unless a side is named", () => {
    expect(effectsOf(text).map((effect) => [effect.yi, (effect as ComputedEffect).aligned])).toEqual([
      [-1.44, false],
      [10, false],
    ]);
  });

  test("left: outcomes for which higher is better are turned, and the original is kept", () => {
    const [pain, foot] = effectsOf(text, { favours: "left" }) as [ComputedEffect, ComputedEffect];
    expect([pain.yi, pain.aligned]).toEqual([-1.44, false]);
    expect([foot.yi, foot.original, foot.aligned]).toEqual([-10, 10, true]);
  });

  test("right is the mirror of left", () => {
    expect(effectsOf(text, { favours: "right" }).map(({ yi }) => yi)).toEqual([1.44, 10]);
  });

  test("a risk ratio is computed for the opposite event, and a printed one is refused", () => {
    const events = computed(`${eventsHead}\nA,response,100,60,100,40\n`, {
      outcome: "response",
      measure: "RR",
      favours: "left",
    });
    expectClose(events.yi, Math.log(0.4 / 0.6), EXACT);
    expectClose(events.original, Math.log(0.6 / 0.4), EXACT);
    expect(
      reasonOf(`${estimateHead}\nA,response,RR,1.5,1.1,2.0,,,,,,,,,\n`, {
        outcome: "response",
        measure: "RR",
        favours: "left",
      }),
    ).toBe("RR_NOT_REVERSIBLE");
  });

  test("an odds ratio is turned on the log scale", () => {
    const given = computed(`${eventsHead}\nA,response,100,60,100,40\n`, { outcome: "response", measure: "OR" });
    const turned = computed(`${eventsHead}\nA,response,100,60,100,40\n`, {
      outcome: "response",
      measure: "OR",
      favours: "left",
    });
    expectClose(turned.yi, -given.yi, EXACT);
    expectClose(turned.vi, given.vi, EXACT);
  });

  test("an outcome without a direction cannot be aligned", () => {
    const contrasts = readContrasts("trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,x,40,3,2,40,4,2\n");
    expect(effectSizes(contrasts, { outcome: "x", measure: "MD", favours: "left" })[0]).toMatchObject({
      reason: { code: "DIRECTION_UNKNOWN" },
    });
  });
});

describe("events", () => {
  test("events per appointment are not binomial", () => {
    expect(reasonOf(`${eventsHead}\nC,bleeding,246,70,238,20\n`, { outcome: "bleeding", measure: "RR" })).toBe(
      "NOT_PER_PERSON",
    );
  });

  test("a zero cell gets one half, and only that table does", () => {
    const [zero, plain] = effectsOf(`${eventsHead}\nA,death,10,0,10,2\nB,death,10,1,10,2\n`, {
      outcome: "death",
      measure: "OR",
    }) as [ComputedEffect, ComputedEffect];
    expectClose(zero.yi, Math.log((0.5 * 8.5) / (10.5 * 2.5)), EXACT);
    expect([steps(zero), steps(plain)]).toEqual([["ZERO_CELL"], []]);
    expectClose(plain.yi, Math.log((1 * 8) / (9 * 2)), EXACT);
  });

  test("if0all adds to every table once one has a zero", () => {
    const [, plain] = effectsOf(`${eventsHead}\nA,death,10,0,10,2\nB,death,10,1,10,2\n`, {
      outcome: "death",
      measure: "OR",
      zeroCells: { to: "if0all" },
    }) as [EffectSize, ComputedEffect];
    expectClose(plain.yi, Math.log((1.5 * 8.5) / (9.5 * 2.5)), EXACT);
  });

  test("without a correction a zero carries no information, and is said to", () => {
    expect(
      reasonOf(`${eventsHead}\nA,death,10,0,10,2\n`, { outcome: "death", measure: "OR", zeroCells: { to: "none" } }),
    ).toBe("NO_INFORMATION");
  });
});

test("one record for each row, in order, whatever became of it", () => {
  const text = `${meansHead},kind\nA,pain,baseline,0,40,6,2,,,,40,6,2,,,,\nA,pain,,4,40,3,2,,,,40,4,2,,,,\nA,death,,4,,,,,,,,,,,,,reported-only\nB,pain,,4,,,,,,,,,,,,,reported-only\nC,pain,,4,,,,,,,,,,,,,not-a-contrast\n`;
  expect(
    effectsOf(text).map((effect) => [
      effect.contrast.row,
      effect.status,
      effect.yi === null ? effect.reason.code : null,
    ]),
  ).toEqual([
    [1, "excluded", "BASELINE"],
    [2, "usable", null],
    [3, "excluded", "OTHER_OUTCOME"],
    [4, "unusable", "NO_NUMBERS"],
    [5, "excluded", "NOT_A_CONTRAST"],
  ]);
});

test("an outcome that no row has is refused with those that there are", () => {
  expect(() => effectsOf(`${eventsHead}\nA,death,10,1,10,2\n`, { outcome: "deaths" })).toThrow(
    /no row has an outcome or domain "deaths".*domains death/,
  );
});

test("a common scale goes with MD and needs two ends", () => {
  const text = `${eventsHead}\nA,death,10,1,10,2\n`;
  expect(() => effectsOf(text, { outcome: "death", measure: "OR", scale: [0, 10] })).toThrow(/goes with MD/);
  expect(() => effectsOf(text, { outcome: "death", measure: "MD", scale: [10, 0] })).toThrow(/lower first/);
});
