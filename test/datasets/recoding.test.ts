import { describe, expect, test } from "vitest";
import * as datasets from "../../datasets/index.js";
import { type Cells, readRaw } from "../../scripts/recode.js";
import { recodeKneeExercise } from "../../scripts/recode-knee-oa-exercise.js";
import { safeReadCodebook } from "../../src/data/codebook.js";
import { readContrasts } from "../../src/data/read.js";
import { effectSizes, weeksFrom } from "../../src/effect/index.js";
import { windowOf } from "../../src/strata/index.js";
import type { Codebook, Contrast, Dataset } from "../../src/types/index.js";
import { expectClose } from "../support/close.js";

const codebookOf = ({ codebook }: Dataset): Codebook => {
  const read = safeReadCodebook(codebook);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
};

/** The raw file's names for the windows of the codebook. */
const windowNames: Readonly<Record<string, string>> = {
  immediate_to_72h: "to 72 hours",
  short_over72h_to_4wk: "to 4 weeks",
  short_over4_to_12wk: "to 12 weeks",
  medium_over12_to_under26wk: "to under 26 weeks",
  long_26_to_52wk: "26 weeks and later",
};

const recodings = [
  { name: "dry-needling", dataset: datasets.dryNeedling, rows: 253, leftOut: 35 },
  { name: "acupuncture-by-sham", dataset: datasets.acupunctureBySham, rows: 49, leftOut: 1 },
];

describe.each(recodings)("recoding of $name", ({ name, dataset, rows, leftOut }) => {
  const raw = readRaw(`${name}/raw.csv`);
  const recoding = readRaw(`${name}/recoding.csv`);
  const contrasts = readContrasts(dataset);
  const byId = new Map(contrasts.map((contrast) => [contrast.id, contrast]));
  const { windows } = codebookOf(dataset);

  test("every raw row has exactly one outcome", () => {
    expect(raw).toHaveLength(rows);
    expect(new Set(raw.map(({ row_id }) => row_id)).size).toBe(rows);
    expect(recoding.map(({ row_id }) => row_id)).toEqual(raw.map(({ row_id }) => row_id));
    expect(recoding.filter(({ outcome }) => outcome === "left out")).toHaveLength(leftOut);
  });

  test("what is kept is in data.csv once and with that kind, what is left out is not there and has a reason", () => {
    expect(byId.size).toBe(contrasts.length);
    expect(contrasts).toHaveLength(rows - leftOut);
    for (const { row_id = "", outcome, reason } of recoding) {
      if (outcome === "left out") expect(reason).not.toBe("");
      expect(byId.get(row_id)?.kind ?? "left out").toBe(outcome);
    }
  });

  test("a row without usable numbers says why", () => {
    for (const { outcome = "", reason } of recoding) {
      expect(reason !== "").toBe(["left out", "reported-only", "not-a-contrast"].includes(outcome));
    }
  });

  test("every window, as reported and counted from randomisation, is the raw file's or is listed with a reason", () => {
    const place = (weeks: number | null) => (weeks === null ? "" : (windowOf(weeks, windows!)?.name ?? ""));
    raw.forEach(({ row_id = "", window = "" }, i) => {
      const contrast = byId.get(row_id);
      const listed = recoding[i] as Cells;
      if (contrast === undefined || contrast.visit === "baseline") return;
      const asReported = place(contrast.weeks);
      const converted = weeksFrom(contrast, "randomisation");
      const fromRandomisation = place("weeks" in converted ? converted.weeks : null);
      expect([listed.window_as_reported, listed.window_from_randomisation]).toEqual([asReported, fromRandomisation]);
      const named = windowNames[window] ?? "";
      const agrees = asReported === named && (fromRandomisation === "" || fromRandomisation === named);
      expect(listed.window_difference !== "", `${row_id}: ${named}, ${asReported}, ${fromRandomisation}`).toBe(!agrees);
    });
  });

  test("weeks are those of the raw file, and what is empty there stays empty", () => {
    for (const { row_id = "", followup_weeks, weeks = followup_weeks } of raw) {
      const contrast = byId.get(row_id);
      if (contrast !== undefined) expect(contrast.weeks).toBe(weeks === "" ? null : Number(weeks));
    }
  });

  test("an arm that stands in several rows of a trial has one name", () => {
    const arms = new Map<string, Set<string>>();
    for (const { trial, treatmentArm, kind } of contrasts) {
      if (kind !== "not-a-contrast") arms.set(trial, (arms.get(trial) ?? new Set()).add(treatmentArm));
    }
    const several = [...arms].filter(([, names]) => names.size > 1).map(([trial]) => trial);
    expect(several).toEqual(name === "acupuncture-by-sham" ? ["Li 2012"] : []);
  });
});

