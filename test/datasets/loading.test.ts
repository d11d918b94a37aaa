import { describe, expect, test } from "vitest";
import * as shipped from "../../datasets/index.js";
import {
  acupunctureBySham,
  acupunctureControls,
  acupunctureTimeCourse,
  bcg,
  blinding,
  cotchett2014,
  dryNeedling,
  fine1993,
  harms,
  ishak2007,
  kneeOaExercise,
  needlingReviews,
  normand1999,
  osteopain,
  syntheticNeedling,
  syntheticNeedlingComposition,
  syntheticNeedlingNull,
} from "../../datasets/index.js";
import { defaultControls } from "../../src/data/controls.js";
import { safeReadContrasts } from "../../src/data/read.js";
import type { Contrast, Dataset, Diagnostic } from "../../src/types/index.js";

function load(dataset: Dataset): { contrasts: readonly Contrast[]; diagnostics: readonly Diagnostic[] } {
  const result = safeReadContrasts(dataset);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics.slice(0, 3)));
  return { contrasts: result.value, diagnostics: result.diagnostics };
}

interface Expected {
  readonly dataset: Dataset;
  readonly kinds: Readonly<Partial<Record<Contrast["kind"], number>>>;
  /** Doubtful rows with what is wrong with them: all that the reader has to say about the set. */
  readonly doubts?: Readonly<Record<string, readonly string[]>>;
}

const declared = (...ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, ["DECLARED_DOUBTFUL"]]));
const asymmetric = (...ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, ["CI_ASYMMETRIC", "DECLARED_DOUBTFUL"]]));

const expected: readonly Expected[] = [
  {
    dataset: acupunctureBySham,
    kinds: { means: 7, estimate: 27, "reported-only": 14 },
    doubts: {
      C006: ["CI_ASYMMETRIC"],
      ...asymmetric("C017"),
      C033: ["CI_WITHOUT_ESTIMATE", "DECLARED_DOUBTFUL"],
      C049: ["P_AGAINST_CI", "DECLARED_DOUBTFUL"],
    },
  },
  { dataset: acupunctureControls, kinds: { estimate: 14, "not-a-contrast": 14 } },
  { dataset: acupunctureTimeCourse, kinds: { estimate: 26 } },
  { dataset: bcg, kinds: { events: 13 } },
  { dataset: blinding, kinds: { "not-a-contrast": 98 } },
  { dataset: cotchett2014, kinds: { estimate: 2, "reported-only": 3 } },
  {
    dataset: dryNeedling,
    kinds: { means: 36, events: 3, estimate: 29, "reported-only": 144, "not-a-contrast": 6 },
    doubts: {
      T009: ["CI_ASYMMETRIC"],
      ...asymmetric("T010", "T011", "T033", "T034", "T035", "T055", "T071"),
      ...declared("T022", "T023", "T024", "T025", "T046", "T083", "T086", "T087", "T088", "T149"),
      // Means without sizes, of seven rows, are said once, at the first.
      T023: ["DECLARED_DOUBTFUL", "NO_SD"],
      T094: ["CI_ASYMMETRIC"],
    },
  },
  { dataset: fine1993, kinds: { events: 66, "reported-only": 2 } },
  { dataset: harms, kinds: { "not-a-contrast": 33 } },
  { dataset: ishak2007, kinds: { estimate: 82 } },
  { dataset: kneeOaExercise, kinds: { means: 306 } },
  {
    dataset: needlingReviews,
    kinds: { estimate: 54, "reported-only": 28 },
    doubts: { R023: ["CI_ASYMMETRIC"] },
  },
  { dataset: normand1999, kinds: { means: 9 } },
  { dataset: osteopain, kinds: { means: 301 } },
  { dataset: syntheticNeedling, kinds: { means: 108, estimate: 3, "reported-only": 2 } },
  { dataset: syntheticNeedlingComposition, kinds: { means: 103, estimate: 3 } },
  { dataset: syntheticNeedlingNull, kinds: { means: 108, estimate: 3, "reported-only": 2 } },
];

describe.each(expected)("$dataset.name", ({ dataset, kinds, doubts = {} }) => {
  const { contrasts, diagnostics } = load(dataset);
  const isSynthetic = dataset.name.startsWith("synthetic");

  test("loads with nothing but doubtful rows to report", () => {
    const found: Record<string, string[]> = {};
    for (const { code, severity, at } of diagnostics) {
      expect(severity).toBe("warning");
      const id = contrasts[(at?.row ?? 0) - 1]?.id ?? "no row";
      found[id] = [...(found[id] ?? []), code];
    }
    expect(found).toEqual(doubts);
  });

  test("holds rows of each kind as its README says", () => {
    const counted: Record<string, number> = {};
    for (const { kind } of contrasts) counted[kind] = (counted[kind] ?? 0) + 1;
    expect(counted).toEqual(kinds);
  });

  test("is synthetic if and only if its name says so, and then so do its trials", () => {
    expect(contrasts.every(({ synthetic }) => synthetic === isSynthetic)).toBe(true);
    expect(contrasts.every(({ trial }) => /^Synthetic \d\d$/.test(trial) === isSynthetic)).toBe(true);
  });
});

test("every shipped data set is looked at here", () => {
  expect(expected.map(({ dataset }) => dataset.name).sort()).toEqual(
    Object.values(shipped)
      .map(({ name }) => name)
      .sort(),
  );
});

test("a harm that is counted per appointment stays without a two-by-two table", () => {
  const harm = load(cotchett2014).contrasts.find(({ outcome }) => outcome.role === "harm");
  expect(harm).toMatchObject({ kind: "reported-only", outcome: { denominatorUnit: "appointment" } });
});

test.each([syntheticNeedling, syntheticNeedlingNull, syntheticNeedlingComposition])(
  "$name holds every control of the default ladder",
  (dataset) => {
    const controls = new Set(load(dataset).contrasts.map(({ control }) => control.name));
    const ladder = defaultControls.filter(({ comparator }) => comparator !== "unspecified").map(({ name }) => name);
    expect([...controls].sort()).toEqual(ladder.sort());
  },
);
