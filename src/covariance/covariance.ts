import { requireOneOf, SynthesisError } from "../errors.js";
import type { BareEffect, Covariance, CovarianceBlock, Diagnostic, EffectSize } from "../types/index.js";
import { Account } from "./account.js";
import { definite } from "./definite.js";
import { byCluster, type Measured, measuredOf } from "./measured.js";
import type { CovarianceOptions } from "./options.js";
import { pairCovariance } from "./pair-covariance.js";

/**
 * Covariances of the sampling errors of effects that come from the same people: repeated visits, several outcomes, arms
 * that stand in several comparisons.
 *
 * What is stated are correlations of **people**: how a measurement of a person goes with another of the same person. Those of
 * the effects follow from them: an effect is a difference of arms, an arm that two effects share contributes
 * $\pm\, r\,\sqrt{v_{ia}v_{ja}}\; n_{both}/\sqrt{n_{ia}n_{ja}}$ to their covariance, with $v_{ia}$ the arm's part of the sampling
 * variance of effect i, and r what is stated for final scores and for events, what follows from it for changes from baseline, and
 * its square where standard deviations divide. Nothing is taken for granted silently: what is stated stands in `assumptions`,
 * and where effects of one trial need a correlation that nobody stated, the answer is an error.
 *
 * @param effects - all records of {@link effectSizes}, or bare effects with columns
 * @param options - what is assumed of people, and for bare effects which columns hold trial, time, outcome, arms
 * @returns a block for each trial; `rows` are places in `effects` as they were given, and rows without numbers stand in no block
 * @throws {@link SynthesisError} `UNSTATED_CORRELATION`, `BAD_CORRELATION`, `NO_TIME`, `NO_CLUSTER`, `BAD_COLUMN`, `BAD_SIZES`, `NOT_POSITIVE_DEFINITE`, `BAD_OPTION`
 * @see Trikalinos & Olkin (2012), Clinical Trials 9:610-620, doi:10.1177/1740774512443430; Gleser & Olkin (2009), in Cooper, Hedges & Valentine (eds), The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., ch. 19
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2,40,3.3,2
 * A 2001,pain,52,40,3.0,2,40,3.1,2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * covariance(effects, { samplingRho: 0.5 }).blocks[0].matrix; // [[0.2, 0.1], [0.1, 0.2]]
 */
export function covariance(
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: CovarianceOptions = {},
): Covariance {
  const { indefinite = "refuse" } = options;
  requireOneOf("covariance", "indefinite", ["refuse", "nearest", "keep"], indefinite);
  const account = new Account(options);
  const measured = measuredOf(effects, options);
  requireVariances(measured);
  const clusters = byCluster(measured);
  const notes: Diagnostic[] = [];
  const blocks = [...clusters].map(([cluster, members]): CovarianceBlock => {
    const matrix = members.map(({ vi }) => members.map(() => vi));
    for (let i = 0; i < members.length; i++) {
      for (let j = 0; j < i; j++) {
        const value = pairCovariance(members[j]!, members[i]!, account, options.peopleInBoth);
        matrix[i]![j] = value;
        matrix[j]![i] = value;
      }
    }
    const { matrix: sound, note } = definite(matrix, cluster, members.length, indefinite);
    if (note !== null) notes.push(note);
    return { cluster, rows: members.map(({ place }) => place), matrix: sound };
  });
  return { k: effects.length, blocks, assumptions: account.assumptions(), notes: [...account.notes(), ...notes] };
}

function requireVariances(measured: readonly Measured[]): void {
  const bad = measured.find(({ vi }) => !(Number.isFinite(vi) && vi > 0));
  if (bad === undefined) return;
  throw new SynthesisError("BAD_COVARIANCE", `covariance: ${bad.label} needs a finite vi above 0, got ${bad.vi}`, {
    remedy: "correct it or leave it out",
  });
}
