import { standardizedMeanDifference } from "../measure/index.js";
import { normalQuantile } from "../numeric/index.js";
import type { Contrast, Ratings, Row } from "../types/index.js";

/**
 * How credible the treatment seemed to participants and what they expected of it, with the standardized difference between
 * the arms: near 0 the comparator was believed as much as the treatment, above 0 the treatment was believed more.
 *
 * Scores come from the second table of {@link joinTrials}. A trial gives a row for each scale that was asked, also where its
 * report prints no scores; the difference is given where it prints those of both arms. Unlike guesses, credibility asked for at
 * the start does not tell of the effect.
 *
 * @param contrasts - rows as {@link readContrasts} returns them, with joined facts
 * @returns flat rows: means and SDs in units of the questionnaire, the difference as {@link standardizedMeanDifference} with its
 *   95% interval by the normal distribution; {@link glossary} defines their columns
 * @see Devilly & Borkovec (2000), Journal of Behavior Therapy and Experimental Psychiatry 31:73-86, doi:10.1016/S0005-7916(00)00012-4
 * @example
 * const contrasts = readContrasts("trial,outcome,direction\nA 2001,pain,no-difference\n");
 * const facts = readTrials(`trial,credibility_instrument,credibility_weeks,treatment_credibility_n,treatment_credibility_mean,treatment_credibility_sd,comparator_credibility_n,comparator_credibility_mean,comparator_credibility_sd
 * A 2001,CEQ credibility,0,40,21.3,4.1,41,20.6,4.4`);
 * Number(credibilityTable(joinTrials(contrasts, facts).contrasts)[0].difference).toFixed(2); // "0.16"
 */
export function credibilityTable(contrasts: readonly Contrast[]): readonly Row[] {
  const seen = new Set<string>();
  return contrasts.flatMap((contrast) => {
    if (contrast.trialFacts === null || seen.has(contrast.trial)) return [];
    seen.add(contrast.trial);
    const { credibility, expectancy } = contrast.trialFacts;
    return [
      ...(credibility === null ? [] : [ratingsRow(contrast, "credibility", credibility)]),
      ...(expectancy === null ? [] : [ratingsRow(contrast, "expectancy", expectancy)]),
    ];
  });
}

function ratingsRow({ trial, year, control }: Contrast, rating: string, ratings: Ratings): Row {
  const { instrument, weeks, treatment, comparator } = ratings;
  return {
    ...{ trial, year, control: control.name, rating, instrument, ratingWeeks: weeks },
    ...{ nTreatment: treatment?.n ?? null, treatmentMean: treatment?.mean ?? null, treatmentSd: treatment?.sd ?? null },
    nComparator: comparator?.n ?? null,
    comparatorMean: comparator?.mean ?? null,
    comparatorSd: comparator?.sd ?? null,
    ...difference(ratings),
  };
}

/** Four participants are the fewest of whom a corrected difference has a variance. */
function difference({ treatment, comparator }: Ratings) {
  if (treatment === null || comparator === null || treatment.n + comparator.n < 4)
    return { difference: null, lower: null, upper: null };
  const { yi, vi } = standardizedMeanDifference(treatment, comparator);
  const half = normalQuantile(0.975) * Math.sqrt(vi);
  return { difference: yi, lower: yi - half, upper: yi + half };
}
