import { naturalScale } from "../measure/index.js";
import type {
  ArmMean,
  Codebook,
  Contrast,
  ContrastBase,
  Control,
  Diagnostic,
  Interval,
  Outcome,
} from "../types/index.js";
import type { TypedRow } from "./row-schema.js";

/** What a row needs beside its cells. */
export interface RowContext {
  readonly row: number;
  readonly line: number;
  readonly codebook: Codebook;
  readonly control: Control;
  readonly outcome: Outcome;
  readonly reportedWindow: ContrastBase["reportedWindow"];
  readonly facts: ContrastBase["facts"];
  readonly doubts: readonly Diagnostic[];
}

const interval = (lower: number | null, upper: number | null): Interval | null =>
  lower === null || upper === null ? null : [lower, upper];

const armMean = (row: TypedRow, arm: "treatment" | "comparator"): ArmMean => ({
  n: row[`${arm}_n`],
  mean: row[`${arm}_mean`] as number,
  sd: row[`${arm}_sd`],
  se: row[`${arm}_se`],
  ci: interval(row[`${arm}_ci_lower`], row[`${arm}_ci_upper`]),
});

/** A typed row, translated once from columns to the vocabulary of the library. */
export function toContrast(row: TypedRow, context: RowContext): Contrast {
  const { codebook, control, outcome } = context;
  // Assigned to and not spread: of a hundred thousand rows each would be made twice.
  const base: ContrastBase = {
    row: context.row,
    line: context.line,
    id: row.id,
    dataset: codebook.name,
    synthetic: codebook.synthetic,
    design: codebook.design,
    trial: row.trial as string,
    year: row.year,
    treatmentArm: row.treatment_arm ?? "treatment",
    comparatorArm: row.comparator_arm ?? control.name,
    control,
    outcome,
    instrument: row.instrument,
    scale: interval(row.scale_min, row.scale_max) ?? outcome.scale,
    visit: row.visit ?? "follow-up",
    weeks: row.weeks,
    weeksFrom: row.weeks_from ?? "unknown",
    treatmentWeeks: row.treatment_weeks,
    reportedWindow: context.reportedWindow,
    region: row.region,
    condition: row.condition,
    direction: row.direction,
    pValue: row.p_value,
    note: row.note,
    facts: context.facts,
    trialFacts: null,
    doubts: context.doubts,
  };
  switch (row.kind) {
    case "means":
      return Object.assign(base, {
        kind: row.kind,
        score: row.score ?? ("final" as const),
        treatment: armMean(row, "treatment"),
        comparator: armMean(row, "comparator"),
        ciLevel: row.ci_level ?? 0.95,
        ciDistribution: row.ci_distribution ?? ("t" as const),
      });
    case "events":
      return Object.assign(base, {
        kind: row.kind,
        treatment: { n: row.treatment_n as number, events: row.treatment_events as number },
        comparator: { n: row.comparator_n as number, events: row.comparator_events as number },
      });
    case "estimate": {
      const measure = row.measure as NonNullable<TypedRow["measure"]>;
      const onAnalysisScale = row.estimate === null;
      const variance = row.vi === null ? null : Math.sqrt(row.vi);
      return Object.assign(base, {
        kind: row.kind,
        measure,
        estimate: (row.estimate ?? row.yi) as number,
        ci: interval(row.ci_lower, row.ci_upper),
        se: row.se ?? row.sei ?? variance,
        logScale: onAnalysisScale && naturalScale(measure).kind !== "linear",
        estimateSign: row.estimate_sign ?? ("treatment-minus-comparator" as const),
        score: row.score ?? ("final" as const),
        adjusted: row.adjusted,
        analysisPopulation: row.analysis_population,
        ciLevel: row.ci_level ?? 0.95,
        ciDistribution: row.ci_distribution ?? ("z" as const),
        treatmentN: row.treatment_n,
        comparatorN: row.comparator_n,
      });
    }
    default:
      return Object.assign(base, { kind: row.kind });
  }
}
