import { describe, expect, test } from "vitest";
import { readContrasts } from "../../src/data/index.js";
import { type EffectOptions, effectSizes } from "../../src/effect/index.js";
import { type StratifyOptions, stratify, windowOf, windowSet, windows } from "../../src/strata/index.js";
import { audit } from "../../src/tidy/index.js";
import type { Strata, Stratum } from "../../src/types/index.js";
import { EXACT, expectClose } from "../support/close.js";

const codebook = {
  name: "test",
  title: "Test",
  outcomes: [
    { name: "pain now", domain: "pain", better: "lower" },
    { name: "pain this week", domain: "pain", better: "lower" },
    { name: "relief", domain: "pain", better: "higher" },
    { name: "death", domain: "death", better: "lower" },
  ],
  hierarchy: { pain: ["pain this week", "pain now"] },
  reportedWindows: ["after treatment", "later"],
  columns: [{ name: "depth" }],
};

const head =
  "trial,outcome,comparator,sham_type,weeks,weeks_from,treatment_weeks,window,depth,treatment_arm,comparator_arm,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd,measure,estimate,ci_lower,ci_upper,direction";

interface Cells {
  trial?: string;
  outcome?: string;
  control?: string;
  weeks?: string;
  from?: string;
  treatmentWeeks?: string;
  window?: string;
  depth?: string;
  arms?: string;
  numbers?: string;
}

const numbers = "40,3,2,40,4,2,,,,,";
const row = ({
  trial = "A",
  outcome = "pain now",
  control = "no-treatment,",
  weeks = "4",
  from = "randomisation",
  treatmentWeeks = "",
  window = "",
  depth = "",
  arms = "needling,control",
  numbers: cells = numbers,
}: Cells = {}): string => [trial, outcome, control, weeks, from, treatmentWeeks, window, depth, arms, cells].join(",");

const stratified = (
  rows: readonly Cells[],
  options: Partial<StratifyOptions> = {},
  effect: Partial<EffectOptions> = {},
): Strata =>
  stratify(
    effectSizes(readContrasts([head, ...rows.map(row)].join("\n"), codebook), {
      outcome: "pain",
      measure: "MD",
      ...effect,
    }),
    {
      by: ["window"],
      windows: windows.cochranePain,
      ...options,
    },
  );

const only = (strata: Strata): Stratum => {
  const filled = strata.strata.filter(
    ({ effects, doubtful, withoutNumbers }) => effects.length + doubtful.length + withoutNumbers.length > 0,
  );
  expect(filled.length).toBe(1);
  return filled[0] as Stratum;
};

describe("windows", () => {
  const two = {
    name: "two",
    windows: [
      { name: "short", from: 0, to: 12 },
      { name: "long", from: 12, to: 52 },
    ],
  } as const;
  const nameAt = (weeks: number, closed: "right" | "left") =>
    windowOf(weeks, windowSet({ ...two, closed }))?.name ?? null;

  test.each([
    [0, "short", "short"],
    [12, "short", "long"],
    [12.004, "short", "long"],
    [12.006, "long", "long"],
    [52, "long", "long"],
    [52.2, null, null],
    [-1, null, null],
  ])("week %d: closed on the right %s, on the left %s", (weeks, right, left) => {
    expect([nameAt(weeks, "right"), nameAt(weeks, "left")]).toEqual([right, left]);
  });

  test("three months are 13 weeks or 12 and a bit; a border belongs to the window before it", () => {
    expect(windowOf(13, windows.cochranePain)?.name).toBe("short");
    expect(windowOf(12, windows.gattie2017)?.name).toBe("immediate to 12 weeks");
    expect(windowOf(26, windows.gattie2017)?.name).toBe("6 to 12 months");
    expect(windowOf(20, windows.gattie2017)).toBeNull();
  });

  test.each([
    [
      "an overlap",
      [
        { name: "a", from: 0, to: 12 },
        { name: "b", from: 8, to: 52 },
      ],
      /"a" and "b" overlap/,
    ],
    [
      "a window after one without end",
      [
        { name: "a", from: 0 },
        { name: "b", from: 8, to: 52 },
      ],
      /overlap/,
    ],
    ["an empty window", [{ name: "a", from: 4, to: 4 }], /not after its beginning/],
    [
      "a name twice",
      [
        { name: "a", from: 0, to: 4 },
        { name: "a", from: 4, to: 8 },
      ],
      /two windows are called "a"/,
    ],
    ["an anchor outside", [{ name: "a", from: 0, to: 4, anchor: 6 }], /anchor 6 outside/],
    ["no window", [], /no window/],
    ["a border that is no number", [{ name: "a", from: Number.NaN, to: 4 }], /no number/],
  ])("%s is refused", (_, list, message) => {
    expect(() => windowSet({ name: "x", windows: list })).toThrow(message);
  });

  test("a gap keeps its rows out, and says so", () => {
    const strata = stratified([{ weeks: "20" }, { trial: "B" }], { windows: windows.gattie2017 });
    expect(strata.unplaced).toMatchObject([
      { code: "OUTSIDE_WINDOWS", reason: "week 20 lies in no window of Gattie 2017" },
    ]);
  });

  test("a row without a time is never windowed, nor counted as week 0", () => {
    expect(stratified([{ weeks: "" }, { trial: "B" }]).unplaced).toMatchObject([{ code: "NO_WEEKS" }]);
  });

  test("a visit within a week of a border gets a note", () => {
    expect(only(stratified([{ weeks: "12.5" }])).notes).toMatchObject(
      [{ code: "NEAR_BORDER", message: /A \(week 12.5\)/ }].map((note) => ({
        ...note,
        message: expect.stringMatching(note.message),
      })),
    );
    expect(only(stratified([{ weeks: "8" }])).notes).toEqual([]);
  });
});

