import { SynthesisError } from "../errors.js";
import { naturalScale } from "../measure/index.js";
import { cholesky, choleskySolve, sum } from "../numeric/index.js";
import type {
  Assumption,
  BareEffect,
  CombinedPart,
  ComputedEffect,
  Covariance,
  CovarianceBlock,
  Diagnostic,
  EffectSize,
  EstimateContrast,
  SamplingStructure,
} from "../types/index.js";
import { type Given, isComputed } from "./column.js";
import { covariance } from "./covariance.js";
import type { CovarianceOptions } from "./options.js";

/** How effects of one trial are made into one. */
export interface AggregateOptions extends Omit<CovarianceOptions, "structure"> {
  /** As for {@link covariance}; `ID` takes the sampling errors as independent, which for the same people they are not. */
  readonly structure?: SamplingStructure | "ID" | undefined;
  /** Weights that make the variance smallest, by default; else all effects of a trial count the same. */
  readonly weighted?: boolean;
  /** Covariances that stand already; nothing else is then asked for. */
  readonly V?: Covariance;
}

/** What became of the effects of one trial. */
export interface AggregatedTrial {
  readonly cluster: string;
  /** Places of its effects among all that were given, from 0. */
  readonly rows: readonly number[];
  /** Sum 1; below 0 for an effect that leans on the others more than it adds. */
  readonly weights: readonly number[];
}

/** One effect for each trial, and what made it. */
export interface Aggregation<Effect> {
  readonly effects: readonly Effect[];
  readonly trials: readonly AggregatedTrial[];
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Diagnostic[];
}

/**
 * One effect for each trial from several that depend on one another: their mean by generalized least squares,
 * $\hat\theta = (1'V^{-1}1)^{-1}\,1'V^{-1}y$ with variance $(1'V^{-1}1)^{-1}$, or their plain mean with variance $1'V1/k^2$.
 * It answers what the trial found on average over its visits or outcomes; what changes between them is lost.
 *
 * @param effects - all records of {@link effectSizes} (rows without numbers are left out), or bare effects with columns
 * @param options - what is assumed of people, as for {@link covariance}
 * @returns an effect for each trial in the order of their first; of computed effects with all rows behind it, the mean of their weeks, and a step that tells what was combined
 * @throws {@link SynthesisError} as {@link covariance} does; `MIXED_MEASURES`, `MIXED_DOMAINS` where effects of a trial do not measure one thing
 * @see Gleser & Olkin (2009), in Cooper, Hedges & Valentine (eds), The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., ch. 19
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2,40,3.3,2
 * A 2001,pain,12,40,3.0,2,40,3.1,2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * aggregate(effects, { samplingRho: 0.5 }).effects.map(({ yi, vi }) => [yi.toFixed(2), vi.toFixed(2)]); // [["-0.30", "0.15"]]
 */
export function aggregate(effects: readonly EffectSize[], options?: AggregateOptions): Aggregation<ComputedEffect>;
/**
 * The same for bare effects.
 *
 * @example
 * const effects = [{ trial: "A", yi: 0.2, vi: 0.04 }, { trial: "A", yi: 0.4, vi: 0.04 }];
 * aggregate(effects, { structure: "CS", samplingRho: 0.5 }).effects.map(({ yi, vi }) => [yi.toFixed(2), vi.toFixed(2)]); // [["0.30", "0.03"]]
 */
export function aggregate(effects: readonly BareEffect[], options?: AggregateOptions): Aggregation<BareEffect>;
export function aggregate(
  effects: readonly EffectSize[] | readonly BareEffect[],
  { structure, weighted = true, V, ...options }: AggregateOptions = {},
): Aggregation<ComputedEffect | BareEffect> {
  const given: readonly Given[] = effects;
  const { blocks, assumptions, notes } =
    V ??
    (structure === "ID"
      ? independent(covariance(effects, { ...options, samplingRho: 0, structure: "CS" }))
      : covariance(effects, { ...options, structure }));
  const trials = blocks.map((block): AggregatedTrial & { vi: number } => ({
    cluster: block.cluster,
    rows: block.rows,
    ...(weighted ? leastSquares(block) : plainMean(block)),
  }));
  return {
    effects: trials.map((trial) => combined(trial, given)),
    trials: trials.map(({ vi: _, ...trial }) => trial),
    assumptions,
    notes: [...notes, ...negativeWeights(trials)],
  };
}

