import type {
  ComputedEffect,
  Diagnostic,
  StratifyMethod,
  Stratum,
  UncomputedEffect,
  Window,
  WithoutNumbers,
} from "../types/index.js";
import { type Chosen, onePerTrial, type Timed } from "./one-per-trial.js";
import { isComputed, type Placed } from "./place.js";
import { rounded } from "./windows.js";

/** A cell with its effects, one for each trial, and all that stands beside them. */
export function stratum(
  key: Readonly<Record<string, string>>,
  placed: readonly Placed[],
  method: StratifyMethod,
): Stratum {
  const windows = method.windows;
  const window =
    windows === null || windows === "reported"
      ? null
      : (windows.windows.find(({ name }) => name === key.window) ?? null);
  const timed = (accepts: (effect: ComputedEffect) => boolean): Timed[] =>
    placed.flatMap(({ effect, week }) => (isComputed(effect) && accepts(effect) ? [{ effect, week }] : []));
  const pick = (candidates: readonly Timed[]): Chosen =>
    onePerTrial(candidates, window, method.timepoint, method.sharedArms);

  const usable = pick(timed(({ status }) => status === "usable" || method.includeDoubtful));
  const spoken = new Set(
    [...usable.effects, ...usable.passedOver.map(({ effect }) => effect)].map(({ contrast }) => contrast.trial),
  );
  const rest = method.includeDoubtful ? [] : timed(({ status }) => status === "doubtful");
  const doubtful = pick(rest.filter(({ effect }) => !spoken.has(effect.contrast.trial)));
  const aside = rest.filter(({ effect }) => spoken.has(effect.contrast.trial));
  const heard = new Set([
    ...spoken,
    ...doubtful.effects.map(({ contrast }) => contrast.trial),
    ...doubtful.passedOver.map(({ effect }) => effect.contrast.trial),
  ]);
  const control = placed[0]?.effect.contrast.control ?? null;
  return {
    key,
    domain: key.domain as string,
    control: control !== null && key.control === control.name ? control : null,
    effects: usable.effects,
    doubtful: doubtful.effects,
    passedOver: [
      ...usable.passedOver,
      ...doubtful.passedOver,
      ...aside.map(({ effect }) => ({
        effect,
        rule: "doubtful" as const,
        reason: "the trial has a row here that is not doubtful",
      })),
    ],
    withoutNumbers: withoutNumbers(placed, heard),
    notes: cellNotes(placed, [...usable.effects, ...doubtful.effects], usable, window),
  };
}

/** Trials of the cell that give it no number, with the direction that they state. */
function withoutNumbers(placed: readonly Placed[], heard: ReadonlySet<string>): readonly WithoutNumbers[] {
  const silent = placed
    .map(({ effect }) => effect)
    .filter((effect): effect is UncomputedEffect => !isComputed(effect) && !heard.has(effect.contrast.trial));
  const trials = [...new Set(silent.map(({ contrast }) => contrast.trial))].sort();
  return trials.map((trial) => {
    const rows = silent.filter(({ contrast }) => contrast.trial === trial);
    const stated = [
      ...new Set(rows.flatMap(({ contrast }) => (contrast.direction === null ? [] : [contrast.direction]))),
    ];
    return {
      trial,
      direction: stated.length === 1 ? (stated[0] as WithoutNumbers["direction"]) : "unclear",
      rows: rows.map(({ contrast }) => contrast.row),
    };
  });
}

function cellNotes(
  placed: readonly Placed[],
  shown: readonly ComputedEffect[],
  usable: Chosen,
  window: Window | null,
): readonly Diagnostic[] {
  const notes: Diagnostic[] = [];
  const weekOf = new Map(placed.map(({ effect, week }) => [effect.contrast.row, week]));
  const borders =
    window === null ? [] : [window.from, ...(window.to === null ? [] : [window.to])].filter((border) => border > 0);
  const near = shown.filter(({ rows }) => {
    const week = weekOf.get(rows[0] as number) ?? null;
    return week !== null && borders.some((border) => Math.abs(rounded(week) - border) <= 1);
  });
  if (near.length > 0) {
    const trials = near.map(({ label, rows }) => `${label} (week ${rounded(weekOf.get(rows[0] as number) as number)})`);
    notes.push({
      code: "NEAR_BORDER",
      severity: "info",
      message: `within a week of the border of its window: ${trials.join(", ")}`,
      remedy: "see whether the result depends on the border",
      evidence: { trials },
    });
  }
  const shared = usable.passedOver.filter(({ rule }) => rule === "shared arms");
  const trials = [...new Set(shared.map(({ effect }) => effect.contrast.trial))];
  if (trials.length > 0) {
    const lost = trials.filter((trial) => !usable.effects.some(({ contrast }) => contrast.trial === trial));
    notes.push({
      code: "SHARED_ARMS",
      severity: lost.length > 0 ? "warning" : "info",
      message:
        lost.length > 0
          ? `not pooled, because contrasts share an arm and cannot be joined from their numbers: ${lost.join(", ")}`
          : `one contrast was chosen where several share an arm: ${trials.join(", ")}`,
      ...(lost.length > 0 ? { remedy: "choose one contrast with sharedArms: { choose, order }" } : {}),
      evidence: { trials },
    });
  }
  const { effects: means, assumptions } = usable.aggregated;
  if (means.length > 0) {
    const texts = [...new Set(assumptions.map(({ text }) => text))];
    notes.push({
      code: "AGGREGATED",
      severity: "info",
      message: `several visits of a trial combined into one effect: ${means.map(({ label }) => label).join(", ")}${texts.length > 0 ? `; ${texts.join("; ")}` : ""}`,
      evidence: {
        assumptions: texts,
        trials: means.map(({ label, rows, derivation }) => ({
          ...{ trial: label, rows },
          text: derivation.map(({ text }) => text).join("; "),
        })),
      },
    });
  }
  return notes;
}
