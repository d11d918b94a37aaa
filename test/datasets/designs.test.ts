import { describe, expect, test } from "vitest";
import * as datasets from "../../datasets/index.js";
import { readRaw } from "../../scripts/recode.js";
import {
  audit,
  blindingTable,
  type Dataset,
  type EffectOptions,
  effectSizes,
  fadePlot,
  forestPlot,
  forestText,
  glossary,
  gridPlot,
  gridText,
  harmsTable,
  pool,
  poolStrata,
  readContrasts,
  sideBySide,
  stratify,
  windows,
} from "../../src/index.js";
import { collisions, cut, sceneOf } from "../plot/scene.js";
import { expectClose, printed } from "../support/close.js";

const effectsOf = (dataset: Dataset, options: EffectOptions) => effectSizes(readContrasts(dataset), options);

describe.each([
  ["needling-reviews", datasets.needlingReviews, ["control", "window"]],
  ["acupuncture-controls", datasets.acupunctureControls, ["control"]],
] as const)("%s is an overview", (name, dataset, by) => {
  const effects = effectsOf(dataset, { outcome: "pain", measure: "SMD", favours: "left" });
  const strata = stratify(effects, { by, windows: "reported" });
  const grid = sideBySide(strata);

  test("that pool refuses by name and reason", () => {
    expect(() => pool(effects)).toThrow(/published pooled results are not pooled again, because their trials overlap/);
    expect(() => poolStrata(strata)).toThrow(expect.objectContaining({ code: "OVERVIEW" }));
  });

  test("of which every result with numbers is shown, with the limits as printed", () => {
    const raw = new Map(readRaw(`${name}/raw.csv`).map((cells) => [cells.row_id, cells]));
    const studies = grid.cells.flatMap(({ fit }) => fit.studies);
    expect(studies).toHaveLength(effects.filter(({ status }) => status === "usable").length);
    for (const { effect, confidence } of studies) {
      const { ci_low, ci_high } = raw.get(effect?.contrast.id ?? "") ?? {};
      const limits = [Number(ci_low), Number(ci_high)];
      const turned =
        effect?.contrast.kind === "estimate" && effect.contrast.estimateSign !== "treatment-minus-comparator";
      expect(confidence).toEqual(turned ? [-(limits[1] ?? 0), -(limits[0] ?? 0)] : limits);
    }
  });

  test("of which no row counts as pooled in the audit", () => {
    const fates = audit(effects, strata).map(({ status }) => status);
    expect(fates).toContain("shown");
    expect(fates).not.toContain("pooled");
  });

  test("whose figure has no diamond, says what it is, and cuts no text", async () => {
    const figure = forestPlot(grid);
    expect(figure.datasets.diamonds).toEqual([]);
    expect(figure.description).toContain("not pooled: their trials overlap");
    const scene = await sceneOf(figure);
    expect([collisions(scene), cut(scene)]).toEqual([[], []]);
  });
});

test("Vickers 2018, as extracted: against sham that pierces, that does not, and usual care 0.17, 0.52 and 0.50 SD", () => {
  const effects = effectsOf(datasets.acupunctureControls, { outcome: "pain", measure: "SMD" });
  const yi = (id: string) => effects.find(({ contrast }) => contrast.id === id)?.yi;
  expect([yi("R083"), yi("R089"), yi("R095")]).toEqual([-0.17, -0.52, -0.5]);
});

test("changes within arms of acupuncture trials have no precision, and stay in the account", () => {
  const effects = effectsOf(datasets.acupunctureTimeCourse, { outcome: "pain", measure: "SMD" });
  expect(effects).toHaveLength(26);
  expect(new Set(effects.map((effect) => ("reason" in effect ? effect.reason.code : effect.status)))).toEqual(
    new Set(["NO_PRECISION"]),
  );
});

