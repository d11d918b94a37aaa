import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["scripts/deep/mutation.test.ts"], setupFiles: ["scripts/deep/mutation.setup.ts"] },
});
