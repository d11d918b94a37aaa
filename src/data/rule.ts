import { type NaturalScale, naturalScale } from "../measure/index.js";
import type { TypedRow } from "./row-schema.js";

/** The text of a cell as printed, for what only the text can tell: how many decimals it has. */
export type Printed = (column: keyof TypedRow) => string;

/** What a rule finds: the column that is wrong, and the message. */
export interface Finding {
  readonly code: string;
  readonly column: keyof TypedRow;
  readonly message: string;
  readonly remedy: string;
}

/** What is checked of a row after its cells have been read. */
export type Rule = (row: TypedRow, printed: Printed) => readonly Finding[];

export const none: readonly Finding[] = [];

export const found = (code: string, column: keyof TypedRow, message: string, remedy: string): readonly Finding[] => [
  { code, column, message, remedy },
];

/** How the numbers of a printed estimate lie to its scale of analysis. */
export const printedScale = ({ measure }: TypedRow): NaturalScale => naturalScale(measure);

export const isRatio = (row: TypedRow): boolean => printedScale(row).kind === "log";

// Written out, because a hundred thousand rows would each put the names together anew.
export const arms = [
  {
    n: "treatment_n",
    mean: "treatment_mean",
    sd: "treatment_sd",
    se: "treatment_se",
    lower: "treatment_ci_lower",
    upper: "treatment_ci_upper",
    events: "treatment_events",
    nonEvents: "treatment_non_events",
  },
  {
    n: "comparator_n",
    mean: "comparator_mean",
    sd: "comparator_sd",
    se: "comparator_se",
    lower: "comparator_ci_lower",
    upper: "comparator_ci_upper",
    events: "comparator_events",
    nonEvents: "comparator_non_events",
  },
] as const;

/** A rule that holds for each of a few sets of columns; no list is made where nothing is found. */
export const forEach =
  <T>(sets: readonly T[], find: (row: TypedRow, columns: T, printed: Printed) => readonly Finding[]): Rule =>
  (row, printed) => {
    let all = none;
    for (const columns of sets) {
      const some = find(row, columns, printed);
      if (some.length > 0) all = [...all, ...some];
    }
    return all;
  };
