import { syntheticNeedling } from "../../datasets/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import type { ComputedEffect } from "../../src/types/index.js";
import { toCsv } from "../recode.js";
import { syntheticTable, truths } from "../synthetic-needling.js";
import type { SetName } from "./layouts.js";

/** Far from its neighbours, so that no two draws begin alike: Knuth's multiplicative hash. */
const seedOf = (set: SetName, draw: number): number => (truths[set].seed + Math.imul(draw + 1, 2654435761)) | 0;

/**
 * Effects on pain, 0 to 10, of one draw of a set: persons are drawn, arms summarised and printed as in the shipped set, and read
 * again from the table.
 */
export function drawEffects(set: SetName, draw: number): readonly ComputedEffect[] {
  const { columns, rows } = syntheticTable(set, seedOf(set, draw));
  const pain = rows.filter(({ outcome, visit }) => outcome === "pain" && visit === "follow-up");
  const contrasts = readContrasts(toCsv({ columns, rows: pain }), syntheticNeedling.codebook);
  const effects = effectSizes(contrasts, { outcome: "pain", measure: "MD", scale: [0, 10], favours: "left" });
  return effects.filter((effect): effect is ComputedEffect => effect.yi !== null);
}
