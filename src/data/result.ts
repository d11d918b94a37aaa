import type { Contrast, Diagnostic } from "../types/index.js";

/** Contrasts, or what stands in their way. Warnings come with both. */
export type ReadResult =
  | { readonly ok: true; readonly value: readonly Contrast[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
