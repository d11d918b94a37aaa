import { type Column, columns } from "./columns.js";

const judgements = ["low", "some concerns", "high"] as const;

const judgement = (domain: string, description: string): Column => ({
  name: `rob_${domain}`,
  type: "one-of",
  aliases: [`rob2_${domain}`],
  values: judgements,
  description: `RoB 2: ${description}`,
});

const guesses = (arm: "treatment" | "comparator"): readonly Column[] =>
  (
    [
      ["guessed_treatment", "who thought they had the treatment"],
      ["guessed_comparator", "who thought they had the comparator"],
      ["did_not_know", "who did not know"],
    ] as const
  ).map(([what, who]) => ({
    name: `${arm}_${what}`,
    type: "events" as const,
    aliases: [],
    unit: "persons",
    description: `${arm} arm: participants ${who}`,
  }));

/** One scale of a questionnaire, with what both arms answered. */
const ratings = (scale: "credibility" | "expectancy", what: string): readonly Column[] => [
  text(`${scale}_instrument`, [], `${what}: questionnaire and scale by name`),
  { name: `${scale}_weeks`, type: "number", aliases: [], unit: "weeks", description: `${what}: when it was asked` },
  ...(["treatment", "comparator"] as const).flatMap((arm) =>
    (
      [
        ["n", "count", "persons", "participants who answered"],
        ["mean", "number", "units of the questionnaire", "mean"],
        ["sd", "positive", "units of the questionnaire", "standard deviation between persons"],
      ] as const
    ).map(([stem, type, unit, statistic]) => ({
      name: `${arm}_${scale}_${stem}`,
      type,
      aliases: [],
      unit,
      description: `${arm} arm, ${what}: ${statistic}`,
    })),
  ),
];

const text = (name: string, aliases: readonly string[], description: string): Column => ({
  name,
  type: "text",
  aliases,
  description,
});

const own = (name: string): Column => columns.find((column) => column.name === name) as Column;

/**
 * Every column that a table of trials may have: one row for each trial. It drives the reader, the Table Schema and the page
 * on the data format.
 */
export const trialColumns: readonly Column[] = [
  { ...own("trial"), description: "name of the trial, as in the file of its results" },
  own("region"),
  own("condition"),
  text("technique", [], "how the treatment was given, such as `superficial` or `deep`"),
  {
    name: "sessions",
    type: "non-negative",
    aliases: ["treatments", "n_sessions"],
    description: "treatments planned or given",
  },
  text("operator", ["therapist", "provider"], "who treated"),
  text("adherence", ["compliance"], "how far the treatment was kept to"),
  text("funding", ["funder"], "who paid"),
  judgement("randomisation", "bias arising from the randomisation process"),
  judgement("deviations", "bias due to deviations from intended interventions"),
  judgement("missing", "bias due to missing outcome data"),
  judgement("measurement", "bias in measurement of the outcome"),
  judgement("selection", "bias in selection of the reported result"),
  judgement("overall", "overall, never better than the worst domain"),
  {
    name: "blinding_weeks",
    type: "number",
    aliases: [],
    unit: "weeks",
    description: "when participants were asked what they thought they had been given",
  },
  ...guesses("treatment"),
  ...guesses("comparator"),
  ...ratings("credibility", "how credible the treatment seemed"),
  ...ratings("expectancy", "how much improvement was expected"),
  own("note"),
];
