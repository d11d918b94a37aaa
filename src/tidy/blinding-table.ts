import { bangIndex } from "../effect/index.js";
import type { Contrast, Guesses, Row } from "../types/index.js";

/**
 * What participants guessed, arm by arm, with Bang's index where there are counts.
 *
 * Counts come from the second table of {@link joinTrials}, and from rows of one arm whose codebook declares the columns
 * `guessed_right`, `guessed_wrong` and `did_not_know`, as the data set `blinding` does. An arm without counts keeps its row and
 * what was printed of it (`printed_measure`, `printed_value`, `printed_lower`, `printed_upper`), and has no index.
 *
 * @param contrasts - rows as {@link readContrasts} returns them, with or without joined facts
 * @returns flat rows, index and limits between -1 and 1 by {@link bangIndex}; {@link glossary} defines their columns
 * @example
 * const contrasts = readContrasts("trial,outcome,direction\nA 2001,pain,no-difference\n");
 * const facts = readTrials("trial,treatment_guessed_treatment,treatment_guessed_comparator,treatment_did_not_know\nA 2001,74,6,15\n");
 * Number(blindingTable(joinTrials(contrasts, facts).contrasts)[0].blindingIndex).toFixed(2); // "0.72"
 */
export function blindingTable(contrasts: readonly Contrast[]): readonly Row[] {
  const joined = new Set<string>();
  return contrasts.flatMap((contrast) => {
    const { blinding } = contrast.trialFacts ?? { blinding: null };
    if (contrast.kind === "not-a-contrast" && "guessed_right" in contrast.facts) return [ownRow(contrast)];
    if (blinding === null || joined.has(contrast.trial)) return [];
    joined.add(contrast.trial);
    return (["treatment", "comparator"] as const).flatMap((arm) => {
      const guesses = blinding[arm];
      if (guesses === null) return [];
      const [right, wrong] =
        arm === "treatment" ? [guesses.treatment, guesses.comparator] : [guesses.comparator, guesses.treatment];
      return [
        {
          ...{ trial: contrast.trial, year: contrast.year, control: contrast.control.name, arm },
          ...counted(right, wrong, guesses.unknown),
          ...{ blindingWeeks: blinding.weeks, printedMeasure: null, printedValue: null },
          ...{ printedLower: null, printedUpper: null },
        },
      ];
    });
  });
}

function ownRow({ trial, year, control, treatmentArm, facts }: Contrast): Row {
  const number = (name: string) => (typeof facts[name] === "number" ? facts[name] : null);
  return {
    ...{ trial, year, control: control.name, arm: treatmentArm },
    ...counted(number("guessed_right"), number("guessed_wrong"), number("did_not_know")),
    blindingWeeks: null,
    printedMeasure: facts.printed_measure ?? null,
    printedValue: number("printed_value"),
    printedLower: number("printed_lower"),
    printedUpper: number("printed_upper"),
  };
}

/** Counts with their index: right guesses are those of one's own arm, whichever it is. */
function counted(right: number | null, wrong: number | null, unknown: number | null) {
  const complete = right !== null && wrong !== null && unknown !== null && right + wrong + unknown > 0;
  const guesses: Guesses | null = complete ? { treatment: right, comparator: wrong, unknown } : null;
  const bang = guesses === null ? null : bangIndex(guesses, "treatment");
  return {
    ...{ guessedRight: right, guessedWrong: wrong, didNotKnow: unknown },
    blindingIndex: bang?.index ?? null,
    lower: bang?.confidence[0] ?? null,
    upper: bang?.confidence[1] ?? null,
    notes: bang?.notes.map(({ code }) => code).join(" ") || null,
  };
}
