import {
  type BinaryMeasure,
  defaultZeroCells,
  type Estimate,
  entryOf,
  estimateOf,
  type Group,
  hasZeroCell,
  isOfEvents,
  isOfMeans,
  meanDifference,
  pooledSd,
  standardizeBy,
  variancesOf,
} from "../measure/index.js";
import type {
  ComputedEffect,
  Contrast,
  DerivationStep,
  EffectMethod,
  EffectSize,
  EstimateContrast,
  EventsContrast,
  MeansContrast,
} from "../types/index.js";
import { groupOf, standardErrorOf } from "./arms.js";
import { reportedEstimate } from "./reported.js";

/** What an effect needs to know of the other rows. */
export interface EffectContext {
  /** Whether any table of the set has a zero cell. */
  readonly anyZero: boolean;
  /** Standard deviation of the trial's arms at baseline, pooled, with its degrees of freedom. */
  readonly baselineSd: (contrast: Contrast) => { readonly sd: number; readonly df: number } | null;
}

interface Found extends Estimate {
  readonly steps: readonly DerivationStep[];
  readonly standardizer?: ComputedEffect["standardizer"];
}

interface Reason {
  readonly code: string;
  readonly text: string;
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

const because = (code: string, text: string): Reason => ({ code, text });

const isReason = (value: Found | Reason): value is Reason => "code" in value;

const negate = (value: number): number => (value === 0 ? 0 : -value);

/**
 * The effect of one row, or why it has none. The steps from the printed numbers are kept.
 *
 * @param steps - what was done to the row before, such as combining its arms
 */
export function effectOf(
  contrast: Contrast,
  method: EffectMethod,
  context: EffectContext,
  steps: readonly DerivationStep[] = [],
): EffectSize {
  const found = compute(contrast, method, context);
  const turned = isReason(found) ? found : align(found, contrast, method, context);
  if (isReason(turned)) return { status: "unusable", contrast, method, yi: null, vi: null, reason: turned };
  const numbers = [turned.yi, turned.vi, turned.standardizer?.sd ?? 1];
  if (!(numbers.every(Number.isFinite) && turned.vi > 0)) {
    return {
      status: "unusable",
      contrast,
      method,
      yi: null,
      vi: null,
      reason: because("NO_VARIANCE", "the variance of the effect is 0 or not finite"),
    };
  }
  const { yi, vi, standardizer = null } = turned;
  return {
    status: contrast.doubts.length > 0 ? "doubtful" : "usable",
    contrast,
    method,
    rows: [contrast.row],
    label: contrast.trial,
    yi,
    vi,
    original: turned.original,
    aligned: turned.aligned,
    standardizer,
    n: sizes(contrast),
    derivation: [...steps, ...turned.steps],
  };
}

function sizes(contrast: Contrast): ComputedEffect["n"] {
  if (contrast.kind === "estimate") return { treatment: contrast.treatmentN, comparator: contrast.comparatorN };
  if (contrast.kind === "means" || contrast.kind === "events")
    return { treatment: contrast.treatment.n, comparator: contrast.comparator.n };
  return { treatment: null, comparator: null };
}

function compute(contrast: Contrast, method: EffectMethod, context: EffectContext): Found | Reason {
  switch (contrast.kind) {
    case "means":
      return fromMeans(contrast, method, context);
    case "events":
      return fromEvents(contrast, method, context);
    case "estimate":
      return fromEstimate(contrast, method, context);
    default:
      return because("NO_NUMBERS", "the row reports a direction, a p-value or a sentence, and no effect");
  }
}

function fromMeans(contrast: MeansContrast, method: EffectMethod, context: EffectContext): Found | Reason {
  const { treatment, comparator, ciLevel, ciDistribution } = contrast;
  const { measure, variance, correction = "exact" } = method;
  if (!isOfMeans(measure)) return because("OTHER_MEASURE", `means give no ${measure}`);
  const byAnother = measure === "SMD" && method.standardizer !== "visit";
  if (byAnother || (measure === "MD" && variance === "LS")) {
    const difference = differenceOf(contrast);
    if (isReason(difference)) return difference;
    return byAnother ? standardize(difference, contrast, method, context) : rescale(difference, contrast, method);
  }
  const one = groupOf(treatment, ciLevel, ciDistribution, "treatment arm");
  const other = groupOf(comparator, ciLevel, ciDistribution, "comparator arm");
  if (one === null || other === null)
    return because("NO_SD", "an arm lacks its size, or everything that gives its standard deviation");
  const groups = { treatment: one.group, comparator: other.group };
  const estimate = estimateOf(measure, groups, { ...plain, variance, correction });
  if ("code" in estimate) return estimate;
  const found = { ...estimate, steps: [...one.steps, ...other.steps, ...varianceStep(method)] };
  if (measure === "MD") return rescale(found, contrast, method);
  return measure === "SMD" ? { ...found, standardizer: pooledOf(one.group, other.group) } : found;
}

/** Sums over rows that measures of means do without. */
const plain = { corrected: true, zeroCells: defaultZeroCells, anyZero: false, average: null } as const;

const pooledOf = (one: Group, other: Group) => ({ sd: pooledSd(one, other), df: one.n + other.n - 2 });

/** Told where the variance is not the usual one. */
const varianceStep = ({ measure, variance, correction }: EffectMethod): DerivationStep[] => [
  ...(variance === variancesOf(measure)[0]
    ? []
    : [{ code: "VARIANCE", text: `sampling variance of ${measure} in the form ${variance}` }]),
  ...(correction === "approximate" && measure === "SMD"
    ? [{ code: "CORRECTION", text: "corrected for small samples by 1 - 3 / (4N - 9)" }]
    : []),
];

/** A mean difference needs no sizes where both arms print a standard error. */
function differenceOf({ treatment, comparator, ciLevel, ciDistribution }: MeansContrast): Found | Reason {
  const one = standardErrorOf(treatment, ciLevel, ciDistribution, "treatment arm");
  const other = standardErrorOf(comparator, ciLevel, ciDistribution, "comparator arm");
  if (one === null || other === null)
    return because("NO_SD", "an arm lacks its size, or everything that gives its standard error");
  const { yi, vi } = meanDifference(
    { n: 1, mean: treatment.mean, sd: one.se },
    { n: 1, mean: comparator.mean, sd: other.se },
  );
  return { yi, vi, steps: [...one.steps, ...other.steps] };
}

function rescale(found: Found, contrast: Contrast, { scale }: EffectMethod): Found | Reason {
  if (scale === null) return found;
  if (contrast.scale === null) return because("NO_SCALE", "the range of the row's scale is not known");
  const [low, high] = contrast.scale;
  const factor = (scale[1] - scale[0]) / (high - low);
  if (factor === 1) return found;
  const step = {
    code: "RESCALED",
    text: `from ${low} to ${high} to ${scale[0]} to ${scale[1]}: times ${short(factor)}`,
  };
  return { ...found, yi: found.yi * factor, vi: found.vi * factor ** 2, steps: [...found.steps, step] };
}

function standardize(found: Found, contrast: Contrast, method: EffectMethod, context: EffectContext): Found | Reason {
  const { outcome } = contrast;
  if (method.standardizer === "fixed") {
    if (outcome.referenceSd === null)
      return because("NO_REFERENCE_SD", `the codebook gives ${outcome.name} no reference standard deviation`);
    const { value, source } = outcome.referenceSd;
    return divided(found, value, null, `divided by the reference SD ${short(value)} (${source})`);
  }
  const baseline = context.baselineSd(contrast);
  if (baseline === null)
    return because(
      "NO_BASELINE_SD",
      "the trial has no baseline rows with standard deviations for these arms and this outcome",
    );
  return divided(
    found,
    baseline.sd,
    baseline.df,
    `divided by the SD at baseline, ${short(baseline.sd)} on ${short(baseline.df)} df`,
  );
}

const divided = (found: Found, sd: number, df: number | null, text: string): Found => ({
  ...standardizeBy(found, sd, df),
  steps: [...found.steps, { code: "STANDARDIZED", text }],
  standardizer: { sd, df },
});

function fromEvents(contrast: EventsContrast, method: EffectMethod, context: EffectContext): Found | Reason {
  if (!isOfEvents(method.measure)) return because("OTHER_MEASURE", `events give no ${method.measure}`);
  const { denominatorUnit } = contrast.outcome;
  if (denominatorUnit !== null && denominatorUnit !== "person") {
    return because(
      "NOT_PER_PERSON",
      `the denominator counts ${denominatorUnit}s, and events among ${denominatorUnit}s of the same person are not independent`,
    );
  }
  return fromTable(method.measure, contrast, method, context);
}

function fromTable(
  measure: BinaryMeasure,
  { treatment, comparator }: EventsContrast,
  method: EffectMethod,
  { anyZero }: EffectContext,
): Found | Reason {
  const { zeroCells, variance } = method;
  const counts = { treatment, comparator };
  const estimate = estimateOf(measure, counts, { ...plain, variance, zeroCells, anyZero });
  if ("code" in estimate)
    return because(
      "NO_INFORMATION",
      "no finite effect follows from the events, or the table was dropped for its zeros",
    );
  const zero = hasZeroCell(treatment, comparator);
  const added =
    zeroCells.add > 0 &&
    (zeroCells.to === "all" || (zeroCells.to === "only0" && zero) || (zeroCells.to === "if0all" && anyZero));
  const steps = added ? [{ code: "ZERO_CELL", text: `${zeroCells.add} added to each cell` }] : [];
  return { ...estimate, steps: [...steps, ...varianceStep(method)] };
}

function fromEstimate(contrast: EstimateContrast, method: EffectMethod, context: EffectContext): Found | Reason {
  const { measure, standardizer } = method;
  const divisible = measure === "SMD" && contrast.measure === "MD" && standardizer !== "visit";
  if (contrast.measure !== measure && !divisible)
    return because(
      "OTHER_MEASURE",
      `the row prints ${contrast.measure}, which gives no ${measure} without further assumptions`,
    );
  if (contrast.measure === "SMD" && standardizer !== "visit")
    return because("OTHER_STANDARDIZER", "a printed SMD has a standardizer of its own");
  const found = reportedEstimate(contrast);
  if ("code" in found) return found;
  if (divisible) return standardize(found, contrast, method, context);
  return measure === "MD" ? rescale(found, contrast, method) : found;
}

type Turned = Found & { readonly original: number; readonly aligned: boolean };

/** Turns an effect so that the treatment is favoured on the side that was asked for. */
function align(found: Found, contrast: Contrast, method: EffectMethod, context: EffectContext): Turned | Reason {
  const kept = { ...found, original: found.yi, aligned: false };
  if (method.favours === null) return kept;
  const { better, name } = contrast.outcome;
  if (better === "unknown")
    return because("DIRECTION_UNKNOWN", `the codebook does not say which values of ${name} are better`);
  if ((better === "lower") === (method.favours === "left")) return kept;
  const step = {
    code: "ALIGNED",
    text: `${better} is better; sign turned so that the ${method.favours} favours the treatment`,
  };
  const { mirror } = entryOf(method.measure);
  const turned = { original: found.yi, aligned: true };
  switch (mirror) {
    case "negate":
      return { ...found, ...turned, yi: negate(found.yi), steps: [...found.steps, step] };
    case "complement":
      return {
        ...{ ...found, ...turned, yi: 1 - found.yi },
        steps: [...found.steps, { ...step, text: `${better} is better; taken from 1` }],
      };
    case "none":
      return because("NOT_REVERSIBLE", `${method.measure} has no counterpart for an outcome of the other direction`);
    default:
      return ofOppositeEvent(found, contrast, method, context);
  }
}

/** A risk ratio has another value, not another sign, when event and non-event change places. */
function ofOppositeEvent(
  found: Found,
  contrast: Contrast,
  method: EffectMethod,
  context: EffectContext,
): Turned | Reason {
  if (contrast.kind !== "events")
    return because("RR_NOT_REVERSIBLE", "a risk ratio of the opposite event does not follow from a printed risk ratio");
  const opposite = fromTable("RR", opposed(contrast), method, context);
  if (isReason(opposite)) return opposite;
  const step = { code: "ALIGNED", text: `${contrast.outcome.better} is better; computed for the opposite event` };
  return { ...opposite, original: found.yi, aligned: true, steps: [...opposite.steps, step] };
}

const opposed = (contrast: EventsContrast): EventsContrast => ({
  ...contrast,
  treatment: { n: contrast.treatment.n, events: contrast.treatment.n - contrast.treatment.events },
  comparator: { n: contrast.comparator.n, events: contrast.comparator.n - contrast.comparator.events },
});
