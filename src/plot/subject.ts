import { SynthesisError } from "../errors.js";
import { harmonicSize, measures, type NaturalScale, naturalScale } from "../measure/index.js";
import { type Smallest, smallestWorthwhile } from "../measure/smallest-worthwhile.js";
import type {
  About,
  Alternative,
  ComputedEffect,
  Design,
  EffectMethod,
  EffectSize,
  Favours,
  Fit,
  Grid,
  IntervalMethod,
  Outcome,
  PooledMeasure,
  PoolMethod,
  PredictionMethod,
  Strata,
  StratifyMethod,
  Tau2Method,
} from "../types/index.js";
import { list, short } from "./format.js";

/** What a figure is about: enough to name its axis, its sides and its caveats. */
export interface Subject {
  readonly measure: PooledMeasure | null;
  /** How what is printed lies to the scale of analysis. */
  readonly scale: NaturalScale;
  /** `Mean difference in pain (scale 0 to 10)`. */
  readonly name: string;
  /** `MD`; `Effect` where the measure is not known. */
  readonly abbreviation: string;
  /** On which side of no effect the treatment is favoured; `null` where that is not known or not the same for all. */
  readonly favours: Favours | null;
  /** Both ways from no effect, on the scale of the axis. */
  readonly smallest: { readonly value: number; readonly text: string } | null;
  readonly synthetic: boolean;
  readonly design: Design;
}

/** What a change is called that is compared with nothing. */
const changeNames: Partial<Record<PooledMeasure, string>> = { MD: "Mean change", SMD: "Standardized mean change" };

/** @throws {@link SynthesisError} `NOT_A_FIT` */
export function requireFit(who: string, input: Fit | Grid): void {
  if (!("coefficients" in input)) return;
  throw new SynthesisError("NOT_A_FIT", `${who} needs a fit or a grid of fits, got a regression`, {
    remedy: "use bubblePlot",
  });
}

/** The subject of pooled results. */
export function subjectOfFit(fit: Pick<Fit, "measure" | "studies">): Subject {
  const effects = fit.studies.flatMap(({ effect }) => (effect ? [effect] : []));
  const outcomes = distinct(
    effects.map(({ contrast }) => contrast.outcome),
    ({ name }) => name,
  );
  return subject(fit.measure ?? effects[0]?.method.measure ?? null, effects[0]?.method ?? null, outcomes, effects, {
    size: harmonicSize(fit.studies),
    synthetic: effects.some(({ contrast }) => contrast.synthetic),
    design: effects[0]?.contrast.design ?? "controlled",
  });
}

/** The subject of strata. */
export function subjectOfStrata(strata: Strata): Subject {
  const effects = strata.strata.flatMap((stratum) => [...stratum.effects, ...stratum.doubtful]);
  const { effectMethod: method, outcomes } = strata;
  return subject(method.measure, method, outcomes, effects, strata);
}

/** The subject of a result that looks behind a fit. */
export function subjectOfResult({
  measure,
  about,
}: {
  readonly measure: PooledMeasure | null;
  readonly about: About | null;
}): Subject {
  const { outcomes = [], effectMethod = null, synthetic = false, design = "controlled" } = about ?? {};
  return { ...subject(measure, effectMethod, outcomes, [], { synthetic, design }), smallest: null };
}

function subject(
  measure: PooledMeasure | null,
  method: EffectMethod | null,
  outcomes: readonly Outcome[],
  effects: readonly ComputedEffect[],
  { synthetic, design, size = null }: Pick<Subject, "synthetic" | "design"> & { readonly size?: number | null },
): Subject {
  const scale = naturalScale(measure, size);
  const change = design === "uncontrolled" && measure !== null ? changeNames[measure] : undefined;
  return {
    measure,
    scale,
    name: `${change ?? (measure === null ? "Effect" : measures[measure].name)}${about(measure, method, outcomes)}`,
    abbreviation: change === undefined ? (measure ?? "Effect") : "Change",
    favours: scale.noEffect === null ? null : (method?.favours ?? sideOf(outcomes)),
    smallest: measure && method ? smallestText(smallestWorthwhile(measure, method, outcomes, effects)) : null,
    synthetic,
    design,
  };
}

function about(measure: PooledMeasure | null, method: EffectMethod | null, outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return "";
  const domains = distinct(
    outcomes.map(({ domain }) => domain),
    (domain) => domain,
  );
  const what = outcomes.length === 1 ? outcomes[0]!.label : list(domains);
  const by = measure === null || /^(MD|SMD)/.test(measure) ? "in" : "for";
  return ` ${by} ${what}${measure === "MD" ? rangeText(method, outcomes) : ""}`;
}

function rangeText(method: EffectMethod | null, outcomes: readonly Outcome[]): string {
  if (method?.scale) return ` (scale ${short(method.scale[0])} to ${short(method.scale[1])})`;
  const units = distinct(
    outcomes.map(({ unit }) => unit),
    (unit) => unit ?? "",
  );
  return units.length === 1 && units[0] ? ` (${units[0]})` : "";
}

const smallestText = (found: Smallest | null): Subject["smallest"] =>
  found === null
    ? null
    : { value: found.value, text: `${short(found.value)} either way (${found.unit}${found.source})` };

/** All outcomes agree on what is better, or there is no side. */
function sideOf(outcomes: readonly Outcome[]): Favours | null {
  const better = distinct(
    outcomes.map((outcome) => outcome.better),
    (side) => side,
  );
  if (better.length !== 1) return null;
  if (better[0] === "lower") return "left";
  return better[0] === "higher" ? "right" : null;
}

