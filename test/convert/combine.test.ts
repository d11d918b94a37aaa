import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineArms, combineEventArms, effectiveArm, splitArm, splitEventArm } from "../../src/convert/index.js";
import { expectClose } from "../support/close.js";

const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 });
const arms = fc.array(values, { minLength: 1, maxLength: 6 });

const summaryOf = (raw: readonly number[]) => {
  const mean = raw.reduce((total, value) => total + value, 0) / raw.length;
  const squares = raw.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { n: raw.length, mean, sd: raw.length < 2 ? 0 : Math.sqrt(squares / (raw.length - 1)) };
};

describe("combining arms", () => {
  test("is pooling their raw data, arms of one person included", () => {
    fc.assert(
      fc.property(arms, (raw) => {
        const combined = combineArms(raw.map(summaryOf)).value;
        const whole = summaryOf(raw.flat());
        expect(combined.n).toBe(whole.n);
        expectClose(combined.mean, whole.mean, { relative: 1e-9, absolute: 1e-9 });
        expectClose(combined.sd, whole.sd, { relative: 1e-9, absolute: 1e-6 });
      }),
    );
  });

  test("does not depend on their order, nor on the grouping", () => {
    fc.assert(
      fc.property(arms, (raw) => {
        const all = raw.map(summaryOf);
        const [first, ...others] = all;
        const once = combineArms(all).value;
        const back = combineArms(all.toReversed()).value;
        const inSteps = others.reduce((total, arm) => combineArms([total, arm]).value, first!);
        for (const other of [back, inSteps]) {
          expectClose(other.mean, once.mean, { relative: 1e-9, absolute: 1e-9 });
          expectClose(other.sd, once.sd, { relative: 1e-9, absolute: 1e-6 });
        }
      }),
    );
  });

  test("two arms by the formula of Handbook table 6.5.a", () => {
    const [n1, m1, s1, n2, m2, s2] = [40, 3.2, 2, 25, 4.1, 2.6];
    const { sd, mean } = combineArms([
      { n: n1, mean: m1, sd: s1 },
      { n: n2, mean: m2, sd: s2 },
    ]).value;
    const between = ((n1 * n2) / (n1 + n2)) * (m1 ** 2 + m2 ** 2 - 2 * m1 * m2);
    expectClose(mean, (n1 * m1 + n2 * m2) / (n1 + n2), { relative: 1e-12 });
    expectClose(sd, Math.sqrt(((n1 - 1) * s1 ** 2 + (n2 - 1) * s2 ** 2 + between) / (n1 + n2 - 1)), {
      relative: 1e-12,
    });
  });

  test("of two persons, one an arm, has the standard deviation of two numbers", () => {
    expectClose(
      combineArms([
        { n: 1, mean: 0, sd: 0 },
        { n: 1, mean: 2, sd: 0 },
      ]).value.sd,
      Math.SQRT2,
      { relative: 1e-15 },
    );
  });

  test("one arm is itself, none is refused", () => {
    expect(combineArms([{ n: 1, mean: 2, sd: 0 }]).value).toEqual({ n: 1, mean: 2, sd: 0 });
    expect(() => combineArms([])).toThrow(expect.objectContaining({ code: "NOTHING_TO_CONVERT" }));
    expect(() => combineEventArms([])).toThrow(expect.objectContaining({ code: "NOTHING_TO_CONVERT" }));
  });
});

test("a split arm adds up again", () => {
  const [arm, parts] = [{ n: 41, events: 7 }, 3];
  const part = splitEventArm(arm, parts).value;
  const whole = combineEventArms([part, part, part]).value;
  expectClose(whole.n, 41, { relative: 1e-15 });
  expectClose(whole.events, 7, { relative: 1e-15 });
  expect(splitArm({ n: 30, mean: 1, sd: 2 }, 3).value).toEqual({ n: 10, mean: 1, sd: 2 });
});

test("more events than persons are refused", () => {
  expect(() => combineEventArms([{ n: 5, events: 6 }])).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  expect(() => splitEventArm({ n: 5, events: 2 }, 0)).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
});

test("an arm of means that is none is refused, combined, split or made effective", () => {
  const wrong = [{ sd: Number.NaN }, { sd: -2 }, { mean: Number.NaN }, { n: 0 }, { n: Number.POSITIVE_INFINITY }];
  for (const each of wrong) {
    const arm = { n: 30, mean: 1, sd: 2, ...each };
    for (const ask of [() => combineArms([arm]), () => splitArm(arm, 2), () => effectiveArm(arm, 1.5)])
      expect(ask).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  }
});
