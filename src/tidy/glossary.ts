/** What a column of a row means. */
export interface GlossaryEntry {
  /** The key of the row; files have it in snake_case. */
  readonly key: string;
  readonly unit: string | null;
  readonly description: string;
}

const analysisScale = "units of the measure on its analysis scale (log for OR and RR)";

const entry = (key: string, description: string, unit: string | null = null): GlossaryEntry => ({
  key,
  unit,
  description,
});

/** Every column that {@link tidy}, {@link glance}, {@link augment}, {@link audit}, {@link includedStudies}, {@link blindingTable} and {@link harmsTable} can have, each defined once. */
export const glossary: readonly GlossaryEntry[] = [
  entry("window", "follow-up window"),
  entry("control", "what the treatment was compared with"),
  entry("comparator", "kind of comparator"),
  entry("shamType", "kind of sham"),
  entry("outcome", "outcome"),
  entry("region", "region of the body"),
  entry("condition", "condition treated"),
  entry("technique", "how the treatment was given, such as superficial or deep"),
  entry("sessions", "treatments planned or given"),
  entry("operator", "who treated"),
  entry("adherence", "how far the treatment was kept to"),
  entry("funding", "who paid"),
  entry("robRandomisation", "RoB 2: bias arising from the randomisation process"),
  entry("robDeviations", "RoB 2: bias due to deviations from intended interventions"),
  entry("robMissing", "RoB 2: bias due to missing outcome data"),
  entry("robMeasurement", "RoB 2: bias in measurement of the outcome"),
  entry("robSelection", "RoB 2: bias in selection of the reported result"),
  entry("robOverall", "RoB 2: overall risk of bias"),
  entry("blindingWeeks", "when participants were asked what they thought they had been given", "weeks"),
  entry("guessesTreatment", "what the treatment arm thought, in persons"),
  entry("guessesComparator", "what the comparator arm thought, in persons"),
  entry("arm", "arm of the trial"),
  entry("guessedRight", "participants who guessed their own arm", "persons"),
  entry("guessedWrong", "participants who guessed another arm", "persons"),
  entry("didNotKnow", "participants who did not know", "persons"),
  entry("blindingIndex", "Bang's blinding index of the arm, from its counts", "-1 to 1"),
  entry("printedMeasure", "what the report prints of blinding"),
  entry("printedValue", "its value as printed"),
  entry("printedLower", "its lower limit as printed"),
  entry("printedUpper", "its upper limit as printed"),
  entry("event", "adverse event"),
  entry("severity", "severity as reported"),
  entry("events", "events"),
  entry("denominator", "what the events are counted among"),
  entry("denominatorUnit", "what the denominator counts: persons, appointments or treatments"),
  entry("risk", "events over persons; empty where the denominator does not count persons", "0 to 1"),
  entry("printedPercent", "percentage as printed"),
  entry("design", "two arms compared, changes within one group, or published pooled results"),
  entry("n", "participants: of each arm the largest number analysed, added up; empty where an arm has none", "persons"),
  entry("domain", "outcome domain"),
  entry("measure", "effect measure"),
  entry("k", "effects pooled, one a trial; effects shown, where nothing is pooled"),
  entry("estimate", "pooled effect, treatment minus comparator; for one trial its own effect", analysisScale),
  entry("stdError", "standard error of the pooled effect under the interval's method", analysisScale),
  entry("statistic", "estimate over standard error"),
  entry("df", "degrees of freedom of the t distribution; empty for the normal"),
  entry("pValue", "two-sided p-value of no effect"),
  entry("lower", "lower confidence limit", analysisScale),
  entry("upper", "upper confidence limit", analysisScale),
  entry("predictionLower", "lower limit of the prediction interval for the effect in a new trial", analysisScale),
  entry("predictionUpper", "upper limit of the prediction interval", analysisScale),
  entry("ratio", "the estimate as a ratio, for OR and RR"),
  entry("ratioLower", "its lower confidence limit"),
  entry("ratioUpper", "its upper confidence limit"),
  entry("doubtful", "doubtful trials, shown and not pooled"),
  entry("withoutNumbers", "trials of the cell without usable numbers"),
  entry("statedFavoursTreatment", "of those, trials that say the treatment was better"),
  entry("statedFavoursComparator", "of those, trials that say the comparator was better"),
  entry("statedNoDifference", "of those, trials that say there was no difference"),
  entry("statedUnclear", "of those, trials whose statements are unclear or differ"),
  entry("tau2", "between-study variance", "squared units of the measure"),
  entry("tau2Lower", "lower limit of tau2 by the Q-profile method", "squared units of the measure"),
  entry("tau2Upper", "upper limit of tau2", "squared units of the measure"),
  entry("tau", "between-study standard deviation", "units of the measure"),
  entry(
    "I2",
    "share of total variance that lies between studies, from tau2 and the typical sampling variance",
    "0 to 1",
  ),
  entry("I2Lower", "lower limit of I2", "0 to 1"),
  entry("I2Upper", "upper limit of I2", "0 to 1"),
  entry("H2", "total over sampling variance"),
  entry("Q", "Cochran's Q"),
  entry("QDf", "degrees of freedom of Q"),
  entry("QPValue", "p-value of homogeneity"),
  entry("logLikelihoodML", "log-likelihood of the model at this tau2"),
  entry("logLikelihoodREML", "restricted log-likelihood of the model at this tau2"),
  entry("tau2Method", "estimator of tau2"),
  entry("intervalMethod", "method of the confidence interval"),
  entry("predictionMethod", "method of the prediction interval"),
  entry("level", "level of the intervals", "0 to 1"),
  entry("hksjFactor", "factor by which Hartung and Knapp scale the model's variance"),
  entry("converged", "whether the estimate of tau2 converged"),
  entry("iterations", "steps that it took"),
  entry("notes", "codes of the notes on the result"),
  entry("row", "data row, from 1; several where arms were combined"),
  entry("line", "line of the file"),
  entry("id", "the row's name in its source"),
  entry("trial", "trial"),
  entry("year", "year of publication"),
  entry("label", "trial as printed, with its arm where a trial gives several effects"),
  entry("treatmentArm", "treatment arm"),
  entry("comparatorArm", "comparator arm"),
  entry("outcomeName", "outcome by its name in the codebook"),
  entry("weeks", "time of the visit as reported; of a trial all of them, in order", "weeks"),
  entry("weeksFrom", "from where weeks count"),
  entry("kind", "what the row holds"),
  entry("nTreatment", "participants in the treatment arm", "persons"),
  entry("nComparator", "participants in the comparator arm", "persons"),
  entry("yi", "effect, treatment minus comparator, aligned if that was asked for", analysisScale),
  entry("vi", "sampling variance of the effect", "its square"),
  entry("se", "standard error of the effect", analysisScale),
  entry("original", "effect before alignment", analysisScale),
  entry("weight", "share of the weight in the pooled effect", "0 to 1"),
  entry("residual", "effect minus pooled effect", analysisScale),
  entry("role", "pooled, doubtful, or passed over by a rule"),
  entry("status", "what became of the row: pooled, shown, doubtful, passed over, without a cell, unusable or excluded"),
  entry("cell", "the cell that it stands in"),
  entry("code", "stable name of the reason"),
  entry("reason", "why"),
  entry("derivation", "steps from the printed numbers to the effect"),
];

const capital = /[A-Z]+(?![a-z])|[A-Z]/g;

/**
 * A row's key as the header of a file.
 *
 * @example
 * ["predictionLower", "I2Lower"].map(columnName); // ["prediction_lower", "i2_lower"]
 */
export const columnName = (key: string): string =>
  key.replace(capital, (letters, at: number) => (at === 0 ? "" : "_") + letters.toLowerCase());
