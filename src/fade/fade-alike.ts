import { SynthesisError } from "../errors.js";
import { jointTest, leansOn, onBasis } from "../robust/tests.js";
import type { Diagnostic, Fade, FadeAlike, FadeCurve, FadeModel } from "../types/index.js";
import { columnsOf } from "./shapes.js";

/**
 * The test that the curves of several controls have the same form, whatever their levels: all differences of their coefficients but
 * the level (of windows: of the changes from the first window) are 0, by Hotelling's T2 with approximate degrees of freedom (HTZ),
 * in the one model that {@link fade} fits with `curves: "together"`.
 *
 * A large p-value does not show that they fade alike. Trials were not randomised to their controls, so that a difference may come
 * from anything else that sets the trials apart.
 *
 * @returns one for each outcome domain; `test` is `null`, with the reason, unless each control has two trials seen at two weeks or more
 * @throws {@link SynthesisError} `NOT_TOGETHER` where each curve is a model of its own
 * @see Tipton & Pustejovsky (2015), Journal of Educational and Behavioral Statistics 40:604-634, doi:10.3102/1076998615606099
 * @example
 * const effects = [-1.0, -0.4, -0.9, -0.2, -1.1, -0.5, -0.8, -0.7, -0.9, -0.9, -0.7, -0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const control = effects.map((_, i) => (i < 6 ? "sham" : "usual care"));
 * const data = { trial: [..."AABBCCDDEEFF"], weeks: effects.map((_, i) => [4, 52][i % 2]), control };
 * const [alike] = fadeAlike(fade(effects, { data, curves: "together", samplingRho: 0.5 }));
 * (alike?.test?.pValue ?? 1) < 0.05; // true
 */
export function fadeAlike({ method, curves }: Fade): readonly FadeAlike[] {
  if (method.curves !== "together") {
    throw new SynthesisError("NOT_TOGETHER", "fadeAlike: needs curves in one model, got a model for each", {
      remedy: 'fit them with curves: "together"',
    });
  }
  const models = [...new Set(curves.map(({ model }) => model))];
  return models.map((model) =>
    alikeIn(
      model,
      curves.filter((curve) => curve.model === model),
    ),
  );
}

const FEWEST_TRIALS = 2;

function alikeIn({ fit, robust }: FadeModel, curves: readonly FadeCurve[]): FadeAlike {
  const about = {
    keys: curves.map(({ key }) => key),
    repeated: curves.map(({ repeated }) => repeated),
    randomised: false,
    notes: [notRandomised],
  } as const;
  const without = (reason: Diagnostic): FadeAlike => ({ ...about, test: null, reason });
  if (curves.length < 2) return without(oneCurve);
  const few = curves.filter(({ repeated }) => repeated.length < FEWEST_TRIALS);
  if (few.length > 0) return without(fewRepeated(few));
  const contrasts = curves.slice(1).flatMap((curve) => differencesOf(curves[0]!, curve, fit.coefficients.length));
  if (contrasts.length === 0) return without(noCommon);
  const directions = contrasts.map(({ weights }) => onBasis(robust.basis, weights));
  const alone = [...new Set(directions.flatMap((each) => leansOn(robust.basis, each)))];
  if (alone.length > 0) return without(oneTrialAlone(alone));
  const test = jointTest(
    robust,
    contrasts.map(({ name }) => name),
    directions,
    contrasts.map(() => 0),
  );
  return test.statistic === null ? without(noDegrees(contrasts.length)) : { ...about, test, reason: null };
}

interface Difference {
  readonly name: string;
  readonly weights: readonly number[];
}

/** Differences of all coefficients but the level; of windows those of the changes from the first that both have. */
function differencesOf(one: FadeCurve, other: FadeCurve, size: number): readonly Difference[] {
  const [names, others] = [columnsOf(one.shape), columnsOf(other.shape)];
  const common = names.filter((name) => others.includes(name));
  const [level, ...form] = common;
  const isWindows = one.shape.kind === "windows";
  return form.map((name) => {
    const weights = Array.from({ length: size }, () => 0);
    for (const [{ first }, columns, sign] of [
      [one, names, -1],
      [other, others, 1],
    ] as const) {
      weights[first + columns.indexOf(name)] = sign;
      if (isWindows) weights[first + columns.indexOf(level!)] = -sign;
    }
    return { name: `${nameOf(other)} minus ${nameOf(one)}: ${name}`, weights };
  });
}

const nameOf = ({ key }: FadeCurve): string =>
  Object.entries(key)
    .filter(([name]) => name !== "domain")
    .map(([, value]) => value)
    .join(", ");

const notRandomised: Diagnostic = {
  code: "NOT_RANDOMISED",
  severity: "info",
  message:
    "trials were not randomised to their controls: a difference of form may come from anything else that sets them apart",
};

const oneCurve: Diagnostic = {
  code: "ONE_CURVE",
  severity: "info",
  message: "there is one curve, and nothing to compare it with",
};

const noCommon: Diagnostic = {
  code: "ONE_CURVE",
  severity: "info",
  message: "the curves have no two windows in common",
};

const fewRepeated = (few: readonly FadeCurve[]): Diagnostic => ({
  code: "NO_REPEATED_TRIALS",
  severity: "info",
  message: `each control needs ${FEWEST_TRIALS} trials seen at two weeks or more, and ${few.map((curve) => `${nameOf(curve)} has ${curve.repeated.length}`).join(", ")}`,
});

const oneTrialAlone = (trials: readonly string[]): Diagnostic => ({
  code: "ONE_TRIAL_ALONE",
  severity: "warning",
  message: `the form of a curve cannot be told without ${trials.join(", ")}: no spread between trials is seen there`,
  evidence: { trials },
});

const noDegrees = (contrasts: number): Diagnostic => ({
  code: "NO_HTZ",
  severity: "warning",
  message: `the joint test of ${contrasts} differences has no degrees of freedom left: there are too few trials`,
  remedy: "compare curves of a simpler shape",
});
