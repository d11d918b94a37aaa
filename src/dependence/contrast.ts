import { SynthesisError } from "../errors.js";
import { pool } from "../model/index.js";
import type {
  ContrastEstimate,
  Diagnostic,
  Fit,
  JointFit,
  JointPool,
  MixedFit,
  RobustFit,
  WindowContrast,
} from "../types/index.js";
import { combination } from "./combination.js";

/** Which of several joint fits is meant, by the values of the other facets, such as `{ control: "sham" }`. */
export type ContrastKey = Readonly<Record<string, string>>;

/** From how many trials observed in both windows the change within trials is read first. */
const ENOUGH_PAIRS = 5;

/**
 * The difference between two windows, first minus second, by both estimands. `paired` is the mean change within the trials that
 * were observed in both windows: each trial is compared with itself, so that nothing but time differs. `joint` is the difference
 * of the two means of the joint model, to which trials observed in one window contribute, too; as far as the windows hold
 * different trials, it compares trials that differ in more than time.
 *
 * The paired one is the headline where at least five trials have both windows. Where the two part company, the trials that
 * measure early are not those that measure late.
 *
 * Between controls the same is computed (`across: "control"`); different trials were not randomised to their controls.
 *
 * @param fit - as {@link poolJointly} returns it; `key` chooses one of several fits
 * @param first - a window that holds a trial
 * @param second - another one
 * @returns differences on the analysis scale; `paired` is `null`, with the reason, where no trial has both
 * @throws {@link SynthesisError} `NO_SUCH_WINDOW`, `EMPTY_WINDOW`, `SAME_WINDOW`, `SEVERAL_FITS`, `NO_STUDIES`
 * @see Ishak, Platt, Joseph, Hanley & Caro (2007), Clinical Trials 4:525-539, doi:10.1177/1740774507083567; Pustejovsky &
 *   Tipton (2018), Journal of Business & Economic Statistics 36:672-683, doi:10.1080/07350015.2016.1247004
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
 * A 2001,pain,50,40,2.9,2.4,40,3.2,2.6
 * B 2004,pain,4,25,3.1,2.0,27,4.0,2.2
 * B 2004,pain,50,25,3.3,2.0,27,3.5,2.2
 * C 2010,pain,4,31,2.2,2.1,30,3.5,2.2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const strata = stratify(effects, { by: ["window"], windows: windows.cochranePain });
 * const fading = contrast(poolJointly(strata, { samplingRho: 0.6 }), "short", "long");
 * [fading.both.length, fading.headline, fading.paired?.estimate.toFixed(2)]; // [2, "joint", "-0.75"]
 */
export function contrast(
  fit: JointFit | JointPool,
  first: string,
  second: string,
  key: ContrastKey = {},
): WindowContrast {
  const found = "fits" in fit ? oneOf(fit, key) : fit;
  const { across, level } = found.method;
  const means = [meanOf(found, first), meanOf(found, second)] as const;
  requireTwo(found, first, second);
  const trials = trialsOf(found, first, second);
  const pairs = pairsOf(found, first, second, trials.both);
  const pairedFit = pairs.length === 0 ? null : pool(pairs, { level });
  const paired = pairedFit === null ? null : pairedEstimate(pairedFit);
  const pairedMeans = pairedFit === null ? null : meansOf(pairs, pairedFit);
  const { model, robust } = found;
  const joint = model === null || robust === null ? null : jointEstimate(found, model, robust, first, second);
  const headline = headlineOf(paired, joint);
  const leans = headline === "joint" && trials.onlyFirst.length + trials.onlySecond.length > 0;
  return {
    key: found.key,
    ...{
      across,
      first,
      second,
      measure: found.measure,
      level,
      means,
      ...trials,
      paired,
      pairedFit,
      pairedMeans,
      joint,
      headline,
    },
    pairedReason: paired === null ? noPairs(across, first, second) : null,
    jointReason: joint === null ? noJoint(found) : null,
    leansOnDifferencesBetweenTrials: leans,
    assumptions: found.assumptions,
    notes: [
      ...notesOf(across, trials, paired, joint, headline, leans),
      ...(headline === "paired" ? aboutSpread(pairedFit) : []),
    ],
  };
}