describe("ishak2007", () => {
  const strata = stratify(effectsOf(datasets.ishak2007, { outcome: "motor score", measure: "MD" }), {
    by: ["window"],
    windows: "reported",
  });

  test("holds 24, 22, 25 and 11 studies at its four times, as the wide table does", () => {
    expect(strata.strata.map(({ effects }) => effects.length)).toEqual([24, 22, 25, 11]);
  });

  test("says that there is no comparison, on the fit and on the figure", () => {
    const grid = poolStrata(strata);
    for (const { fit } of grid.cells) expect(fit.notes.map(({ code }) => code)).toContain("UNCONTROLLED");
    expect(forestPlot(grid).description).toContain("Change within one group, no comparison");
    expect(JSON.stringify(forestPlot(grid).datasets)).not.toContain("favours");
  });
});

test("normand1999, REML, as metafor 5.0 has it: -15.1060 (8.9466), tau2 684.65", () => {
  const fit = pool(effectsOf(datasets.normand1999, { outcome: "days in hospital", measure: "MD" }), { interval: "z" });
  expectClose(fit.estimate, -15.106, printed(3));
  expectClose(fit.stdError, 8.9466, printed(4));
  expectClose(fit.tau2, 684.65, printed(2));
});

describe("osteopain", () => {
  const contrasts = readContrasts(datasets.osteopain);

  test("puts every arm but the reference against it, at every visit: 417 rows, 301 contrasts, 30 trials", () => {
    const raw = readRaw("osteopain/raw.csv");
    const references = new Set(["Placebo_0"]);
    const visits = raw.filter(({ studyID }) => studyID !== "Sowers 2005");
    const others = visits.filter(({ treatname = "" }) => !references.has(treatname)).length;
    const sowers = raw.filter(({ studyID, treatname }) => studyID === "Sowers 2005" && treatname !== "Naproxen_1000");
    expect(contrasts).toHaveLength(others + sowers.length);
    expect(new Set(contrasts.map(({ trial }) => trial)).size).toBe(30);
  });

  test("has naproxen as reference only in the trial without placebo", () => {
    const active = contrasts.filter(({ control }) => control.name !== "placebo");
    expect(new Set(active.map(({ trial }) => trial))).toEqual(new Set(["Sowers 2005"]));
    expect(active.every(({ control }) => control.apart)).toBe(true);
  });

  test("gives mean differences from standard errors alone, and no standardised ones", () => {
    const followUps = contrasts.filter(({ visit }) => visit === "follow-up").length;
    const usable = (measure: "MD" | "SMD") =>
      effectSizes(contrasts, { outcome: "pain", measure }).filter(({ status }) => status === "usable").length;
    expect([usable("MD"), usable("SMD")]).toEqual([followUps, 0]);
  });
});

test("fine1993: survivors never grow in number within a trial and an arm", () => {
  const rows = readContrasts(datasets.fine1993);
  for (const trial of new Set(rows.map((row) => row.trial))) {
    const events = rows.flatMap((row) => (row.trial === trial && row.kind === "events" ? [row] : []));
    const sorted = (counts: readonly number[]) => [...counts].sort((a, b) => b - a);
    for (const arm of ["treatment", "comparator"] as const) {
      const alive = events.map((row) => row[arm].events);
      expect(alive).toEqual(sorted(alive));
    }
  }
});

describe("blinding", () => {
  const rows = blindingTable(readContrasts(datasets.blinding));

  test("an index from counts is the printed one, within half of its last digit", () => {
    const both = rows.filter(({ blindingIndex }) => blindingIndex !== null);
    expect(both).toHaveLength(8);
    for (const { blindingIndex, printedValue } of both)
      expectClose(blindingIndex as number, printedValue as number, printed(2));
  });

  // Braithwaite et al. 2018, table 4.
  test("Inoue 0.20 and 0.25; Itoh & Katsumi 0.60, -0.11, 0.60, -0.20; ECAM 2011 0.716 and -0.600", () => {
    const found = rows.flatMap(({ blindingIndex }) =>
      blindingIndex === null ? [] : [Number((blindingIndex as number).toFixed(3))],
    );
    expect(found).toEqual([0.716, -0.6, 0.2, 0.25, 0.6, -0.111, 0.6, -0.2]);
  });

  test("an arm without counts keeps its row and has no index", () => {
    expect(rows).toHaveLength(98);
    const sterling = rows.find(({ trial }) => trial === "Sterling 2015");
    expect(sterling).toMatchObject({ guessedRight: null, blindingIndex: null, printedMeasure: "count correct" });
  });
});

