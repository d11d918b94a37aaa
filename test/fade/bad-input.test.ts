import { describe, expect, test } from "vitest";
import { effectSizes, fade, readContrasts, SynthesisError } from "../../src/index.js";
import type { Diagnostic } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { beside, course, courseOf, fitted } from "./course.js";

const refusal = (ask: () => unknown): Diagnostic => {
  try {
    ask();
  } catch (error) {
    if (error instanceof SynthesisError) return error.diagnostic;
  }
  throw new Error("nothing was refused");
};

const HEAD = "trial,outcome,weeks,weeks_from,control,n1i,m1i,sd1i,n2i,m2i,sd2i";

interface Visit {
  readonly trial: string;
  readonly weeks: number | "";
  readonly from?: string;
  readonly md: number;
  readonly sd?: number;
}

const table = (visits: readonly Visit[]): string =>
  [
    HEAD,
    ...visits.map(
      ({ trial, weeks, from = "randomisation", md, sd = 20 }) =>
        `${trial},pain,${weeks},${from},sham,40,${50 + md},${sd},40,50,${sd}`,
    ),
  ].join("\n");

const three = (weeks: readonly number[], sd: (weeks: number) => number): readonly Visit[] =>
  ["A", "B", "C"].flatMap((trial) => weeks.map((week) => ({ trial, weeks: week, md: -10, sd: sd(week) })));

const made = course((t) => -0.8 + 0.01 * t);

describe("what a group cannot carry gives the reason, and what can still be said", () => {
  test("one trial: its own effects", () => {
    const { code, evidence } = refusal(() => fitted(course((t) => 0.01 * t, 1)));
    expect(code).toBe("ONE_TRIAL");
    const [{ reason }] = evidence!.refused as [{ reason: Diagnostic }];
    const shown = reason.evidence!.effects as { weeks: number; confidence: readonly number[] }[];
    expect(shown.map(({ weeks }) => weeks)).toEqual([4, 12, 26, 52]);
    expect(shown[0]!.confidence).toHaveLength(2);
  });

  test("all at one week: to be pooled", () => {
    const { code, remedy } = refusal(() =>
      fitted(courseOf([1, 2, 3].map((i) => ({ trial: `T${i}`, weeks: 4, yi: i })))),
    );
    expect([code, remedy]).toEqual(["ONE_WEEK", "pool them"]);
  });

  test("fewer different weeks than coefficients, and a stretch of a spline that one trial alone was seen in", () => {
    const two = courseOf([0, 1, 2].flatMap((i) => [4, 26].map((weeks) => ({ trial: `T${i}`, weeks, yi: i }))));
    const few = refusal(() => fitted(two, { shape: { kind: "spline", knots: [4, 12, 26] } }));
    expect(few.message).toContain("3 coefficients need as many different weeks, and it has 2");
    const late = courseOf([
      ...[0, 1, 2].flatMap((i) => [2, 4, 8].map((weeks) => ({ trial: `T${i}`, weeks, yi: i }))),
      ...[26, 52].map((weeks) => ({ trial: "T0", weeks, yi: 0 })),
    ]);
    const thin = refusal(() => fitted(late, { shape: { kind: "spline", knots: [2, 12, 52] } }));
    expect(thin.message).toContain("from week 12 one trial alone was seen");
    expect(thin.remedy).toContain("log-linear");
  });

  test("the others have their curves", () => {
    const alone = courseOf([4, 12].map((weeks) => ({ trial: "U", weeks, yi: 0.1, control: "none" })));
    const { curves, refused } = fitted(beside(made, alone));
    expect(curves.map(({ key }) => key.control)).toEqual(["sham"]);
    expect(refused.map(({ key, reason }) => [key.control, reason.code])).toEqual([["none", "ONE_TRIAL"]]);
  });
});

describe("weeks", () => {
  test("before randomisation are refused, and the rows named", () => {
    const wrong = { ...made, data: { ...made.data, weeks: made.data.weeks.map((t, i) => (i === 5 ? -2 : t)) } };
    const { code, evidence } = refusal(() => fitted(wrong));
    expect(code).toBe("BAD_WEEKS");
    expect(evidence!.rows).toEqual([{ label: made.data.trial[5], weeks: -2, row: 6 }]);
  });

  test("that are text are told from the numbers that they look like", () => {
    const weeks = made.data.weeks.map((week, i) => (i === 0 ? String(week) : week));
    const { code, message } = refusal(() => fade(made.effects, { data: { ...made.data, weeks }, samplingRho: 0.5 }));
    expect(code).toBe("BAD_WEEKS");
    expect(message).toContain('(row 1: "4", which is text)');
    const all = { ...made.data, weeks: made.data.weeks.map(String) };
    expect(refusal(() => fade(made.effects, { data: all, samplingRho: 0.5 })).remedy).toContain("weeks.map(Number)");
  });

  test("before the end of treatment are left out where weeks count from there", () => {
    const from = { ...made, data: { ...made.data, weeks: made.data.weeks.map((t) => t - 2) } };
    const { leftOut, curves } = fitted(from, { weeksFrom: "end-of-treatment" });
    expect(leftOut.length).toBeGreaterThan(0);
    expect(leftOut[0]!.reason).toContain("1 week before the end of treatment");
    expect(curves[0]!.weeks[0]).toBe(2);
  });

  test("of an unknown origin stay out unless it is said what they are", () => {
    const visits = [...three([4, 26], () => 20), { trial: "D", weeks: 8, from: "unknown", md: -9 } as const];
    const effects = effectSizes(readContrasts(table(visits)), { outcome: "pain", measure: "MD" });
    const left = fade(effects, { samplingRho: 0.5 });
    expect(left.leftOut).toHaveLength(1);
    expect(left.curves[0]!.trials).toHaveLength(3);
    const taken = fade(effects, { samplingRho: 0.5, unknownOrigin: "as-randomisation" });
    expect(taken.curves[0]!.trials).toHaveLength(4);
  });

  test("one visit for each trial: the curve compares different trials", () => {
    const once = courseOf([2, 5, 9, 20, 52].map((weeks, i) => ({ trial: `T${i}`, weeks, yi: 0.1 * i })));
    const [curve] = fitted(once).curves;
    const codes = curve!.notes.map(({ code }) => code);
    expect(codes).toContain("ONE_VISIT_EACH");
    expect(codes).toContain("STRUCTURE_REDUCED");
    expect(curve!.model.random).toBe("intercept");
  });
});

