import { defineConfig } from "vitest/config";

/** Tests in a real browser; apart from the others, which need nothing but Node. */
export default defineConfig({
  test: { root: ".", include: ["test/browser/*.browser.ts"], testTimeout: 30_000, hookTimeout: 30_000 },
});
