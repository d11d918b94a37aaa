import { randomInt } from "node:crypto";
import { defineConfig } from "vitest/config";

// Property tests draw their cases anew in each run; the seed is printed so that a failure can be repeated.
const seed = process.env.FC_SEED ?? String(randomInt(2 ** 31));
console.info(`fast-check seed ${seed}; repeat this run with FC_SEED=${seed}`);

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/seed.ts"],
    env: { FC_SEED: seed },
    // Nothing is timed: a busy machine is no failure.
    testTimeout: 60_000,
    // Values are immutable and nothing is remembered, so that files need no world of their own; it halves the time.
    isolate: false,
    // Of two cores the default would leave one idle.
    maxWorkers: "100%",
    // Measured as users have it, and not through the module objects of the test runner, which cost a third to a half.
    server: { deps: { external: [/\/dist\//] } },
    benchmark: { include: ["bench/**/*.bench.ts"] },
    coverage: { provider: "v8", include: ["src/**/*.ts"], reporter: ["text", "html"] },
  },
});