describe("origin of weeks", () => {
  const end = { weeks: "10", from: "end-of-treatment", treatmentWeeks: "6" };
  const nameOf = (cells: Cells, weeksFrom: StratifyOptions["weeksFrom"]) => {
    const strata = stratified([cells, { trial: "B" }], weeksFrom === undefined ? {} : { weeksFrom });
    return (
      strata.strata.find(({ effects }) => effects.some(({ contrast }) => contrast.trial === "A"))?.key.window ??
      strata.unplaced[0]?.code
    );
  };

  test("10 weeks after a treatment of 6 are 16 weeks from randomisation", () => {
    expect(nameOf(end, "as-reported")).toBe("short");
    expect(nameOf(end, "randomisation")).toBe("intermediate");
  });

  test("without the length of treatment, or without an origin, there is no answer and none is guessed", () => {
    expect(nameOf({ ...end, treatmentWeeks: "" }, "randomisation")).toBe("NO_TREATMENT_WEEKS");
    expect(nameOf({ ...end, from: "unknown" }, "randomisation")).toBe("ORIGIN_UNKNOWN");
  });

  test("mixed origins taken as reported are said to be mixed", () => {
    expect(stratified([end, { trial: "B" }]).notes.map(({ code }) => code)).toContain("MIXED_ORIGINS");
    expect(stratified([{}, { trial: "B" }]).notes).toEqual([]);
  });
});

describe("one effect a trial", () => {
  const visits = ["1", "4", "12"].map((weeks) => ({ weeks }));
  test.each([
    ["closest", 4],
    ["latest", 12],
    ["earliest", 1],
  ] as const)("%s: week %d of 1, 4 and 12 in the short window", (timepoint, week) => {
    const cell = only(stratified(visits, { timepoint }));
    expect(cell.effects.map(({ contrast }) => contrast.weeks)).toEqual([week]);
    expect(cell.passedOver.map(({ rule }) => rule)).toEqual(["time point", "time point"]);
  });

  test("of two visits equally close the later one", () => {
    expect(only(stratified([{ weeks: "2" }, { weeks: "6" }])).effects[0]?.contrast.weeks).toBe(6);
  });

  test("the hierarchy of outcomes decides before time, and what it passed over is kept", () => {
    const cell = only(
      stratified([
        { outcome: "pain now", weeks: "4" },
        { outcome: "pain this week", weeks: "8" },
      ]),
    );
    expect(cell.effects[0]?.contrast.outcome.name).toBe("pain this week");
    expect(cell.passedOver).toMatchObject([
      { rule: "outcome hierarchy", reason: "pain this week at week 8 was chosen before pain now at week 4" },
    ]);
  });

  test("the order of rows never decides", () => {
    const rows: Cells[] = [...visits, { outcome: "pain this week", weeks: "8" }, { trial: "B", weeks: "6" }];
    const chosen = (list: readonly Cells[]) =>
      stratified(list)
        .strata.flatMap(({ effects }) =>
          effects.map(({ contrast }) => `${contrast.trial} ${contrast.outcome.name} ${contrast.weeks}`),
        )
        .sort();
    expect(chosen([...rows].reverse())).toEqual(chosen(rows));
  });

  test("outcomes of opposite direction side by side are refused, unless aligned", () => {
    const rows: Cells[] = [{}, { trial: "B", outcome: "relief" }];
    expect(() => stratified(rows)).toThrow(/opposite direction.*relief \(higher is better\).*favours/);
    expect(stratified(rows, {}, { favours: "left" }).strata[0]?.effects.map(({ aligned }) => aligned)).toEqual([
      false,
      true,
    ]);
  });
});

