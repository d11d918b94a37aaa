import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["scripts/deep/mutation.test.ts"],
    setupFiles: ["scripts/deep/mutation.setup.ts"],
    // Instrumented code is slow; what never ends is Stryker's to find.
    testTimeout: 60_000,
  },
});