const tau2Names = {
  CE: "Common effect",
  DL: "DerSimonian-Laird",
  DLIT: "DerSimonian-Laird, iterated",
  EB: "empirical Bayes",
  GENQ: "generalized Q",
  GENQM: "generalized Q (median)",
  HE: "Hedges",
  HS: "Hunter-Schmidt",
  HSk: "Hunter-Schmidt (few studies)",
  ML: "maximum likelihood",
  PM: "Paule-Mandel",
  PMM: "Paule-Mandel (median)",
  REML: "REML",
  SJ: "Sidik-Jonkman",
  SJIT: "Sidik-Jonkman, iterated",
  fixed: "given",
} as const satisfies Record<Tau2Method, string>;

const intervalNames = {
  z: "Wald interval (normal)",
  t: "Wald interval (t)",
  HKSJ: "Hartung-Knapp interval",
  "HKSJ-adhoc": "Hartung-Knapp interval, never narrower than Wald",
  KR: "Kenward-Roger interval",
  HC: "Henmi-Copas interval",
} as const satisfies Record<IntervalMethod, string>;

const predictionNames = {
  "k-1-HK": "t with k − 1 df and the Hartung-Knapp standard error",
  "k-1": "t with k − 1 df",
  "k-2": "t with k − 2 df (Higgins, Thompson and Spiegelhalter)",
  "k-2-HK": "t with k − 2 df and the Hartung-Knapp standard error",
  KR: "t with the standard error and the df of Kenward and Roger",
  "KR-1": "t with the standard error of Kenward and Roger and one df less (Partlett and Riley)",
  z: "normal",
  tau: "normal, the mean taken as known",
  bootstrap: "bootstrap from the confidence distribution of τ² (Nagashima, Noma and Furukawa)",
  none: "none",
} as const satisfies Record<PredictionMethod, string>;

/** What stands behind the name of a scale that is not even. */
export const scaleText = ({ scale }: Subject): string =>
  ({ linear: "", log: ", log scale", other: ", transformed scale" })[scale.kind];

const shortIntervalNames = {
  z: "Wald",
  t: "Wald (t)",
  HKSJ: "Hartung-Knapp",
  "HKSJ-adhoc": "Hartung-Knapp ad hoc",
  KR: "Kenward-Roger",
  HC: "Henmi-Copas",
} as const satisfies Record<IntervalMethod, string>;

/** The short name of a way to make an interval: `REML, Hartung-Knapp`. */
export function intervalName({ tau2, interval }: Pick<Alternative, "tau2" | "interval">): string {
  return `${tau2Names[tau2]}, ${shortIntervalNames[interval]}`;
}

const weightingNames = { MH: "Mantel-Haenszel", Peto: "Peto's one-step odds ratio" } as const;

const weightNames = {
  equal: "equal weights",
  common: "weights of the common-effect model",
  own: "weights of the user's own",
} as const;

/** The method in a sentence for the foot of a figure. */
export function methodText({ tau2, interval, prediction, level, weighting, weights, fixedTau2 }: PoolMethod): string {
  if (weighting !== undefined) {
    return `${weightingNames[weighting]}, common effect; ${intervalNames[interval]}; level ${levelText(level)}.`;
  }
  if (tau2 === "none") return `Nothing is pooled; level ${levelText(level)}.`;
  const variance = tau2 === "fixed" ? `τ² given as ${short(fixedTau2 ?? 0)}` : `τ² by ${tau2Names[tau2 as Tau2Method]}`;
  const by = weights === undefined ? "" : `, ${weightNames[weights]}`;
  const model = `${tau2 === "CE" ? "Common-effect model" : `Random effects, ${variance}`}${by}`;
  const spread = tau2 === "CE" || prediction === "none" ? "" : `; prediction interval: ${predictionNames[prediction]}`;
  return `${model}; ${intervalNames[interval]}; level ${levelText(level)}${spread}.`;
}

/** The method of what a forest plot draws: a way to predict is part of it only where there is a prediction interval. */
export function drawnMethod(input: Fit | Grid): PoolMethod {
  const fits = "cells" in input ? input.cells.map(({ fit }) => fit) : [input];
  return fits.some(({ prediction }) => prediction !== null) ? input.method : { ...input.method, prediction: "none" };
}

/** From where weeks count, to follow the word "weeks". */
export function originText(from: StratifyMethod["weeksFrom"]): string {
  if (from === "randomisation") return " from randomisation";
  return from === "end-of-treatment" ? " from the end of treatment" : ", as each report counts them";
}

export const levelText = (level: number): string => `${short(100 * level)}%`;

const SYNTHETIC = "Synthetic data: invented trials, no evidence about any treatment";

const designTexts = {
  controlled: "",
  uncontrolled: "Change within one group, no comparison",
  overview: "Published pooled results, shown side by side, not pooled: their trials overlap",
} as const satisfies Record<Design, string>;

/** What the figure's data are, where they are not trials that compare two arms, and that they are invented. */
export const caveatsOf = ({ synthetic, design }: Subject): string[] =>
  [synthetic ? SYNTHETIC : "", designTexts[design]].filter((text) => text !== "");

/** The word for what a row stands for. */
export const sourceOf = (design: Design): string => (design === "overview" ? "review" : "trial");

/** Results of the same kind under one roof: a grid has strata, a fit has not. */
export const isGrid = (input: Fit | Grid | Strata): input is Grid => "cells" in input;

export function distinct<T, K>(items: readonly T[], key: (item: T) => K): T[] {
  const seen = new Set<K>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}

/** A trial and its year, unless the name already has it. */
export function trialLabel(label: string, effect: EffectSize | null): string {
  const year = effect?.contrast.year ?? null;
  return year === null || label.includes(String(year)) ? label : `${label} (${year})`;
}