function headlineOf(paired: ContrastEstimate | null, joint: ContrastEstimate | null): WindowContrast["headline"] {
  if (paired !== null && (paired.k >= ENOUGH_PAIRS || joint === null)) return "paired";
  return joint === null ? null : "joint";
}

function oneOf({ fits, reason }: JointPool, key: ContrastKey): JointFit {
  if (reason !== undefined) {
    const { code, message, remedy } = reason;
    throw new SynthesisError(code, `contrast: ${message}`, remedy === undefined ? {} : { remedy });
  }
  const found = fits.filter((each) => Object.entries(key).every(([name, value]) => each.key[name] === value));
  if (found.length === 1) return found[0]!;
  const told = fits.map(({ key: each }) => JSON.stringify(each)).join(", ");
  throw new SynthesisError(
    "SEVERAL_FITS",
    `contrast: needs one joint fit, got ${found.length} for ${JSON.stringify(key)}`,
    {
      remedy: `name one as the last argument: ${told === "" ? "there is none" : told}`,
    },
  );
}

function meanOf({ means, empty, method: { across } }: JointFit, value: string): JointFit["means"][number] {
  const mean = means.find((each) => each.value === value);
  if (mean !== undefined) return mean;
  const there = means.map((each) => each.value).join(", ");
  throw empty.includes(value)
    ? new SynthesisError("EMPTY_WINDOW", `contrast: no trial stands in ${across} "${value}"`, {
        remedy: `trials stand in ${there}`,
      })
    : new SynthesisError("NO_SUCH_WINDOW", `contrast: there is no ${across} "${value}"`, {
        remedy: `there are ${there}`,
      });
}

function requireTwo({ means, method: { across } }: JointFit, first: string, second: string): void {
  if (first !== second) return;
  throw new SynthesisError("SAME_WINDOW", `contrast: needs two different values of ${across}, got "${first}" twice`, {
    remedy: `trials stand in ${means.map(({ value }) => value).join(", ")}`,
  });
}

