import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Columns, inputOf, type ReferenceCase, readTopic } from "./reference.js";

/** A number of ours beside that of the reference; `null` where there is none. */
export interface Comparison {
  readonly field: string;
  readonly actual: number | null;
  readonly expected: number | null;
  readonly tolerance: Tolerance;
}

/** How a number is compared, and how closely. */
export interface Tolerance {
  /** Share of the expected number, or of `scale` if that is larger. */
  readonly relative: number;
  /** For positions, which may lie near 0: the size against which a difference counts, such as a standard error. */
  readonly scale?: number;
  /** For probabilities: the logarithms are compared, so that the far tail counts. */
  readonly log?: boolean;
}

/** Turns a case into a call of ours: its numbers beside ours, or `null` if the library does not answer such a question. */
export type Adapter = (reference: ReferenceCase, input: Columns) => readonly Comparison[] | null;

interface Group {
  readonly reason: string;
  readonly cases: readonly string[];
}

/** What became of every case of a topic. */
export interface LedgerEntry {
  /** All numbers agree. */
  readonly covered: readonly string[];
  /** The library has no such method yet. */
  readonly waiting: readonly Group[];
  /** These fields differ, and we stand by it; all others agree. */
  readonly differs: readonly (Group & { readonly fields: readonly string[] })[];
}

export const ledger = JSON.parse(readFileSync(new URL("ledger.json", import.meta.url), "utf8")) as Readonly<
  Record<string, LedgerEntry>
>;

/** Whether two numbers agree; two that are absent do. */
export function agrees({ actual, expected, tolerance }: Comparison): boolean {
  if (actual === null || expected === null) return actual === expected;
  if (actual === expected) return true;
  const { relative, scale = 0, log = false } = tolerance;
  if (log) return Math.abs(Math.log(actual) - Math.log(expected)) <= relative * Math.max(1, -Math.log(expected));
  return Math.abs(actual - expected) <= relative * Math.max(Math.abs(expected), scale);
}

const told = ({ field, actual, expected, tolerance: { relative } }: Comparison): string =>
  `${field}: ${actual}, reference ${expected} (to ${relative})`;

/**
 * Holds a topic to its ledger: covered cases agree in every number, differing ones in all but the fields named, waiting
 * ones are questions that the adapter cannot put, and every case stands in the ledger exactly once.
 */
export function testTopic(name: string, adapter: Adapter): void {
  const topic = readTopic(name);
  const entry = ledger[name];
  const cases = new Map(topic.cases.map((each) => [each.id, each]));
  const compare = (id: string): readonly Comparison[] | null => {
    const reference = cases.get(id);
    if (reference === undefined) throw new Error(`${id} is no case of ${name}`);
    return adapter(reference, reference.input === undefined ? {} : inputOf(topic, reference));
  };

  describe(`${name}, R package metafor ${topic.versions.metafor}`, () => {
    const { covered = [], waiting = [], differs = [] } = entry ?? {};

    test("the ledger names every case once, and no other", () => {
      const named = [...covered, ...[...waiting, ...differs].flatMap((group) => group.cases)];
      expect(named.toSorted()).toEqual([...cases.keys()].toSorted());
    });

    test.each(covered)("%s agrees", (id) => {
      const comparisons = compare(id);
      expect(comparisons?.length, "numbers to compare").toBeGreaterThan(0);
      expect(comparisons?.filter((each) => !agrees(each)).map(told)).toEqual([]);
    });

    test.each(differs.flatMap(({ reason, fields, cases: ids }) => ids.map((id) => ({ id, reason, fields }))))(
      "$id differs: $reason",
      ({ id, fields }) => {
        const apart = compare(id)?.filter((each) => !agrees(each));
        expect([...new Set(apart?.map(({ field }) => field))].toSorted(), apart?.map(told).join("\n")).toEqual(
          fields.toSorted(),
        );
      },
    );

    test.each(waiting)("waiting, $reason", ({ cases: ids }) => {
      expect(
        ids.filter((id) => compare(id) !== null),
        "now answered: move to covered",
      ).toEqual([]);
    });
  });
}
