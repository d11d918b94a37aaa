import { defineConfig } from "vitest/config";

/** Tests of what is built, which start it as a process and kill it; apart from the others, which take a fraction of their time. */
export default defineConfig({
  test: { root: ".", include: ["test/cli/*.process.ts"], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: "100%" },
});
