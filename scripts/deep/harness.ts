import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { Registered } from "./runner.js";

export { expect } from "vitest";

// The seed is fixed, so that a survivor survives again; a mutant's counterexample need not be small. A dozen cases find nearly
// all that a hundred find.
fc.configureGlobal({ seed: 20_261_121, numRuns: 12, endOnFailure: true });

/** Of longer tables every second row: cases of a reference are alike. */
const MANY = 200;

/** A few tests take as long as all others; what they hold, these hold as well for smaller sets. */
const slow = /hundred thousand|100,000|duplicates|every estimator with every interval/;

const tests: Registered[] = [];
const named = new Map<string, number>();
let path: readonly string[] = [];

export function describe(name: string, define: () => void): void {
  const outer = path;
  path = [...outer, name];
  define();
  path = outer;
}

describe.each =
  (table: readonly unknown[]) =>
  (name: string, define: (...row: unknown[]) => void): void => {
    for (const row of table) describe(name, () => (Array.isArray(row) ? define(...row) : define(row)));
  };

export function test(name: string, run: () => unknown): void {
  if (slow.test(name)) return;
  const id = [...path, name].join(" ");
  const same = (named.get(id) ?? 0) + 1;
  named.set(id, same);
  tests.push({ id: same === 1 ? id : `${id} (${same})`, run });
}

test.each =
  (table: readonly unknown[]) =>
  (name: string, run: (...row: unknown[]) => unknown): void => {
    const rows = table.length > MANY ? table.filter((_, i) => i % 2 === 0) : table;
    for (const row of rows) test(name, () => (Array.isArray(row) ? run(...row) : run(row)));
  };

/**
 * The tests that a folder of the source is held to: its own, and of the reference what pools. Laws of strata and the
 * references of other folders hold the model at second hand, numbers of 240 decimals take too long.
 */
const folders = process.env.MUTATED === "numeric" ? ["test/numeric"] : ["test/model", "test/reference"];
const elsewhere = /strata-laws|robust|escalc|conversions|mh-peto|plotdata|sensitivity|subgroup|ledger/;

/** Loads the tests; a file that a mutant keeps from loading counts as a failed test. */
export async function collected(): Promise<readonly Registered[]> {
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith(".test.ts") && !elsewhere.test(file));
  for (const file of files) {
    const failure = await import(pathToFileURL(resolve(file)).href).then(
      () => null,
      (error: unknown) => error,
    );
    test(`${file} loads`, () => {
      if (failure !== null) throw failure;
    });
  }
  return tests;
}
