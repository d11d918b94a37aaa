import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryOf, measureEffect, measureEffects, measures, variancesOf } from "../../src/measure/index.js";
import type { Measure, MeasuredEffect, MeasureOptions, MeasureStatistics, TwoMeans } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";
import { deepFreeze } from "../support/freeze.js";
import { runs } from "../support/runs.js";
import { codes, samples } from "./samples.js";

// The same arithmetic with the groups the other way round, or in other units.
const SAME = { relative: 1e-9, absolute: 1e-9 };

/** A biserial correlation next to 1: the slope of Fisher's z magnifies what was rounded. */
const isExtreme = ({ measure, yi }: MeasuredEffect): boolean => measure === "ZBIS" && (yi === null || Math.abs(yi) > 3);

const sampleOf = (measure: Measure) => samples[measure] as fc.Arbitrary<MeasureStatistics[Measure]>;
const effectOf = (measure: Measure, statistics: unknown, options: MeasureOptions = {}): MeasuredEffect =>
  measureEffect(measure, statistics as MeasureStatistics["MD"], options as MeasureOptions<Measure>);

describe.each(codes)("%s", (measure) => {
  test("has an effect with a variance above 0, or none with a reason; never what is no number", () => {
    fc.assert(
      fc.property(sampleOf(measure), fc.constantFrom(...variancesOf(measure)), (statistics, variance) => {
        const effect = effectOf(measure, deepFreeze(statistics), { variance } as MeasureOptions);
        if (effect.yi === null) {
          expect(effect.vi).toBeNull();
          expect(effect.reason.text).not.toBe("");
        } else {
          expect(Number.isFinite(effect.yi)).toBe(true);
          expect(effect.vi).toBeGreaterThan(0);
          expect(Number.isFinite(effect.vi)).toBe(true);
        }
        expect(JSON.parse(JSON.stringify(effect))).toEqual(effect);
      }),
    );
  });

  test("gives a reason for statistics that no sample can have", () => {
    fc.assert(
      fc.property(sampleOf(measure), (statistics) => {
        const spoilt = JSON.parse(JSON.stringify(statistics), (_, value) => (typeof value === "number" ? -7.5 : value));
        const broken = JSON.parse(JSON.stringify(statistics), (_, value) => (typeof value === "number" ? null : value));
        for (const each of [spoilt, broken])
          expect(effectOf(measure, each)).toMatchObject({ yi: null, vi: null, reason: { code: "BAD_STATISTICS" } });
      }),
      runs(20),
    );
  });

  test("says what it is", () => {
    const { name, assumes, source, variances } = measures[measure];
    expect(name).toMatch(/^[A-Z]/);
    expect(assumes.length + source.length).toBeGreaterThan(15);
    expect(new Set(variances).size).toBe(variances.length);
  });
});

/** The measures whose groups may change places. */
const twoGroups = codes.filter(
  (code) => !["SMD1", "SMD1H"].includes(code) && "treatment" in (fc.sample(sampleOf(code), 1)[0] as object),
);

test.each(twoGroups)("%s of the groups the other way round is its negative, or the rest to 1", (measure) => {
  fc.assert(
    fc.property(sampleOf(measure), (statistics) => {
      const { treatment, comparator } = statistics as TwoMeans;
      const one = effectOf(measure, { treatment, comparator });
      const other = effectOf(measure, { treatment: comparator, comparator: treatment });
      if (isExtreme(one) || isExtreme(other)) return;
      if (one.yi === null || other.yi === null) return expect(one.reason?.code).toBe(other.reason?.code);
      const turned = entryOf(measure).mirror === "complement" ? 1 - one.yi : -one.yi;
      expectClose(other.yi, turned, SAME);
      expectClose(other.vi, one.vi, SAME);
    }),
  );
});

/** Measures of means that do not see in which units they were taken. */
const withoutUnits = codes.filter((code) => {
  const [sample] = fc.sample(sampleOf(code), 1);
  const text = JSON.stringify(sample);
  return text.includes('"sd"') && !["MD", "MC", "MN", "MNLN", "SDLN"].includes(code);
});

test.each(withoutUnits)("%s does not see the units of the scale", (measure) => {
  fc.assert(
    fc.property(sampleOf(measure), fc.constantFrom(0.125, 8, 1024), (statistics, unit) => {
      const scaled = JSON.parse(JSON.stringify(statistics), (key, value) =>
        key === "mean" || key === "sd" ? value * unit : value,
      );
      const [one, other] = [effectOf(measure, statistics), effectOf(measure, scaled)];
      if (isExtreme(one) || isExtreme(other)) return;
      if (one.yi === null || other.yi === null) return expect(one.reason).toEqual(other.reason);
      expectClose(other.yi, one.yi, SAME);
      expectClose(other.vi, one.vi, SAME);
    }),
  );
});

const rising = ["MD", "SMD", "SMDH", "SMD1", "SMD1H", "ROM", "RPB", "ZPB", "RBIS", "D2OR", "D2ORN", "CLESN"] as const;

