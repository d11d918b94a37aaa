import type { Contrast, Diagnostic } from "../types/index.js";
import { byTrial } from "./by-trial.js";
import type { HeaderField } from "./header.js";
import { inLines } from "./in-lines.js";

/** A name without what tells none apart; a sign between two digits is kept as a space, since 1.5 mg is not 15 mg. */
const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s.,_-]+/g, (signs, at: number) =>
      /\d/.test(name[at - 1] ?? "") && /\d/.test(name[at + signs.length] ?? "") ? " " : "",
    );

/** Names of one kind: where they stand, and what two spellings of one are taken for. */
interface Names {
  readonly column: string;
  readonly many: string;
  readonly one: string;
  readonly of: (contrast: Contrast) => string | null | undefined;
}

/** Names that the whole file has in common. */
const ofFile: readonly Names[] = [
  { column: "trial", many: "two trials", one: "one trial", of: ({ trial }) => trial },
  { column: "outcome", many: "two outcomes", one: "one outcome", of: ({ outcome }) => outcome.name },
  { column: "instrument", many: "two instruments", one: "one instrument", of: ({ instrument }) => instrument },
  { column: "window", many: "two windows", one: "one window", of: ({ reportedWindow }) => reportedWindow?.name },
  { column: "region", many: "two regions", one: "one region", of: ({ region }) => region },
  { column: "condition", many: "two conditions", one: "one condition", of: ({ condition }) => condition },
];

/** Names that mean something within a trial alone. */
const ofTrial: readonly Names[] = [
  { column: "treatment_arm", many: "two arms", one: "one arm", of: ({ treatmentArm }) => treatmentArm },
  { column: "comparator_arm", many: "two arms", one: "one arm", of: ({ comparatorArm }) => comparatorArm },
];

interface Use {
  readonly name: string;
  readonly column: string;
  readonly first: Contrast;
  readonly lines: number[];
}

/** Spellings that differ in nothing that tells names apart: what belongs together would be kept apart. */
function alike(
  contrasts: readonly Contrast[],
  kinds: readonly Names[],
  headerOf: ReadonlyMap<string, string>,
): Diagnostic[] {
  const uses = new Map<string, Use>();
  for (const contrast of contrasts)
    for (const { column, of } of kinds) {
      const name = of(contrast);
      if (name === null || name === undefined) continue;
      const use = uses.get(name);
      if (use === undefined) uses.set(name, { name, column, first: contrast, lines: [contrast.line] });
      else if (use.lines.at(-1) !== contrast.line) use.lines.push(contrast.line);
    }
  const first = new Map<string, Use>();
  const [{ many, one }] = kinds as [Names];
  return [...uses.values()].flatMap((use): Diagnostic[] => {
    const key = folded(use.name);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, use);
      return [];
    }
    const { trial, line, row } = use.first;
    return [
      {
        code: "NAMES_ALIKE",
        severity: "warning",
        message: `"${use.name}"${use.lines.length < 2 ? "" : ` of ${inLines(use.lines)}`} and "${earlier.name}" of line ${earlier.lines[0]} differ in capitals, spaces or points alone, and are taken for ${many}`,
        remedy: `if they are ${one}, write its name in one way`,
        at: { line, row, column: headerOf.get(use.column) ?? use.column, trial },
      },
    ];
  });
}

/**
 * One name under several spellings: of a trial, an outcome, an instrument, a window, a region, a condition, or of an arm
 * within its trial.
 *
 * @param fields - the columns, for the names that the file gives them
 */
export function spellings(contrasts: readonly Contrast[], fields: readonly HeaderField[]): Diagnostic[] {
  const headerOf = new Map(fields.map(({ key, header }) => [key, header]));
  return [
    ...ofFile.flatMap((names) => alike(contrasts, [names], headerOf)),
    ...byTrial(contrasts).flatMap((rows) => alike(rows, ofTrial, headerOf)),
  ];
}