describe("standardized effects", () => {
  const growing = (week: number): number => ({ 0: 20, 4: 20, 26: 30, 52: 40 })[week]!;
  const csv = `${table(three([4, 26, 52], growing))}\n`;
  const withBaseline = csv
    .split("\n")
    .map((line, i) => (i === 0 ? `${line},visit` : line === "" ? "" : `${line},follow-up`))
    .concat(["A", "B", "C"].map((trial) => `${trial},pain,0,randomisation,sham,40,50,20,40,50,20,baseline`))
    .filter((line) => line !== "")
    .join("\n");

  test("a constant difference fades where each visit has its own standard deviation, and a note gives their ratio", () => {
    const effects = effectSizes(readContrasts(withBaseline), {
      outcome: "pain",
      measure: "SMD",
      standardizer: "visit",
    });
    const [curve] = fade(effects, { samplingRho: 0.5, shape: "linear" }).curves;
    expect(curve!.model.fit.coefficients[1]!.estimate).toBeGreaterThan(0.004);
    const note = curve!.notes.find(({ code }) => code === "STANDARDIZER_VARIES");
    expectClose(note!.evidence!.median as number, 2, { relative: 1e-9 });
  });

  test("and does not where all are divided by that of the baseline", () => {
    const effects = effectSizes(readContrasts(withBaseline), {
      ...{ outcome: "pain", measure: "SMD", standardizer: "baseline" },
    });
    const [curve] = fade(effects, { samplingRho: 0.5, shape: "linear" }).curves;
    expectClose(curve!.model.fit.coefficients[1]!.estimate, 0, { absolute: 1e-10 });
    expect(curve!.notes.map(({ code }) => code)).not.toContain("STANDARDIZER_VARIES");
  });

  test("of several kinds are refused; where nothing is known of them, a note says so", () => {
    const [visit, baseline] = (["visit", "baseline"] as const).map((standardizer) =>
      effectSizes(readContrasts(withBaseline), { outcome: "pain", measure: "SMD", standardizer }),
    );
    const mixed = [...visit!.slice(0, 4), ...baseline!.slice(4)];
    expect(refusal(() => fade(mixed, { samplingRho: 0.5 })).code).toBe("MIXED_STANDARDIZERS");
    const bare = made.effects.map((effect) => ({ ...effect, measure: "SMD" as const }));
    expect(fitted({ ...made, effects: bare }).curves[0]!.notes.map(({ code }) => code)).toContain("NO_STANDARDIZER");
  });
});

test("visits of the same people need a stated correlation", () => {
  expect(refusal(() => fade(made.effects, { data: made.data })).code).toBe("UNSTATED_CORRELATION");
});

test("an option that is none names what there is", () => {
  expect(refusal(() => fitted(made, { shape: "cubic" as "linear" })).message).toContain("log-linear");
  expect(refusal(() => fitted(made, { random: "UN" as "CS" })).message).toContain("intercept");
  expect(refusal(() => fitted(made, { shape: "windows" })).code).toBe("BAD_OPTION");
  expect(refusal(() => fitted(made, { shape: { kind: "windows" } as unknown as "windows" })).code).toBe("BAD_OPTION");
});

test("a shape of a kind that there is none of, or with knots that are none, is refused", () => {
  const ofShape = (shape: unknown): Diagnostic => refusal(() => fitted(made, { shape: shape as "linear" }));
  for (const shape of [{ kind: "quadratic" }, {}]) {
    const { code, message } = ofShape(shape);
    expect(code).toBe("BAD_OPTION");
    expect(message).toContain("fade: shape.kind needs windows, linear, log-linear, spline, exponential, got");
  }
  expect(ofShape({ kind: "quadratic" }).message).toContain('got "quadratic"');
  for (const knots of ["three", 2, 8, 3.5, Number.NaN, undefined, [4, 26], [4, "12", 26], [26, 12, 4], [4, 4, 26]]) {
    const { code, message } = ofShape({ kind: "spline", knots });
    expect(code).toBe("BAD_OPTION");
    expect(message).toContain("fade: knots needs a whole number from 3 to 7, or 3 or more weeks that rise, got");
  }
});
