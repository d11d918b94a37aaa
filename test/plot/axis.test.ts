import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { naturalScale } from "../../src/measure/index.js";
import { type Extent, effectAxis } from "../../src/plot/axis.js";
import { weekAxis } from "../../src/plot/week-axis.js";

const axisOf = (limits: readonly [number, number], ratio: boolean, length = 220) =>
  effectAxis([], { scale: naturalScale(ratio ? "OR" : "MD"), length, limits, across: true, who: "test" });

const extent = (at: number): Extent => ({ at, interval: null });

const labels = ({ axis }: { axis: { labelExpr: string } }): string[] =>
  JSON.parse(axis.labelExpr.slice(0, axis.labelExpr.indexOf("]") + 1));

describe("ticks", () => {
  test.each([
    [[0.05, 20], ["0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20"], 300],
    [[0.05, 20], ["0.1", "1", "10"], 100],
    [[0.85, 1.3], ["0.9", "1.0", "1.1", "1.2", "1.3"], 220],
    [[1e-9, 1e9], ["1e−5", "1", "1e5"], 220],
  ] as const)("of ratios from %j are natural", (limits, expected, length) => {
    expect(labels(axisOf(limits, true, length))).toEqual(expected);
  });

  test.each([
    [
      [-2.4, 1.2],
      ["−2.0", "−1.5", "−1.0", "−0.5", "0.0", "0.5", "1.0"],
    ],
    [[-1e-7, 1e-7], null],
    [[-3e12, 4e12], null],
  ] as const)("of differences from %j are round", (limits, expected) => {
    const found = labels(axisOf(limits, false, 400));
    expect(found.length).toBeGreaterThan(2);
    if (expected) expect(found.map((label) => (label === "0" ? "0.0" : label))).toEqual(expected);
  });

  test.each([
    ["an axis without length", () => [extent(1e300), extent(1e300)], "MD"],
    ["points that a number hardly tells apart", () => [extent(1e25), extent(1e25 + 1e10)], "MD"],
    ["points at both ends of what a number holds", () => [extent(-Number.MAX_VALUE), extent(Number.MAX_VALUE)], "MD"],
    ["points beyond all numbers", () => [extent(0), extent(Number.POSITIVE_INFINITY)], "MD"],
    ["a logarithm beyond all numbers", () => [extent(1e160), extent(1e161)], "OR"],
    ["a scale that ends before its points do", () => [extent(30), extent(31)], "COR"],
  ] as const)("come to an end, and the axis has a length: %s", (_, extents, measure) => {
    const axis = effectAxis(extents(), { scale: naturalScale(measure), length: 220, across: true, who: "test" });
    expect(axis.ticks.length).toBeLessThan(12);
    expect(axis.ticks.every(({ value }) => Number.isFinite(value))).toBe(true);
    expect(axis.limits.every(Number.isFinite)).toBe(true);
    expect(axis.limits[1]).toBeGreaterThan(axis.limits[0]);
  });

  test("lie on the axis, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        fc.integer({ min: -9, max: 9 }),
        (low, width, power) => {
          const limits = [low * 10 ** power, (low + width) * 10 ** power] as const;
          const slack = 1e-6 * (limits[1] - limits[0]);
          const { values } = axisOf(limits, false).axis;
          expect(values.filter((value) => value < limits[0] - slack || value > limits[1] + slack)).toEqual([]);
          expect(values.length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });
});

describe("limits that are found", () => {
  const found = (effects: readonly (readonly [number, number])[]) =>
    effectAxis(
      effects.map(([at, half]) => ({ at, interval: [at - half, at + half] as const })),
      {
        ...{ scale: naturalScale("MD"), length: 200, across: true, who: "test" },
      },
    ).limits;

  test("show no effect, every point, and ordinary intervals whole", () => {
    const [low, high] = found([
      [1, 0.5],
      [2, 0.6],
      [3, 0.4],
    ]);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(3.4);
  });

  test("are not stretched by one imprecise trial", () => {
    const [low, high] = found([
      [1, 0.5],
      [2, 0.6],
      [3, 0.4],
      [1, 100],
    ]);
    expect(high - low).toBeLessThan(10);
  });
});

describe("points that may lie beyond the axis", () => {
  const found = (points: readonly number[], mayLieBeyond = true) =>
    effectAxis(
      points.map((at) => ({ at, interval: [at - 0.3, at + 0.3] as const, mayLieBeyond })),
      { scale: naturalScale("SMD"), length: 200, across: true, who: "test" },
    ).limits;
  const many = Array.from({ length: 60 }, (_, i) => Math.sin(i));

  test("do so where one of many lies far out", () => {
    const [low, high] = found([...many, -7]);
    expect(low).toBeGreaterThan(-2);
    expect(high).toBeLessThan(2);
  });

  test("do not where they are not said to", () => {
    expect(found([...many, -7], false)[0]).toBeLessThan(-7);
  });

  test("do not where the axis is hardly longer with them", () => {
    expect(found([...many, -2])[0]).toBeLessThan(-2);
  });

  test("do so among five only where the axis would be three times as long", () => {
    expect(found([0.1, 0.2, 0.3, 0.4, 2])[1]).toBeGreaterThan(2);
    expect(found([0.1, 0.2, 0.3, 0.4, 20])[1]).toBeLessThan(2);
  });

  test("do not where half of them lie far from the other half, nor where there are three", () => {
    expect(found([0, 0.1, 0.2, 50, 50.1, 50.2])[1]).toBeGreaterThan(50);
    expect(found([0, 0.1, 50])[1]).toBeGreaterThan(50);
  });
});

test("weeks from a day to a year, every tick with its label", () => {
  const { axis, limits, pixel } = weekAxis([1, 6, 26], 300);
  expect(labels({ axis })).toEqual(["1 d", "1 wk", "4", "12", "26", "52"]);
  expect(limits[1]).toBeGreaterThan(52);
  expect(axis.values.map(pixel).every((x) => x > 0 && x < 300)).toBe(true);
});

test("weeks beyond a year and before the start have their place", () => {
  const { limits } = weekAxis([-3, 300], 300);
  expect(limits[0]).toBeLessThan(-3);
  expect(limits[1]).toBeGreaterThan(300);
});
