import { defineConfig } from "vitest/config";

/** Tests that run scripts in R with the package metafor; apart from the others, as not every machine has it. */
export default defineConfig({
  test: { root: ".", include: ["test/r/*.rscript.ts"], testTimeout: 120_000, hookTimeout: 120_000 },
});
