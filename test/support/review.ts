import fc from "fast-check";
import {
  type Contrast,
  type EffectSize,
  effectSizes,
  readContrasts,
  type Strata,
  stratify,
  windows,
} from "../../src/index.js";
import { deepFreeze } from "./freeze.js";

/** Decimals as reports print them, so that nothing is lost in a file. */
const decimal = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);

const means = fc
  .record({ n: fc.integer({ min: 4, max: 90 }), m1: decimal(0, 10), m2: decimal(0, 10), sd: decimal(1, 4) })
  .map(({ n, m1, m2, sd }) => `${n},${m1},${sd},${n + 1},${m2},${sd},,,,,`);
const estimate = fc
  .record({ at: decimal(-4, 4), half: decimal(1, 3) })
  .map(({ at, half }) => `,,,,,,MD,${at},${(at - half).toFixed(2)},${(at + half).toFixed(2)},`);
const direction = fc
  .constantFrom("favours-treatment", "favours-comparator", "no-difference", "unclear")
  .map((said) => `,,,,,,,,,,${said}`);

const weeks = fc.constantFrom("0", "0.14", "2", "6", "12", "13", "26", "30", "52", "104", "");
const comparators = fc.constantFrom(
  "no-treatment,",
  "same-care,",
  "sham,penetrating",
  "sham,non-penetrating",
  "active,",
);

/** Lines of one trial: pairs of arms at visits, none twice. */
const trial = (name: string): fc.Arbitrary<string[]> =>
  fc
    .uniqueArray(fc.tuple(weeks, comparators, fc.oneof({ weight: 4, arbitrary: means }, estimate, direction)), {
      minLength: 1,
      maxLength: 4,
      selector: ([week, comparator]) => `${week} ${comparator}`,
    })
    .map((rows) =>
      rows.map(
        ([week, comparator, numbers]) =>
          `${name},pain,${week},randomisation,needling,vs ${comparator.replace(",", " ")},${comparator},${numbers}`,
      ),
    );

const header =
  "trial,outcome,weeks,weeks_from,treatment_arm,comparator_arm,comparator,sham_type,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd,measure,estimate,ci_lower,ci_upper,direction";

/** Lines of one to seven trials as a reviewer would enter them. */
export const lines: fc.Arbitrary<readonly string[]> = fc
  .integer({ min: 1, max: 7 })
  .chain((trials) => fc.tuple(...Array.from({ length: trials }, (_, i) => trial(`Trial ${i + 1}`))))
  .map((trials) => trials.flat());

const codebook = {
  name: "drawn",
  title: "Drawn trials",
  outcomes: [{ name: "pain", domain: "pain", better: "lower", scale: [0, 10] }],
};

/** Contrasts of such lines, in any order. */
export const read = (some: readonly string[]): readonly Contrast[] =>
  readContrasts([header, ...some, ""].join("\n"), codebook);

/** The contrasts of a review, frozen. */
export const contrasts: fc.Arbitrary<readonly Contrast[]> = lines.map((some) => deepFreeze(read(some)));

/** Effects of them. */
export const effects: fc.Arbitrary<readonly EffectSize[]> = contrasts.map((rows) =>
  deepFreeze(effectSizes(rows, { outcome: "pain", measure: "MD", favours: "left" })),
);

/** Effects divided by control and window. */
export const strata: fc.Arbitrary<Strata> = effects.map((all) =>
  deepFreeze(stratify(all, { by: ["control", "window"], windows: windows.cochranePain })),
);

/** Survives JSON: no NaN, no Infinity, nothing undefined, no class. */
export const survivesJson = (value: unknown): boolean => same(JSON.parse(JSON.stringify(value)), value);

function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null)
    return one === other || (one === 0 && other === 0);
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => same(one[key as keyof typeof one], other[key as keyof typeof other]))
  );
}
