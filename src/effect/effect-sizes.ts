import { requireOneOf, SynthesisError } from "../errors.js";
import { defaultZeroCells, hasZeroCell, pooledSd, requireZeroCells, varianceFor } from "../measure/index.js";
import type {
  Contrast,
  ContrastMeasure,
  EffectMethod,
  EffectSize,
  Favours,
  ScaleRange,
  SmallSampleCorrection,
  Standardizer,
  UncomputedEffect,
  VarianceForm,
  ZeroCells,
} from "../types/index.js";
import { groupOf } from "./arms.js";
import { type EffectContext, effectOf } from "./effect-of.js";

/** What is asked of the rows. */
export interface EffectOptions {
  /** An outcome domain, or one outcome. */
  readonly outcome: string;
  /** What means, events and printed estimates are made into; {@link measures} says what each is. */
  readonly measure: ContrastMeasure;
  /** Form of the sampling variance; the first that {@link measures} names, if absent. */
  readonly variance?: VarianceForm;
  /** For SMD: Hedges' `exact` correction (default), or the `approximate` one of RevMan 5. */
  readonly correction?: SmallSampleCorrection;
  /** For MD: the common scale that every row is brought to linearly, such as `[0, 10]`. */
  readonly scale?: ScaleRange | null;
  /** The side of the axis that favours the treatment; outcomes of opposite direction are aligned only if this is given. */
  readonly favours?: Favours | null;
  /** For SMD; `visit` by default. */
  readonly standardizer?: Standardizer;
  /** For measures of events; one half to each cell of tables with a zero by default. */
  readonly zeroCells?: Partial<ZeroCells>;
}

/**
 * Effect sizes of trial data, treatment minus comparator: exactly one record for each row, with its numbers or with the
 * reason for which it has none. Nothing is lost on the way; {@link audit} lists what became of every row.
 *
 * @param contrasts - rows as {@link readContrasts} returns them, baseline rows included
 * @param options - the outcome, the measure, and how scales, directions and zeros are treated
 * @returns one record a row, in the same order; `yi` on the scale of analysis: in units of the common scale (MD), in standard deviations (SMD), as a logarithm (OR, RR, ROM); {@link backTransform} leads back
 * @throws {@link SynthesisError} `NO_SUCH_OUTCOME` if no row has the outcome, `BAD_SCALE` if the common scale is no range or goes with another measure than MD, `NO_SUCH_VARIANCE`, `NO_SUCH_MEASURE`, `BAD_OPTION`
 * @see {@link measures} for the source of each formula
 * @example
 * const csv = `trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i
 * Sterling 2015,pain,40,2.8,2.4,40,3.3,2.6`;
 * effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" })[0].yi; // -0.5
 */
export function effectSizes(contrasts: readonly Contrast[], options: EffectOptions): readonly EffectSize[] {
  const method: EffectMethod = {
    measure: options.measure,
    variance: varianceOfRows(options),
    ...(options.correction === "approximate" ? { correction: options.correction } : {}),
    scale: options.scale ?? null,
    favours: options.favours ?? null,
    standardizer: options.standardizer ?? "visit",
    zeroCells: { ...defaultZeroCells, ...options.zeroCells },
  };
  requireScale(method);
  requireKnown(method, options.correction);
  const isAsked = askedOutcome(contrasts, options.outcome);
  const asked = contrasts.filter(isAsked);
  const context = contextOf(contrasts, asked);
  return contrasts.map(
    (contrast) => exclusion(contrast, method, isAsked, options.outcome) ?? effectOf(contrast, method, context),
  );
}

/** The variance that was asked for; what averages over rows is left to {@link measureEffects}. */
function varianceOfRows({ measure, variance, correction, standardizer = "visit" }: EffectOptions): VarianceForm {
  const found = varianceFor(measure, variance, "effectSizes");
  if (found.startsWith("AV"))
    throw new SynthesisError(
      "NO_SUCH_VARIANCE",
      `effectSizes: the variance "${found}" averages over all rows of one set`,
      {
        remedy: "compute such effects with measureEffects",
      },
    );
  if (measure === "SMD" && standardizer !== "visit" && (found !== "LS" || correction === "approximate"))
    throw new SynthesisError(
      "NO_SUCH_VARIANCE",
      `effectSizes: the standardizer "${standardizer}" has a variance of its own, and a correction`,
      {
        remedy: "leave variance and correction out",
      },
    );
  return found;
}