/** Only the variances are kept. */
const independent = ({ k, blocks, notes }: Covariance): Covariance => ({
  k,
  blocks: blocks.map((block) => ({
    ...block,
    matrix: block.matrix.map((row, i) => row.map((value, j) => (i === j ? value : 0))),
  })),
  assumptions: [
    {
      name: "structure",
      value: "ID",
      text: "sampling errors of effects of one trial independent (assumed; measurements of the same people are not)",
    },
  ],
  notes: notes.filter(({ code }) => code !== "UNUSED_CORRELATION"),
});

function leastSquares({ cluster, matrix }: CovarianceBlock): { weights: number[]; vi: number } {
  const n = matrix.length;
  const factor = Float64Array.from(matrix.flat());
  if (!cholesky(factor, n))
    throw new SynthesisError(
      "NOT_POSITIVE_DEFINITE",
      `aggregate: the covariance matrix of "${cluster}" has no inverse`,
      {
        remedy: "state other correlations, or give weighted: false",
        at: { trial: cluster },
      },
    );
  const weights = new Float64Array(n).fill(1);
  choleskySolve(factor, n, weights);
  const total = sum([...weights]);
  return { weights: [...weights].map((weight) => weight / total), vi: 1 / total };
}

function plainMean({ matrix }: CovarianceBlock): { weights: number[]; vi: number } {
  const n = matrix.length;
  return { weights: matrix.map(() => 1 / n), vi: sum(matrix.flat()) / n ** 2 };
}

function combined(
  { cluster, rows, weights, vi }: AggregatedTrial & { readonly vi: number },
  given: readonly Given[],
): ComputedEffect | BareEffect {
  const effects = rows.map((row) => given[row] as ComputedEffect | BareEffect);
  const rich = effects.filter(isComputed);
  if (rich.length === effects.length) return ofComputed(rich, weights, vi);
  const [{ measure }] = effects as [BareEffect];
  const same = measure !== undefined && effects.every((each) => (each as BareEffect).measure === measure);
  return { label: cluster, yi: meanOf(effects, weights), vi, ...(same ? { measure } : {}) };
}

const meanOf = (effects: readonly { readonly yi: number }[], weights: readonly number[]): number =>
  sum(effects.map(({ yi }, i) => yi * (weights[i] as number)));

const short = (value: number): string => String(Number(value.toPrecision(3)));

const distinct = (names: readonly string[]): string[] => [...new Set(names)];

function ofComputed(effects: readonly ComputedEffect[], weights: readonly number[], vi: number): ComputedEffect {
  const [first] = effects as [ComputedEffect];
  if (effects.length === 1) return first;
  requireOneThing(effects);
  const contrasts = effects.map(({ contrast }) => contrast);
  const { measure, scale } = first.method;
  const weeks = contrasts.map((contrast) => contrast.weeks);
  const isOneCount = distinct(contrasts.map(({ weeksFrom }) => weeksFrom)).length === 1;
  const known = isOneCount && weeks.every((week) => week !== null) ? (weeks as number[]) : null;
  const original = sum(effects.map((each, i) => each.original * (weights[i] as number)));
  const arms = {
    treatment: distinct(effects.flatMap((each) => each.arms?.treatment ?? [each.contrast.treatmentArm])),
    comparator: distinct(effects.flatMap((each) => each.arms?.comparator ?? [each.contrast.comparatorArm])),
  };
  const contrast: EstimateContrast = {
    ...first.contrast,
    kind: "estimate",
    scale: scale ?? first.contrast.scale,
    weeks: known === null ? null : sum(known) / known.length,
    treatmentArm: arms.treatment.join(" + "),
    comparatorArm: arms.comparator.join(" + "),
    direction: null,
    pValue: null,
    doubts: contrasts.flatMap(({ doubts }) => doubts),
    measure,
    estimate: original,
    ...{
      ci: null,
      se: Math.sqrt(vi),
      logScale: naturalScale(measure).kind !== "linear",
      estimateSign: "treatment-minus-comparator",
    },
    score: contrasts.every((each) => "score" in each && each.score === "change") ? "change" : "final",
    ...{ adjusted: null, analysisPopulation: null, ciLevel: 0.95, ciDistribution: "z" },
    ...{ treatmentN: sizeOf(effects, "treatment"), comparatorN: sizeOf(effects, "comparator") },
  };
  const parts = effects.map((each, i) => `${tell(each, effects)} (weight ${short(weights[i] as number)})`);
  return {
    status: effects.some(({ status }) => status === "doubtful") ? "doubtful" : "usable",
    contrast,
    method: first.method,
    rows: effects.flatMap(({ rows }) => rows),
    label: contrast.trial,
    yi: meanOf(effects, weights),
    vi,
    original,
    aligned: first.aligned,
    standardizer: null,
    n: { treatment: contrast.treatmentN, comparator: contrast.comparatorN },
    derivation: [
      ...effects.flatMap((each) =>
        each.derivation.map(({ code, text }) => ({ code, text: `${tell(each, effects)}: ${text}` })),
      ),
      { code: "AGGREGATED", text: `mean of ${effects.length} effects: ${parts.join(", ")}` },
    ],
    arms,
    combined: effects.flatMap((each, i) => partsOf(each, weights[i] as number, isOneCount)),
  };
}