test("windows that differ from those of the dry-needling extraction are these", () => {
  const differing = readRaw("dry-needling/recoding.csv").filter(({ window_difference }) => window_difference !== "");
  expect(differing.map(({ row_id }) => row_id)).toEqual([
    ...["T010", "T040", "T041", "T047", "T048", "T103", "T104", "T118", "T163", "T164", "T165", "T166"],
  ]);
});

describe("directions", () => {
  const rows = (dataset: Dataset, raw: readonly Cells[]) => {
    const contrasts = readContrasts(dataset);
    return raw.flatMap((cells): { raw: Cells; contrast: Contrast; all: readonly Contrast[] }[] => {
      const contrast = contrasts.find(({ id }) => id === cells.row_id);
      return contrast === undefined ? [] : [{ raw: cells, contrast, all: contrasts }];
    });
  };

  const aligned = (contrast: Contrast): number | null => {
    const measure = contrast.kind === "estimate" ? contrast.measure : contrast.kind === "events" ? "RD" : "MD";
    const [effect] = effectSizes([contrast], { outcome: contrast.outcome.name, measure, favours: "left" });
    return effect?.yi ?? null;
  };

  test("acupuncture: differences are those that the extraction oriented towards acupuncture", () => {
    const oriented = rows(datasets.acupunctureBySham, readRaw("acupuncture-by-sham/raw.csv")).filter(
      ({ raw, contrast }) => raw.oriented_effect !== "" && contrast.doubts.length === 0,
    );
    expect(oriented.length).toBeGreaterThan(20);
    for (const { raw, contrast } of oriented) {
      const unit = contrast.kind === "estimate" && contrast.measure === "RD" ? 100 : 1;
      expectClose(-(aligned(contrast) ?? Number.NaN) * unit, Number(raw.oriented_effect), { absolute: 0.05 });
    }
  });

  test("dry needling: a printed estimate keeps the sign that the extraction says favours needling", () => {
    const estimates = rows(datasets.dryNeedling, readRaw("dry-needling/raw.csv")).filter(
      ({ raw, contrast }) =>
        contrast.kind === "estimate" && /^(positive|negative)$/.test(raw.sign_favouring_needling ?? ""),
    );
    expect(estimates.length).toBeGreaterThan(15);
    for (const { raw, contrast } of estimates) {
      const favoursNeedling = Number(raw.effect) * (raw.sign_favouring_needling === "positive" ? 1 : -1) > 0;
      const yi = aligned({ ...contrast, doubts: [] });
      const ratio = contrast.kind === "estimate" && contrast.measure === "OR";
      if (yi !== null && !ratio) expect(yi < 0 === favoursNeedling, contrast.id ?? "").toBe(true);
    }
  });
});

test("knee exercise: no row is left out and no number is changed", () => {
  const raw = readRaw("knee-oa-exercise/raw.csv");
  const data = readRaw("knee-oa-exercise/data.csv");
  expect(data).toHaveLength(raw.length);
  raw.forEach((cells, i) => {
    const row = data[i] as Cells;
    expect(row).toMatchObject(recodeKneeExercise(cells));
    expect([row.treatment_n, row.treatment_mean, row.treatment_sd]).toEqual([
      ...[cells.n_exercise, cells.mean_exercise, cells.sd_exercise],
    ]);
    expect([row.comparator_n, row.comparator_mean, row.comparator_sd]).toEqual([
      ...[cells.n_control, cells.mean_control, cells.sd_control],
    ]);
  });
});