function requireKnown(
  { favours, standardizer, zeroCells }: EffectMethod,
  correction: EffectOptions["correction"],
): void {
  const who = "effectSizes";
  if (favours !== null) requireOneOf(who, "favours", ["left", "right"], favours);
  requireOneOf(who, "standardizer", ["visit", "baseline", "fixed"], standardizer);
  requireOneOf(who, "correction", ["exact", "approximate"], correction ?? "exact");
  requireZeroCells(who, "zeroCells", zeroCells);
}

function requireScale({ measure, scale }: EffectMethod): void {
  if (scale === null) return;
  if (measure !== "MD") {
    throw new SynthesisError("BAD_SCALE", `effectSizes: a common scale goes with MD, got ${measure}`, {
      remedy: "leave scale out",
    });
  }
  if (!(scale.length === 2 && Number.isFinite(scale[0]) && Number.isFinite(scale[1]) && scale[0] < scale[1])) {
    throw new SynthesisError(
      "BAD_SCALE",
      `effectSizes: a common scale needs two numbers, the lower first, got ${JSON.stringify(scale)}`,
      {
        remedy: "write for instance scale: [0, 10]",
      },
    );
  }
}

function askedOutcome(contrasts: readonly Contrast[], name: string): (contrast: Contrast) => boolean {
  if (contrasts.some(({ outcome }) => outcome.domain === name)) return ({ outcome }) => outcome.domain === name;
  if (contrasts.some(({ outcome }) => outcome.name === name)) return ({ outcome }) => outcome.name === name;
  const domains = [...new Set(contrasts.map(({ outcome }) => outcome.domain))];
  const names = [...new Set(contrasts.map(({ outcome }) => outcome.name))];
  throw new SynthesisError("NO_SUCH_OUTCOME", `effectSizes: no row has an outcome or domain "${name}"`, {
    remedy: `there are the domains ${domains.join(", ")} and the outcomes ${names.join(", ")}`,
    evidence: { domains, outcomes: names },
  });
}

function exclusion(
  contrast: Contrast,
  method: EffectMethod,
  isAsked: (contrast: Contrast) => boolean,
  name: string,
): UncomputedEffect | null {
  const excluded = (code: string, text: string): UncomputedEffect => ({
    status: "excluded",
    contrast,
    method,
    yi: null,
    vi: null,
    reason: { code, text },
  });
  if (contrast.kind === "not-a-contrast")
    return excluded("NOT_A_CONTRAST", "the row holds one arm, a survey or a mixture of arms");
  if (!isAsked(contrast))
    return excluded("OTHER_OUTCOME", `the row's outcome is ${contrast.outcome.name}, not ${name}`);
  if (contrast.visit === "baseline") return excluded("BASELINE", "the row was measured before treatment");
  return null;
}

function contextOf(contrasts: readonly Contrast[], asked: readonly Contrast[]): EffectContext {
  const key = ({ trial, outcome, instrument }: Contrast, arm: string) =>
    JSON.stringify([trial, outcome.name, instrument, arm]);
  const baseline = new Map<string, { n: number; sd: number }>();
  for (const contrast of contrasts) {
    if (contrast.kind !== "means" || contrast.visit !== "baseline") continue;
    const { treatment, comparator, ciLevel, ciDistribution } = contrast;
    const arms = [
      [contrast.treatmentArm, groupOf(treatment, ciLevel, ciDistribution, "")],
      [contrast.comparatorArm, groupOf(comparator, ciLevel, ciDistribution, "")],
    ] as const;
    for (const [arm, found] of arms) if (found !== null) baseline.set(key(contrast, arm), found.group);
  }
  return {
    anyZero: asked.some(
      (contrast) => contrast.kind === "events" && hasZeroCell(contrast.treatment, contrast.comparator),
    ),
    baselineSd: (contrast) => {
      const [one, other] = [
        baseline.get(key(contrast, contrast.treatmentArm)),
        baseline.get(key(contrast, contrast.comparatorArm)),
      ];
      if (one === undefined || other === undefined || one.n + other.n < 4) return null;
      return { sd: pooledSd(one, other), df: one.n + other.n - 2 };
    },
  };
}
