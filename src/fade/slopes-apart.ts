import { combination } from "../dependence/combination.js";
import { requireOneOf } from "../errors.js";
import { log } from "../numeric/index.js";
import { robust } from "../robust/index.js";
import type { Diagnostic, FadeCurve, FadeEstimate, FadeStudy, SlopesApart } from "../types/index.js";
import { fitStudies, restrict } from "./fit-curves.js";
import { visitsByTrial } from "./observations.js";

export interface SlopesApartOptions {
  /** Of what the slopes are: that of the curve where it has one, else the logarithm of weeks and one. */
  readonly shape?: "linear" | "log-linear";
}

/**
 * Tells the course that is seen within trials from the comparison of early with late trials, which can look like fading where trials
 * that measured late differ in other ways: $y = \beta_0 + \beta_b \bar x_{trial} + \beta_w (x - \bar x_{trial})$ with x the weeks or
 * their logarithm, in the model of the curve, with robust tests. A curve takes both slopes as one.
 *
 * @param curve - as {@link fade} returns it
 * @returns slopes per unit of x on the analysis scale
 * @throws {@link SynthesisError} `BAD_OPTION`
 * @see Begg & Parides (2003), Statistics in Medicine 22:2591-2602, doi:10.1002/sim.1524; Hua, Burke, Crowther, Ensor, Tudur Smith &
 *   Riley (2017), Statistics in Medicine 36:772-789, doi:10.1002/sim.7171, for within and across trials
 * @example
 * const effects = [-0.9, -0.9, -0.8, -0.8, -0.5, -0.5, -0.2, -0.3, -0.1].map((yi) => ({ yi, vi: 0.01 }));
 * const data = { trial: [..."AABBCCDDE"], weeks: [2, 6, 4, 10, 20, 28, 40, 52, 52] };
 * const [curve] = fade(effects, { data, shape: "linear", samplingRho: 0.5 }).curves;
 * const { within, between } = slopesApart(curve);
 * [within, between].map((slope) => slope?.estimate.toFixed(3)); // ["-0.005", "0.016"]
 */
export function slopesApart(curve: FadeCurve, options: SlopesApartOptions = {}): SlopesApart {
  const { key, level, measure } = curve;
  const { per, basis } = basisOf(curve, options.shape);
  const { studies, sampling } = ofCurve(curve);
  const trials = visitsByTrial(studies);
  const repeated = [...trials].filter(([, visits]) => visits.length > 1).map(([trial]) => trial);
  const means = meansOf(studies, basis);
  const all = [...means.values()];
  const isSame = all.every((mean) => Math.abs(mean - all[0]!) <= 1e-9 * Math.max(1, Math.abs(all[0]!)));
  const rows = studies.map(({ trial, weeks }) => {
    const mean = means.get(trial)!;
    return [1, ...(isSame ? [] : [mean]), ...(repeated.length === 0 ? [] : [basis(weeks) - mean])];
  });
  const columns = [
    "intercept",
    ...(isSame ? [] : [`mean of ${per}`]),
    ...(repeated.length === 0 ? [] : [`${per} within trials`]),
  ];
  const { method, random } = { method: curve.model.fit.method, random: curve.model.random };
  const { fit } = fitStudies(studies, measure, sampling, { columns, rows }, { ...method, random });
  const data = { trial: studies.map(({ trial }) => trial) };
  const around = robust(fit, { type: curve.model.robust.method.type, cluster: "trial", data, level });
  const estimate = (ofBetween: number, ofWithin: number): FadeEstimate => {
    const weights = [0, ...(isSame ? [] : [ofBetween]), ...(repeated.length === 0 ? [] : [ofWithin])];
    const { alone: _, ...found } = combination(fit, around, weights, level);
    return { ...found, measure, level };
  };
  const within = repeated.length === 0 ? null : estimate(0, 1);
  const between = isSame ? null : estimate(1, 0);
  const difference = within === null || between === null ? null : estimate(1, -1);
  return {
    ...{ key, per, k: studies.length, trials: trials.size, repeated },
    ...{ within, between, difference },
    notes: [
      ...(within === null ? [noRepeated(trials.size)] : []),
      ...(between === null ? [sameMeans(per)] : []),
      ...(difference?.pValue != null && difference.pValue < 1 - level ? [slopesDiffer(per, level)] : []),
    ],
  };
}

function basisOf(
  { shape }: FadeCurve,
  asked: SlopesApartOptions["shape"],
): { readonly per: string; readonly basis: (weeks: number) => number } {
  const kind = asked ?? (shape.kind === "linear" ? "linear" : "log-linear");
  requireOneOf("slopesApart", "shape", ["linear", "log-linear"], kind);
  if (kind === "linear") return { per: "weeks", basis: (weeks) => weeks };
  const shift = shape.kind === "log-linear" ? shape.shift : 1;
  return {
    per: shift === 0 ? "log(weeks)" : `log(weeks + ${shift})`,
    basis: (weeks) => log(weeks + shift),
  };
}

/** The effects of a curve among those of its model: where one of its columns is not 0. */
function ofCurve({ model, first, size }: FadeCurve): Pick<FadeCurve["model"], "studies" | "sampling"> {
  const { studies, sampling, fit } = model;
  const names = fit.design.columns.slice(first, first + size).map(({ name }) => name);
  const places = fit.studies.flatMap(({ values }, i) => (names.some((name) => values[name] !== 0) ? [i] : []));
  return { studies: places.map((i) => studies[i]!), sampling: restrict(sampling, places) };
}

function meansOf(studies: readonly FadeStudy[], basis: (weeks: number) => number): ReadonlyMap<string, number> {
  const byTrial = new Map<string, number[]>();
  for (const { trial, weeks } of studies) byTrial.set(trial, [...(byTrial.get(trial) ?? []), basis(weeks)]);
  return new Map([...byTrial].map(([trial, of]) => [trial, of.reduce((a, b) => a + b, 0) / of.length]));
}

const noRepeated = (trials: number): Diagnostic => ({
  code: "NO_REPEATED_TRIALS",
  severity: "warning",
  message: `none of ${trials} trials was seen at two weeks: there is no course within trials`,
});

const sameMeans = (per: string): Diagnostic => ({
  code: "SAME_MEANS",
  severity: "info",
  message: `all trials have the same mean of ${per}: nothing compares early with late trials`,
});

const slopesDiffer = (per: string, level: number): Diagnostic => ({
  code: "SLOPES_DIFFER",
  severity: "warning",
  message: `the slope over ${per} within trials and that between trials part company at the ${Number((100 * (1 - level)).toPrecision(3))}% level: the curve, which takes them as one, mixes a course with differences between trials`,
  remedy: "read the slope within trials, and ask what else sets late trials apart",
});
