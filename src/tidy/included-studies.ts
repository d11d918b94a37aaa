import { sum } from "../numeric/index.js";
import type { Contrast, Guesses, Rating, Ratings, Row } from "../types/index.js";

/**
 * The table "characteristics of included studies": a row for each trial, with its arms, controls, outcomes and follow-ups,
 * and what a second table says of it (see {@link joinTrials}): risk of bias, technique, blinding, credibility, funding.
 *
 * @param contrasts - rows as {@link readContrasts} returns them, all of them: also a trial without usable numbers is included
 * @returns flat rows in the order of the data; {@link glossary} defines their columns, {@link toCsv} and {@link toHtml} write them
 * @example
 * const csv = `trial,year,treatment_arm,comparator_arm,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,2001,needling,sham,pain,6,40,2.8,2.4,40,3.3,2.6
 * A 2001,2001,needling,sham,pain,26,38,3.0,2.4,39,3.1,2.5`;
 * includedStudies(readContrasts(csv)).map(({ trial, n, weeks }) => [trial, n, weeks]); // [["A 2001", 80, "6; 26"]]
 */
export function includedStudies(contrasts: readonly Contrast[]): readonly Row[] {
  const byTrial = new Map<string, Contrast[]>();
  for (const contrast of contrasts) {
    const rows = byTrial.get(contrast.trial);
    if (rows === undefined) byTrial.set(contrast.trial, [contrast]);
    else rows.push(contrast);
  }
  return [...byTrial].map(([trial, rows]) => studyRow(trial, rows));
}

function studyRow(trial: string, rows: readonly Contrast[]): Row {
  const facts = rows[0]?.trialFacts ?? null;
  const risk = facts?.riskOfBias;
  const visits = rows.filter(({ visit }) => visit === "follow-up");
  return {
    trial,
    year: rows.find(({ year }) => year !== null)?.year ?? null,
    design: listed(rows.map(({ design }) => design)),
    n: participants(rows),
    region: facts?.region ?? listed(rows.map(({ region }) => region)),
    condition: facts?.condition ?? listed(rows.map(({ condition }) => condition)),
    treatmentArm: listed(rows.map(({ treatmentArm }) => treatmentArm)),
    comparatorArm: listed(rows.map(({ comparatorArm }) => comparatorArm)),
    control: listed(rows.map(({ control }) => control.name)),
    outcome: listed(rows.map(({ outcome }) => outcome.label)),
    weeks: weeksOf(visits),
    weeksFrom: listed(visits.map(({ weeks, weeksFrom }) => (weeks === null ? null : weeksFrom))),
    technique: facts?.technique ?? null,
    sessions: facts?.sessions ?? null,
    operator: facts?.operator ?? null,
    adherence: facts?.adherence ?? null,
    robRandomisation: risk?.randomisation ?? null,
    robDeviations: risk?.deviations ?? null,
    robMissing: risk?.missing ?? null,
    robMeasurement: risk?.measurement ?? null,
    robSelection: risk?.selection ?? null,
    robOverall: risk?.overall ?? null,
    blindingWeeks: facts?.blinding?.weeks ?? null,
    guessesTreatment: guessesText(facts?.blinding?.treatment ?? null),
    guessesComparator: guessesText(facts?.blinding?.comparator ?? null),
    credibility: ratingsText(facts?.credibility ?? null),
    expectancy: ratingsText(facts?.expectancy ?? null),
    funding: facts?.funding ?? null,
  };
}

/** Distinct values in the order in which they come; `null` if there are none. */
const listed = (values: readonly (string | null)[]): string | null =>
  [...new Set(values.filter((value): value is string => value !== null && value !== ""))].join("; ") || null;

/** Weeks in order, and after them the windows that are named without a week. */
function weeksOf(rows: readonly Contrast[]): string | null {
  const weeks = [...new Set(rows.flatMap(({ weeks }) => weeks ?? []))].sort((a, b) => a - b);
  const named = rows.flatMap(({ weeks, reportedWindow }) =>
    weeks === null && reportedWindow !== null ? [reportedWindow.name] : [],
  );
  return listed([...weeks.map(String), ...named]);
}

/** Of each arm the largest number analysed, added up; `null` where an arm has none. */
function participants(rows: readonly Contrast[]): number | null {
  const largest = new Map<string, number | null>();
  const note = (arm: string, n: number | null) => largest.set(arm, Math.max(n ?? 0, largest.get(arm) ?? 0) || null);
  for (const row of rows) {
    if (row.kind === "not-a-contrast" || row.design !== "controlled") continue;
    const [one, other] =
      row.kind === "estimate"
        ? [row.treatmentN, row.comparatorN]
        : row.kind === "reported-only"
          ? [null, null]
          : [row.treatment.n, row.comparator.n];
    note(row.treatmentArm, one);
    note(row.comparatorArm, other);
  }
  const sizes = [...largest.values()];
  return sizes.length === 0 || sizes.includes(null) ? null : sum(sizes as number[]);
}

const guessesText = (guesses: Guesses | null): string | null =>
  guesses === null
    ? null
    : `${guesses.treatment} treatment, ${guesses.comparator} comparator, ${guesses.unknown} did not know`;

const ratingsText = (ratings: Ratings | null): string | null =>
  ratings === null
    ? null
    : [
        ratings.instrument,
        ratings.weeks === null ? null : `week ${ratings.weeks}`,
        `${ratingText(ratings.treatment)} treatment, ${ratingText(ratings.comparator)} comparator`,
      ]
        .filter((part) => part !== null)
        .join("; ");

const ratingText = (rating: Rating | null): string =>
  rating === null ? "not printed" : `${rating.mean} (SD ${rating.sd}, n ${rating.n})`;
