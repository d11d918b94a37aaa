/// <reference types="vite/client" />
import { test } from "vitest";

/**
 * The tests that stand against mutants, in one file: a mutant costs one module graph and not a dozen. The slow laws stand
 * last, when most mutants are dead; a file that a mutant keeps from loading counts as a failed test.
 */
const files = {
  ...import.meta.glob(["../../test/{numeric,model,reference}/**/*.test.ts", "!**/*laws.test.ts"]),
  ...import.meta.glob("../../test/{numeric,model}/**/laws.test.ts"),
};

for (const [file, load] of Object.entries(files)) {
  const failure = await load().then(
    () => null,
    (error: unknown) => error,
  );
  test(`${file} loads`, () => {
    if (failure !== null) throw failure;
  });
}