test.each(rising)("%s rises with the mean of the treatment", (measure) => {
  fc.assert(
    fc.property(samples.MD, fc.double({ min: 0.5, max: 5, noNaN: true }), ({ treatment, comparator }, step) => {
      const higher = { ...treatment, mean: treatment.mean + step };
      // The correction of a ratio of means can outweigh a small step of tiny groups.
      const options = { corrected: measure !== "ROM" } as MeasureOptions;
      const [low, high] = [treatment, higher].map((one) => effectOf(measure, { treatment: one, comparator }, options));
      if (low?.yi === null || high?.yi === null) return;
      expect(high?.yi).toBeGreaterThanOrEqual(low?.yi as number);
    }),
  );
});

const ofEvents = ["OR", "RR", "RD", "PETO", "AS", "PBIT", "PHI", "YUQ", "YUY", "OR2D", "RTET"] as const;

test.each(ofEvents)("%s rises with the events of the treatment", (measure) => {
  const counts = samples.OR.filter(({ treatment: { n, events } }) => events > 0 && events + 1 < n);
  fc.assert(
    fc.property(counts, ({ treatment, comparator }) => {
      const more = { ...treatment, events: treatment.events + 1 };
      const [low, high] = [treatment, more].map((one) => effectOf(measure, { treatment: one, comparator }));
      if (low?.yi === null || high?.yi === null) return;
      expect(high?.yi).toBeGreaterThan(low?.yi as number);
    }),
  );
});

test("an odds ratio of the opposite event is the inverse; so are the measures that are turned by their sign", () => {
  const turned = codes.filter(
    (code) => "events" in ((fc.sample(sampleOf(code), 1)[0] as { treatment?: object }).treatment ?? {}),
  );
  const negated = turned.filter((code) => entryOf(code).mirror === "negate");
  expect(negated).toContain("OR");
  fc.assert(
    fc.property(samples.OR, fc.constantFrom(...negated), ({ treatment, comparator }, measure) => {
      const opposite = ({ n, events }: { n: number; events: number }) => ({ n, events: n - events });
      const one = effectOf(measure, { treatment, comparator });
      const other = effectOf(measure, { treatment: opposite(treatment), comparator: opposite(comparator) });
      if (one.yi === null || other.yi === null) return expect(one.reason?.code).toBe(other.reason?.code);
      expectClose(other.yi, -one.yi, SAME);
      expectClose(other.vi, one.vi, SAME);
    }),
  );
});

test("a standardized difference from d, t and p is that from means", () => {
  fc.assert(
    fc.property(samples.SMD as fc.Arbitrary<TwoMeans>, ({ treatment, comparator }) => {
      const n = { treatment: treatment.n, comparator: comparator.n };
      const plain = measureEffect("SMD", { treatment, comparator }, { corrected: false });
      if (plain.yi === null) return;
      const g = measureEffect("SMD", { treatment, comparator });
      const t = plain.yi / Math.sqrt(1 / treatment.n + 1 / comparator.n);
      for (const each of [measureEffect("SMD", { n, d: plain.yi }), measureEffect("SMD", { n, t })]) {
        expectClose(each.yi, g.yi as number, SAME);
        expectClose(each.vi, g.vi as number, SAME);
      }
    }),
  );
});

test("R2 with fixed predictors: the noncentral beta distribution has variance 0.0022417 and 0.0017695 (by quadrature)", () => {
  // The delta method leaves out terms of the order of 1/n.
  const nearly = { relative: 0.02 };
  expectClose(measureEffect("R2F", { r2: 0.24, predictors: 4, n: 218 }).vi, 0.0022417, nearly);
  expectClose(measureEffect("R2F", { r2: 0.455, predictors: 7, n: 232 }).vi, 0.0017695, nearly);
});

test("averaged variances look at all rows: rows alone have their own", () => {
  const rows = [
    { n: 40, r: 0.1 },
    { n: 80, r: 0.6 },
  ];
  const together = measureEffects("COR", rows, { variance: "AV" });
  const mean = (40 * 0.1 + 80 * 0.6) / 120;
  expect(together.map(({ vi }) => vi)).toEqual(rows.map(({ n }) => (1 - mean ** 2) ** 2 / (n - 1)));
  expectClose(measureEffect("COR", rows[0]!, { variance: "AV" }).vi, (1 - 0.1 ** 2) ** 2 / 39, SAME);
});

test("if0all adds to every row as soon as one has a 0", () => {
  const rows = [
    { n: 20, events: 4 },
    { n: 20, events: 0 },
  ];
  const logits = measureEffects("PLO", rows, { zeroCells: { to: "if0all" } }).map(({ yi }) => yi);
  expectClose(logits[0], Math.log(4.5 / 16.5), SAME);
  expectClose(logits[1], Math.log(0.5 / 20.5), SAME);
});

test("codes and forms that are not there are refused by name", () => {
  expect(() => effectOf("HEDGES" as Measure, {})).toThrow(expect.objectContaining({ code: "NO_SUCH_MEASURE" }));
  expect(() => effectOf("OR", {}, { variance: "UB" } as MeasureOptions)).toThrow(
    expect.objectContaining({ code: "NO_SUCH_VARIANCE" }),
  );
});
