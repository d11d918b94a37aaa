import { joinTrials, safeContrastsFromArms, safeReadContrasts, safeReadTrials } from "../../src/data/index.js";
import { safeEffectsFromTable } from "../../src/effect/index.js";
import { DataError, SynthesisError } from "../../src/errors.js";
import { poolStrata, sideBySide } from "../../src/model/index.js";
import { type PlanInput, readPlan, windowsOf } from "../../src/plan.js";
import { stratify } from "../../src/strata/index.js";
import { synthesize } from "../../src/synthesize.js";
import { audit, blindingTable, harmsTable, includedStudies, tidy, toCsv } from "../../src/tidy/index.js";
import type { Contrast, Diagnostic, EffectSize, Strata } from "../../src/types/index.js";

/** What a reader made of a table: `refused` with diagnostics, or read and then `answered` or `unanswerable`. */
export type Outcome = "answered" | "unanswerable" | "refused";

interface Read<T> {
  readonly ok: boolean;
  readonly value?: readonly T[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A table with its codebook and a plan, as broken as they may be. */
export interface Input {
  readonly csv: string;
  readonly codebook: unknown;
  readonly plan: unknown;
  readonly contrasts: readonly Contrast[];
}

const walks = {
  contrasts: ({ csv, codebook, plan }: Input) => walk(safeReadContrasts(csv, codebook), (value) => whole(value, plan)),

  arms: ({ csv, codebook, plan }: Input) => walk(safeContrastsFromArms(csv, codebook), (value) => whole(value, plan)),

  effects: ({ csv, codebook, plan }: Input) => {
    const { outcome, measure } = (plan ?? {}) as PlanInput;
    const question = { codebook, ...(outcome === undefined ? {} : { outcome, measure }) };
    return answered(() => walk(safeEffectsFromTable(csv, question), (value) => pooled(value, plan)));
  },

  trials: ({ csv, codebook, plan, contrasts }: Input) =>
    walk(safeReadTrials(csv, codebook), (value) => {
      const { contrasts: joined, diagnostics } = joinTrials(contrasts, value);
      requireSpeaking(diagnostics);
      for (const table of [includedStudies(joined), blindingTable(joined), harmsTable(joined)]) {
        requireFinite(table);
        toCsv(table);
      }
      whole(joined, plan);
    }),
};

/** The ways in, by the kind of table. */
export type Reader = keyof typeof walks;

/** Walks the line from a table; anything but finite numbers or a diagnostic throws. */
export function read(reader: Reader, input: Input): Outcome {
  given = JSON.stringify([input.csv, input.codebook, input.plan]);
  return walks[reader](input);
}

/** All that the input says. */
let given = "";

function walk<T>(read: Read<T>, go: (value: readonly T[]) => void): Outcome {
  requireSpeaking(read.diagnostics);
  if (!read.ok) {
    if (!read.diagnostics.some(({ severity }) => severity === "error")) throw new Error("refused without a diagnostic");
    return "refused";
  }
  requireFinite(read.value);
  return answered(() => {
    go(read.value as readonly T[]);
    return "answered";
  });
}

/** The library's own two errors are answers; others are crashes. */
function answered(attempt: () => Outcome): Outcome {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof DataError) requireSpeaking(error.diagnostics);
    else if (error instanceof SynthesisError) requireSpeaking([error.diagnostic]);
    else throw error;
    return "unanswerable";
  }
}

function whole(contrasts: readonly Contrast[], plan: unknown): void {
  const { grid, rows, audit, specifications } = synthesize(contrasts, plan as PlanInput);
  requireFinite({ cells: grid.cells.map(({ fit, withDoubtful }) => [fit, withDoubtful]), rows, audit, specifications });
  for (const notes of [grid.notes, ...grid.cells.map(({ fit }) => fit.notes)]) requireSpeaking(notes);
  toCsv(rows.tidy);
}

function pooled(effects: readonly EffectSize[], plan: unknown): void {
  const complete = readPlan(plan);
  const strata: Strata = stratify(effects, { ...complete, windows: windowsOf(complete.windows) });
  const grid = strata.design === "overview" ? sideBySide(strata, complete) : poolStrata(strata, complete);
  requireFinite([grid.cells.map(({ fit, withDoubtful }) => [fit, withDoubtful]), tidy(grid), audit(effects, strata)]);
}

/** A diagnostic has a code and a sentence that never says `undefined`, unless the input does. */
function requireSpeaking(diagnostics: readonly Diagnostic[]): void {
  for (const { code, message, remedy = "" } of diagnostics) {
    const slipped = ["undefined", "NaN", "[object"].find(
      (word) => `${message} ${remedy}`.includes(word) && !given.includes(word),
    );
    if (code === "" || message === "" || slipped !== undefined)
      throw new Error(`a diagnostic ${code} says: ${message}`);
  }
}

function requireFinite(value: unknown, path = "result"): void {
  if (value === undefined || (typeof value === "number" && !Number.isFinite(value)))
    throw new Error(`${path} is ${value}`);
  if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) requireFinite(each, `${path}.${key}`);
}