describe("arms that are shared within a cell", () => {
  const shared: Cells[] = [
    { arms: "deep,sham", numbers: "20,3,2,40,4,2,,,,," },
    { arms: "superficial,sham", numbers: "20,5,2,40,4,2,,,,," },
  ];

  test("combine: one pair of arms, as one group each (Cochrane Handbook table 6.5.a)", () => {
    const [effect, ...more] = only(stratified(shared)).effects;
    expect(more).toEqual([]);
    expectClose(effect?.yi, 0, { absolute: 1e-12 });
    const sd = Math.sqrt((19 * 4 + 19 * 4 + 10 * 4) / 39);
    expectClose(effect?.vi, sd ** 2 / 40 + 4 / 40, EXACT);
    expect(effect).toMatchObject({ rows: [1, 2], n: { treatment: 40, comparator: 40 } });
    expect(effect?.derivation.map(({ text }) => text)).toEqual(["combined: deep + superficial against sham"]);
  });

  test("split: the shared arm is divided evenly, and both stand under their own label", () => {
    const { effects } = only(stratified(shared, { sharedArms: "split" }));
    expect(effects.map(({ label, n, yi }) => [label, n.comparator, yi])).toEqual([
      ["A (deep)", 20, -1],
      ["A (superficial)", 20, 1],
    ]);
    for (const { vi } of effects) expectClose(vi, 4 / 20 + 4 / 20, EXACT);
  });

  test("choose: by a declared order, and an order that does not decide is refused", () => {
    const cell = only(stratified(shared, { sharedArms: { choose: "treatmentArm", order: ["superficial", "deep"] } }));
    expect(cell.effects.map(({ contrast }) => contrast.treatmentArm)).toEqual(["superficial"]);
    expect(cell.passedOver).toMatchObject([{ rule: "shared arms" }]);
    expect(() => stratified(shared, { sharedArms: { choose: "comparatorArm", order: ["sham"] } })).toThrow(
      /does not choose one contrast of "A"/,
    );
  });

  test("combined or split, the order of rows does not matter", () => {
    for (const sharedArms of ["combine", "split"] as const) {
      const yis = (rows: readonly Cells[]) =>
        only(stratified(rows, { sharedArms }))
          .effects.map(({ yi, vi }) => [yi, vi])
          .sort();
      expect(yis([...shared].reverse())).toEqual(yis(shared));
    }
  });

  test("printed estimates cannot be combined: the trial is named, and nothing is made up", () => {
    const rows: Cells[] = ["deep", "superficial"].map((arm) => ({ arms: `${arm},sham`, numbers: ",,,,,,MD,-1,-2,0," }));
    const cell = stratified([...rows, { trial: "B" }]).strata[0] as Stratum;
    expect(cell.effects.map(({ contrast }) => contrast.trial)).toEqual(["B"]);
    expect(cell.passedOver.map(({ rule }) => rule)).toEqual(["shared arms", "shared arms"]);
    expect(cell.notes).toMatchObject([{ code: "SHARED_ARMS", severity: "warning" }]);
  });

  test("arms that stand in different cells are not shared within one", () => {
    const rows: Cells[] = [{ arms: "needling,sham", control: "sham,penetrating" }, { arms: "needling,waiting list" }];
    const strata = stratified(rows, { by: ["window", "control"] });
    expect(strata.strata.map(({ effects }) => effects.length).filter((k) => k > 0)).toEqual([1, 1]);
  });
});

