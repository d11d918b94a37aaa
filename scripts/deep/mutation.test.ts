import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "vitest";

/** The tests that a folder of the source is held to. */
const folders = process.env.MUTATED === "numeric" ? ["test/numeric"] : ["test/model", "test/reference"];

/**
 * They are loaded into one file: a mutant costs one module graph and not a dozen. The slow laws stand last, when most mutants
 * are dead; a file that a mutant keeps from loading counts as a failed test.
 */
const files = folders
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((file) => file.endsWith(".test.ts") && !file.endsWith("/strata-laws.test.ts"))
  .sort((a, b) => Number(a.endsWith("/laws.test.ts")) - Number(b.endsWith("/laws.test.ts")));

for (const file of files) {
  const failure = await import(resolve(file)).then(
    () => null,
    (error: unknown) => error,
  );
  test(`${file} loads`, () => {
    if (failure !== null) throw failure;
  });
}
