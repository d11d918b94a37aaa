import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parts, reportOf } from "../../scripts/deep/parts.js";
import { statusOf } from "../../scripts/deep/report.js";

const read = (name: string) => JSON.parse(readFileSync(`deep/${name}.json`, "utf8"));
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

describe("reports of what npm run deep found", () => {
  test.each(parts.map((part) => [part.name, part] as const))(
    "%s is there and begins with the hash of its sources",
    (_, part) => {
      expect(readFileSync(reportOf(part), "utf8")).toMatch(/^\{\n {2}"sources": "[0-9a-f]{64}"/);
      // A test cannot make them anew, and only says which are old.
      const status = statusOf(part);
      if (status !== "current") console.info(`${reportOf(part)} is ${status}: npm run deep -- ${part.name}`);
    },
  );

  test("a million broken inputs: no crash, and every input is counted under its reader", () => {
    const { sources: _, runs, seed, crashes, ...readers } = read("fuzz");
    expect({ runs, crashes }).toEqual({ runs: 1_000_000, crashes: 0 });
    expect(seed).toBeTypeOf("number");
    expect(Object.keys(readers).sort()).toEqual(["arms", "contrasts", "effects", "trials"]);
    const counts = Object.values<Record<string, number>>(readers).flatMap((each) => Object.values(each));
    expect(sum(counts)).toBe(runs);
  });

  test.each(["numeric", "model"])("mutants of %s: 85%% are noticed, and what survives has been read", (folder) => {
    const { score, files, survivors } = read(`mutation-${folder}`);
    expect(score).toBeGreaterThanOrEqual(0.85);
    const tallies = Object.values<Record<"killed" | "timeout" | "survived" | "noCoverage", number>>(files);
    const left = sum(tallies.map(({ survived, noCoverage }) => survived + noCoverage));
    const noticed = sum(tallies.map(({ killed, timeout }) => killed + timeout));
    expect(score).toBe(Math.round((1e4 * noticed) / (noticed + left)) / 1e4);
    const listed: readonly { why: string | null; mutants: readonly string[] }[] = survivors;
    expect(listed.flatMap(({ mutants }) => mutants)).toHaveLength(left);
    expect(listed.filter(({ why }) => why === null)).toEqual([]);
  });
});