interface Trials {
  readonly both: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

function trialsOf({ studies }: JointFit, first: string, second: string): Trials {
  const of = (value: string): readonly string[] =>
    studies.filter((study) => study.value === value).map(({ trial }) => trial);
  const [one, other] = [of(first), of(second)];
  return {
    both: one.filter((trial) => other.includes(trial)).sort(),
    onlyFirst: one.filter((trial) => !other.includes(trial)).sort(),
    onlySecond: other.filter((trial) => !one.includes(trial)).sort(),
  };
}

/** The change within a trial that was observed in both. */
interface Pair {
  readonly label: string;
  readonly yi: number;
  readonly vi: number;
  readonly of: readonly [first: number, second: number];
}

/** The change within each trial that was observed in both, with its sampling variance. */
function pairsOf(
  { studies, sampling: { blocks } }: JointFit,
  first: string,
  second: string,
  both: readonly string[],
): readonly Pair[] {
  const placeOf = (trial: string, value: string): number =>
    studies.findIndex((study) => study.trial === trial && study.value === value);
  return both.map((trial) => {
    const [i, j] = [placeOf(trial, first), placeOf(trial, second)];
    const [one, other] = [studies[i]!, studies[j]!];
    const { rows, matrix } = blocks.find((block) => block.rows.includes(i))!;
    const shared = rows.includes(j) ? matrix[rows.indexOf(i)]![rows.indexOf(j)]! : 0;
    return { label: trial, yi: one.yi - other.yi, vi: one.vi + other.vi - 2 * shared, of: [one.yi, other.yi] };
  });
}

function meansOf(pairs: readonly Pair[], { studies }: Fit): readonly [number, number] {
  const mean = (i: 0 | 1): number => pairs.reduce((total, { of }, place) => total + of[i] * studies[place]!.weight!, 0);
  return pairs.length === 1 ? pairs[0]!.of : [mean(0), mean(1)];
}

/** Whether the differences within trials spread at all, or less than chance has it. */
const aboutSpread = (fit: Fit | null): readonly Diagnostic[] =>
  fit?.notes.filter(({ code }) => code === "NO_SPREAD" || code === "HKSJ_NARROWER") ?? [];

function pairedEstimate({ k, estimate, stdError, df, statistic, pValue, confidence }: Fit): ContrastEstimate {
  return {
    estimand: "paired",
    ...{ k, estimate: estimate!, stdError: stdError!, df, statistic, pValue, confidence: confidence! },
    reliable: k > FEW_DF && statistic !== null,
  };
}

/** Below so many degrees of freedom a p-value is not to be leaned on. */
const FEW_DF = 4;

function jointEstimate(
  { studies, means, method }: JointFit,
  model: MixedFit,
  robust: RobustFit,
  first: string,
  second: string,
): ContrastEstimate {
  const weights = means.map(({ value }) => Number(value === first) - Number(value === second));
  const { alone: _, ...found } = combination(model, robust, weights, method.level);
  const observed = studies.filter(({ value }) => value === first || value === second);
  return { estimand: "joint", k: new Set(observed.map(({ trial }) => trial)).size, ...found };
}

const noJoint = ({ trials }: JointFit): Diagnostic => ({
  code: "NO_JOINT",
  severity: "info",
  message:
    trials === 1
      ? "one trial: there is no mean over trials to compare"
      : "one trial in each: nothing shows how much trials vary, so that their difference has no honest interval",
});

const noPairs = (across: string, first: string, second: string): Diagnostic => ({
  code: "NO_PAIRS",
  severity: "info",
  message: `no trial was observed both in ${across} ${first} and in ${second}: there is no change within trials to pool`,
});

function notesOf(
  across: string,
  { both, onlyFirst, onlySecond }: Trials,
  paired: ContrastEstimate | null,
  joint: ContrastEstimate | null,
  headline: WindowContrast["headline"],
  leans: boolean,
): readonly Diagnostic[] {
  const notes: Diagnostic[] = [];
  const evidence = { both: both.length, onlyFirst: onlyFirst.length, onlySecond: onlySecond.length };
  const one = onlyFirst.length + onlySecond.length;
  if (leans) {
    notes.push({
      code: "LEANS_ON_TRIALS",
      severity: "warning",
      message:
        across === "window"
          ? `leans on differences between trials: ${both.length} observed in both windows, ${one} in one`
          : `different trials, not randomised to their ${across}: ${both.length} hold both, ${one} one`,
      evidence,
    });
  }
  if (paired !== null && joint !== null && isApart(paired, joint)) {
    notes.push({
      code: "PAIRED_AND_JOINT_DIFFER",
      severity: "warning",
      message:
        "the change within trials and the difference of the means part company: the trials in one are not like those in the other",
      evidence: { paired: paired.estimate, joint: joint.estimate },
    });
  }
  const read = headline === "paired" ? paired : joint;
  if (read !== null && !read.reliable && read.stdError > 0) {
    notes.push({
      code: "FEW_DEGREES_OF_FREEDOM",
      severity: "warning",
      message: `fewer than 4 degrees of freedom behind the difference: its p-value is not to be leaned on`,
      evidence: { ...evidence, df: read.df },
    });
  }
  return notes;
}

const holds = ({ confidence: [lower, upper] }: ContrastEstimate, value: number): boolean =>
  lower <= value && value <= upper;

const isApart = (one: ContrastEstimate, other: ContrastEstimate): boolean =>
  !holds(one, other.estimate) && !holds(other, one.estimate);
