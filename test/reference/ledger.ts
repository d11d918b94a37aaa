import { describe, expect, test } from "vitest";
import { type Adapter, agrees, type Comparison, compareCase, ledger } from "./compare.js";
import { readTopic } from "./reference.js";

const told = ({ field, actual, expected, tolerance: { relative } }: Comparison): string =>
  `${field}: ${actual}, reference ${expected} (to ${relative})`;

/**
 * Holds a topic to its ledger: covered cases agree in every number, differing ones in all but the fields named, waiting
 * ones are questions that the adapter cannot put, and every case stands in the ledger exactly once.
 */
export function testTopic(name: string, adapter: Adapter): void {
  const topic = readTopic(name);
  const entry = ledger[name];
  const compare = (id: string) => compareCase(topic, adapter, id);

  describe(`${name}, R package metafor ${topic.versions.metafor}`, () => {
    const { covered = [], waiting = [], differs = [] } = entry ?? {};

    test("the ledger names every case once, and no other", () => {
      const named = [...covered, ...[...waiting, ...differs].flatMap((group) => group.cases)];
      expect(named.toSorted()).toEqual(topic.cases.map(({ id }) => id).toSorted());
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