/** A mean of means is a mean of their parts; weeks from several origins are none. */
const partsOf = ({ contrast, combined }: ComputedEffect, weight: number, isOneCount: boolean): CombinedPart[] =>
  combined?.map((part) => ({ ...part, weight: part.weight * weight })) ?? [
    {
      outcome: contrast.outcome.name,
      instrument: contrast.instrument,
      weeks: isOneCount ? contrast.weeks : null,
      reportedWindow: contrast.reportedWindow?.name ?? null,
      weight,
    },
  ];

/** The people of one pair of arms at the visit that saw most of them. */
function sizeOf(effects: readonly ComputedEffect[], arm: "treatment" | "comparator"): number | null {
  const pairs = distinct(
    effects.map(({ contrast }) => JSON.stringify([contrast.treatmentArm, contrast.comparatorArm])),
  );
  const sizes = effects.map(({ n }) => n[arm]);
  return pairs.length > 1 || sizes.some((size) => size === null) ? null : Math.max(...(sizes as number[]));
}

/** What tells one effect of a trial from the others. */
function tell({ contrast }: ComputedEffect, effects: readonly ComputedEffect[]): string {
  const several = (read: (effect: ComputedEffect) => unknown) => new Set(effects.map(read)).size > 1;
  const parts = [
    ...(several((each) => each.contrast.outcome.name) ? [contrast.outcome.name] : []),
    ...(several((each) => each.contrast.instrument) && contrast.instrument !== null ? [contrast.instrument] : []),
    ...(several((each) => each.contrast.treatmentArm) ? [contrast.treatmentArm] : []),
    ...(several((each) => each.contrast.comparatorArm) ? [`against ${contrast.comparatorArm}`] : []),
    ...(contrast.weeks === null ? [] : [`week ${contrast.weeks}`]),
  ];
  return parts.join(" ") || `row ${contrast.row}`;
}

function requireOneThing(effects: readonly ComputedEffect[]): void {
  const [{ contrast }] = effects as [ComputedEffect];
  const rules: readonly [string, string, (effect: ComputedEffect) => string][] = [
    ["MIXED_MEASURES", "one measure", ({ method }) => method.measure],
    ["MIXED_DOMAINS", "one outcome domain", (each) => each.contrast.outcome.domain],
    ["MIXED_DIRECTIONS", "effects of one direction", (each) => directionOf(each)],
  ];
  for (const [code, needs, read] of rules) {
    const found = distinct(effects.map(read));
    if (found.length < 2) continue;
    throw new SynthesisError(
      code,
      `aggregate needs ${needs} in a trial, got ${found.join(" and ")} in "${contrast.trial}"`,
      {
        remedy: "combine those that measure one thing, aligned with favours in effectSizes",
        at: { trial: contrast.trial },
      },
    );
  }
}

const directionOf = ({ contrast, method }: ComputedEffect): string =>
  method.favours === null ? `${contrast.outcome.better} is better` : `aligned to the ${method.favours}`;

function negativeWeights(trials: readonly AggregatedTrial[]): readonly Diagnostic[] {
  const found = trials.filter(({ weights }) => weights.some((weight) => weight < -1e-12));
  if (found.length === 0) return [];
  const names = found.map(({ cluster }) => cluster);
  return [
    {
      code: "NEGATIVE_WEIGHTS",
      severity: "warning",
      message: `an effect counts against its trial's mean, because the others are more precise and correlate strongly with it: ${names.join(", ")}`,
      remedy: "see whether the correlation is that high, or give weighted: false",
      evidence: { trials: names },
    },
  ];
}