describe("harms", () => {
  const rows = harmsTable(readContrasts(datasets.harms));

  test("have a risk only where the denominator counts persons", () => {
    expect(rows).toHaveLength(33);
    for (const { risk, denominatorUnit } of rows) if (risk !== null) expect(denominatorUnit).toBe("person");
    expect(rows.find(({ trial, events }) => trial === "Brady 2014" && events === 1463)).toMatchObject({
      denominatorUnit: "treatment",
      risk: null,
      lower: null,
      printedPercent: "19.18",
    });
  });

  // Newcombe (1998), Statistics in Medicine 17:857-872, table I: Wilson's interval of 15/148 is 0.0624 to 0.1605, of 0/20 0 to 0.1611.
  test("Wilson's interval is that of Newcombe 1998, table I", () => {
    const codebook = {
      name: "h",
      title: "Harms",
      outcomes: [{ name: "h", domain: "harms", role: "harm", better: "lower", denominatorUnit: "person" }],
    };
    const csv = "trial,treatment_n,treatment_events,comparator_n,comparator_events\nA,148,15,20,0\n";
    const [one, other] = harmsTable(readContrasts(csv, codebook));
    expectClose(one?.lower as number, 0.0624, printed(4));
    expectClose(one?.upper as number, 0.1605, printed(4));
    expectClose(other?.lower as number, 0, printed(4));
    expectClose(other?.upper as number, 0.1611, printed(4));
  });
});

test("every column of both tables is in the glossary", () => {
  const known = new Set(glossary.map(({ key }) => key));
  const rows = [...blindingTable(readContrasts(datasets.blinding)), ...harmsTable(readContrasts(datasets.harms))];
  expect(rows.flatMap((row) => Object.keys(row)).filter((key) => !known.has(key))).toEqual([]);
});

describe("osteopain: trials with several arms of which none was chosen", () => {
  const effects = effectsOf(datasets.osteopain, { outcome: "pain", measure: "MD", favours: "left" });
  const by = { by: ["control", "window"], windows: windows.cochranePain };
  const grid = poolStrata(stratify(effects, by));

  test("are counted on every figure, and a cell that holds nothing else is not called empty", () => {
    const texts = gridPlot(grid).datasets.texts?.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["+ 21, no arm chosen", "no arm chosen", "1 trial"]));
    expect(gridText(grid)).toContain("+ 21, no arm");
    expect(forestText(grid)).toContain("21 further trials with several arms, none chosen");
    expect(forestPlot(grid).description).toContain("1 trial with several arms, none chosen");
    expect(
      fadePlot(grid)
        .datasets.titles?.map(({ text }) => text)
        .join(" "),
    ).toContain("21 with several arms");
  });

  test("leave no such word once an arm is chosen", () => {
    const order = [...new Set(effects.map(({ contrast }) => contrast.treatmentArm))];
    const chosen = poolStrata(stratify(effects, { ...by, sharedArms: { choose: "treatmentArm", order } }));
    expect(forestText(chosen)).not.toContain("none chosen");
  });
});

test("ishak2007: time begins shortly before the first visit, and the first window keeps its name and its box", () => {
  const effects = effectsOf(datasets.ishak2007, { outcome: "motor function", measure: "MD" });
  const figure = fadePlot(poolStrata(stratify(effects, { by: ["window"], windows: windows.cochranePain })));
  const from = figure.datasets.pooled?.map((box) => Number(box.from)) ?? [];
  expect(from[0]).toBeGreaterThan(1);
  expect(from[0]).toBeLessThan(13);
  expect(figure.datasets.titles?.map(({ text }) => text)).toContain("short");
});

test("dry-needling: points of DASH and of SPADI are pooled with a warning that names both", () => {
  const effects = effectsOf(datasets.dryNeedling, { outcome: "disability", measure: "MD", favours: "left" });
  const grid = poolStrata(stratify(effects, { by: ["region", "control", "window"], windows: windows.needling }));
  const warned = grid.cells.flatMap(({ fit }) => fit.notes.filter(({ code }) => code === "MIXED_INSTRUMENTS"));
  expect(warned.map(({ message }) => message)).toEqual([
    "mean differences in points of different instruments without a known range: DASH, SPADI",
  ]);
});