describe("what stands beside the numbers", () => {
  test("empty cells are kept: every window by every control that occurs, in the order of display", () => {
    const strata = stratified([{ control: "sham,penetrating" }, { trial: "B", weeks: "52" }], {
      by: ["window", "control"],
    });
    expect(strata.strata.map(({ key, effects }) => `${key.window} | ${key.control}: ${effects.length}`)).toEqual([
      "short | no treatment: 0",
      "short | sham: penetrating: 1",
      "intermediate | no treatment: 0",
      "intermediate | sham: penetrating: 0",
      "long | no treatment: 1",
      "long | sham: penetrating: 0",
    ]);
  });

  test("trials without usable numbers are listed with the direction that they state", () => {
    const silent = (trial: string, direction: string): Cells => ({ trial, numbers: `,,,,,,,,,,${direction}` });
    const cell = only(
      stratified([
        {},
        silent("B", "no-difference"),
        silent("C", "favours-treatment"),
        silent("C", "no-difference"),
        silent("D", ""),
        silent("A", "no-difference"),
      ]),
    );
    expect(cell.withoutNumbers).toEqual([
      { trial: "B", direction: "no-difference", rows: [2] },
      { trial: "C", direction: "unclear", rows: [3, 4] },
      { trial: "D", direction: "unclear", rows: [5] },
    ]);
  });

  const doubtful: Cells = { trial: "B", numbers: ",,,,,,MD,-4.4,-9.6,-0.74," };
  test("doubtful rows stand apart, and come in when asked for", () => {
    const apart = only(stratified([{}, doubtful]));
    expect([apart.effects.length, apart.doubtful.length]).toEqual([1, 1]);
    const inside = only(stratified([{}, doubtful], { includeDoubtful: true }));
    expect([inside.effects.length, inside.doubtful.length]).toEqual([2, 0]);
  });

  test("a trial with a sound row keeps its doubtful one in the audit", () => {
    const cell = only(stratified([{ trial: "B", weeks: "6" }, doubtful]));
    expect([cell.effects.length, cell.doubtful.length]).toEqual([1, 0]);
    expect(cell.passedOver).toMatchObject([{ rule: "doubtful" }]);
  });

  test("trials in several windows are counted, by control", () => {
    const strata = stratified([
      { weeks: "4" },
      { weeks: "52" },
      { trial: "B", weeks: "4" },
      { trial: "C", weeks: "52" },
    ]);
    expect(strata.overlaps).toMatchObject([
      { windows: ["short", "long"], both: ["A"], onlyFirst: ["B"], onlySecond: ["C"] },
    ]);
    expect(strata.notes).toMatchObject([
      {
        code: "DEPENDENT_WINDOWS",
        message: "1 trial stands in several windows; differences between windows are not tested",
      },
    ]);
  });
});

describe("facets", () => {
  test("windows as the source names them, in the codebook's order", () => {
    const strata = stratified(
      [
        { window: "later", weeks: "" },
        { trial: "B", window: "after treatment", weeks: "" },
        { trial: "C", weeks: "" },
      ],
      { windows: "reported" },
    );
    expect(strata.strata.map(({ key }) => key.window)).toEqual(["after treatment", "later"]);
    expect(strata.unplaced).toMatchObject([{ code: "NO_REPORTED_WINDOW" }]);
  });

  test("a column of the caller's", () => {
    const strata = stratified([{ depth: "deep" }, { trial: "B", depth: "superficial" }, { trial: "C" }], {
      by: ["depth"],
    });
    expect(strata.strata.map(({ key }) => key.depth)).toEqual(["deep", "superficial"]);
    expect(strata.unplaced).toMatchObject([{ code: "NO_FACET_VALUE" }]);
  });

  test("a facet that is not there is refused with those that are", () => {
    expect(() => stratified([{}], { by: ["colour"] })).toThrow(/no facet "colour".*window, control.*depth/);
  });

  test("by window without windows is refused with the remedy", () => {
    const effects = effectSizes(readContrasts([head, row()].join("\n"), codebook), { outcome: "pain", measure: "MD" });
    expect(() => stratify(effects, { by: ["window"] })).toThrow(/needs windows.*cochranePain/);
  });

  test("no effects, no strata", () => {
    expect(() => stratify([], { by: ["control"] })).toThrow(/needs effects/);
  });
});

test("the audit follows every row to its end", () => {
  const rows: Cells[] = [
    {},
    { weeks: "8" },
    { trial: "B", weeks: "20" },
    { trial: "C", numbers: ",,,,,,,,,,unclear" },
    { trial: "D", outcome: "death" },
    { trial: "E", numbers: ",,,,,,MD,-4.4,-9.6,-0.74," },
  ];
  const effects = effectSizes(readContrasts([head, ...rows.map(row)].join("\n"), codebook), {
    outcome: "pain",
    measure: "MD",
  });
  const strata = stratify(effects, { by: ["window"], windows: windows.gattie2017 });
  expect(audit(effects, strata).map(({ status, code }) => [status, code])).toEqual([
    ["passed over", "TIME_POINT"],
    ["shown", null],
    ["without a cell", "OUTSIDE_WINDOWS"],
    ["unusable", "NO_NUMBERS"],
    ["excluded", "OTHER_OUTCOME"],
    ["doubtful", "CI_ASYMMETRIC"],
  ]);
});
