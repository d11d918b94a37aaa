import type { Alternative, Diagnostic, PoolMethod } from "../types/index.js";
import { isNarrower } from "./interval.js";

/** What gives reason for caution about a pool of at least two studies. */
export interface Circumstances {
  readonly method: PoolMethod;
  readonly k: number;
  readonly stdError: number;
  /** Of the t distribution of the interval; `null` for z. */
  readonly df: number | null;
  readonly hksjFactor: number | null;
  readonly alternatives: readonly Alternative[];
  /** No tau2 agrees with so small a Q. */
  readonly emptyTau2Interval: boolean;
  /** The named interval of tau2 needs more studies. */
  readonly noTau2Interval: boolean;
  /** The interval of I2 from Q needs more studies. */
  readonly noI2Interval: boolean;
  /** There is none, for whatever reason. */
  readonly noPrediction: boolean;
  /** Further maxima of the likelihood that was climbed, in squared units of the data. */
  readonly otherModes: readonly number[];
  readonly converged: boolean;
}

/** Words of caution, if there is reason for any. */
export function cautionsOn(circumstances: Circumstances): readonly Diagnostic[] {
  return [
    ...aboutFewStudies(circumstances),
    ...aboutHartungKnapp(circumstances),
    ...aboutKenwardRoger(circumstances),
    ...aboutPrediction(circumstances),
    ...aboutTau2(circumstances),
  ];
}

const isCommon = ({ tau2 }: PoolMethod): boolean => tau2 === "CE";

function aboutFewStudies({ k, alternatives }: Circumstances): readonly Diagnostic[] {
  if (k > 4) return [];
  return [
    {
      code: "FEW_STUDIES",
      severity: "warning",
      message: `${k} studies: tau2 is hardly known, and methods differ`,
      remedy: "see the intervals of other methods, in alternatives",
      evidence: { alternatives },
    },
  ];
}

function aboutHartungKnapp({ method, hksjFactor, stdError, alternatives }: Circumstances): readonly Diagnostic[] {
  if (hksjFactor === null) return [];
  const notes: Diagnostic[] = [];
  if (isCommon(method)) {
    notes.push({
      code: "HKSJ_COMMON_EFFECT",
      severity: "warning",
      message:
        "the Hartung-Knapp interval of the common-effect model is that of unrestricted weighted least squares: it takes variances to be known up to one factor",
      remedy: 'use interval: "z", or a random-effects model',
    });
  }
  if (isNarrower(hksjFactor)) {
    notes.push({
      code: "HKSJ_NARROWER",
      severity: "warning",
      message: `the Hartung-Knapp standard error is ${rounded(Math.sqrt(hksjFactor))} of the model's own, so that its interval is narrower than the ad hoc one`,
      remedy: 'see alternatives, or use interval: "HKSJ-adhoc"',
      evidence: { factor: hksjFactor, alternatives },
    });
  }
  if (stdError === 0) {
    notes.push({
      code: "NO_SPREAD",
      severity: "warning",
      message: "all effects are equal: the Hartung-Knapp standard error is 0, and there is no test",
      remedy: 'use interval: "HKSJ-adhoc" or "z"',
    });
  }
  return notes;
}

function aboutKenwardRoger({ method, df }: Circumstances): readonly Diagnostic[] {
  if (method.interval !== "KR" || df === null || df >= 1) return [];
  return [
    {
      code: "KR_HARDLY_DF",
      severity: "warning",
      message: `${rounded(df)} degrees of freedom by Kenward and Roger: a study that outweighs all others leaves next to nothing to tell how much studies vary`,
      remedy: 'use interval: "HKSJ", and look at the study',
      evidence: { df },
    },
  ];
}

/** The likelihood has peaks besides the highest. */
export const aboutModes = (otherModes: readonly number[]): readonly Diagnostic[] =>
  otherModes.length === 0
    ? []
    : [
        {
          code: "SEVERAL_MODES",
          severity: "warning",
          message: `the likelihood of tau2 has further peaks, at ${otherModes.map(rounded).join(" and ")}: the highest was taken`,
          remedy: 'look for a study whose variance is far from the others, and compare tau2: "PM"',
          evidence: { otherModes },
        },
      ];

/** Two digits. From 0.1 to 1, where most values lie, they are the hundredths, which takes a tenth of the time. */
const rounded = (value: number): string =>
  value >= 0.1 && value < 1 ? String(Math.round(100 * value) / 100) : String(Number(value.toPrecision(2)));

function aboutPrediction({ method, k, noPrediction }: Circumstances): readonly Diagnostic[] {
  if (method.prediction === "none" || isCommon(method)) return [];
  if (k < 3) {
    return [
      {
        code: "PREDICTION_TOO_FEW",
        severity: "info",
        message: `no prediction interval: it needs 3 studies, got ${k}`,
      },
    ];
  }
  if (noPrediction) {
    return [
      {
        code: "PREDICTION_NO_DF",
        severity: "info",
        message: "no prediction interval: tau2 is so little known that no degrees of freedom are left",
        remedy: 'use prediction: "k-1-HK"',
      },
    ];
  }
  if (k >= 5) return [];
  return [
    {
      code: "PREDICTION_FEW_STUDIES",
      severity: "info",
      message: `a prediction interval from ${k} studies says little: tau2 is hardly known`,
    },
  ];
}

function aboutTau2({
  method,
  k,
  emptyTau2Interval,
  noTau2Interval,
  noI2Interval,
  otherModes,
  converged,
}: Circumstances): readonly Diagnostic[] {
  const notes: Diagnostic[] = [];
  if (isCommon(method) && (method.prediction !== "none" || method.tau2Interval !== "none")) {
    notes.push({
      code: "NO_TAU2",
      severity: "info",
      message: "the common-effect model has no tau2: no prediction interval and no interval of tau2",
      remedy: "use a random-effects model for them",
    });
  }
  if (emptyTau2Interval) {
    notes.push({
      code: "TAU2_INTERVAL_EMPTY",
      severity: "info",
      message:
        "the effects spread less than chance alone would have it: no tau2 agrees with them, and its interval is given as 0 to 0",
    });
  }
  if (noTau2Interval) {
    notes.push({
      code: "TAU2_INTERVAL_TOO_FEW",
      severity: "info",
      message: `no interval of tau2: the one by Higgins and Thompson needs 3 studies, got ${k}`,
      remedy: 'use tau2Interval: "Q-profile"',
    });
  }
  if (noI2Interval) {
    notes.push({
      code: "I2_INTERVAL_TOO_FEW",
      severity: "info",
      message: `no interval of I2: the one from Q by Higgins and Thompson needs 3 studies, got ${k}`,
    });
  }
  notes.push(...aboutModes(otherModes));
  if (!converged) notes.push(notSettled);
  return notes;
}

/** Of a tau2 that was searched for in vain. */
export const notSettled: Diagnostic = {
  code: "NOT_CONVERGED",
  severity: "warning",
  message: "the search for tau2 or its interval did not settle",
  remedy: 'use tau2: "DL", which needs no search',
};
