import { SynthesisError } from "../errors.js";
import { tell, type Watch } from "../model/watch.js";
import type { Diagnostic } from "../types/index.js";

/** Of tasks that are numbered from 0: those from `from` to before `to`. Each hangs on its number alone, and can be done anywhere. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What was found of a range of tasks. */
export interface Part extends Range {
  /** How many tasks there are. */
  readonly total: number;
}

/**
 * Does the tasks of a range one after the other, and tells the caller how far it is, before the first, after every `stride`
 * and after the last.
 *
 * @throws {@link SynthesisError} `CANCELLED`
 */
export function doRange(
  who: string,
  { from, to }: Range,
  watch: Watch,
  stride: number,
  work: (index: number) => void,
): void {
  for (let index = from; index < to; index++) {
    if ((index - from) % stride === 0) tell(who, watch, index - from, to - from);
    work(index);
  }
  watch.onProgress?.(to - from, to - from);
}

/**
 * The range that was asked for, all by default.
 *
 * @throws {@link SynthesisError} `BAD_OPTION`
 */
export function rangeWithin(who: string, total: number, { from = 0, to = total }: Partial<Range>): Range {
  if (Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= total) return { from, to };
  throw new SynthesisError("BAD_OPTION", `${who}: needs a range within 0 to ${total}, got ${from} to ${to}`);
}

/**
 * That tasks that are drawn have a count and a seed.
 *
 * @param tasks - the option that counts them
 * @throws {@link SynthesisError} `BAD_OPTION`
 */
export function requireDrawn(who: string, tasks: string, count: number, seed: number): void {
  if (Number.isInteger(count) && count >= 1 && Number.isInteger(seed)) return;
  throw new SynthesisError("BAD_OPTION", `${who}: ${tasks} and seed need whole numbers, got ${count} and ${seed}`);
}

/**
 * Parts of one work in order, each of which begins where the one before it ends.
 *
 * @param work - what the parts are of, as a message calls it
 * @param sameOf - all that parts of one work have in common
 * @throws {@link SynthesisError} `BAD_OPTION`
 */
export function inOrder<P extends Part>(
  who: string,
  work: string,
  parts: readonly P[],
  sameOf: (part: P) => unknown,
): readonly [P, ...P[]] {
  const [first, ...rest] = [...parts].sort((a, b) => a.from - b.from || a.to - b.to);
  if (first === undefined) throw new SynthesisError("BAD_OPTION", `${who}: needs one part or more, got none`);
  const same = JSON.stringify(sameOf(first));
  if (rest.some((part) => JSON.stringify(sameOf(part)) !== same)) {
    throw new SynthesisError("BAD_OPTION", `${who}: needs parts of one ${work}, got parts of several`, {
      remedy: "make all parts of the same data, method and seed",
    });
  }
  const sorted = [first, ...rest] as const;
  if (rest.every(({ from }, i) => from === sorted[i]!.to)) return sorted;
  const got = sorted.map(({ from, to }) => `${from} to ${to}`).join(", ");
  throw new SynthesisError("BAD_OPTION", `${who}: needs parts without gaps, got ${got}`);
}

/** Whether all tasks were done. */
export const isWhole = ({ from, to, total }: Part): boolean => from === 0 && to === total;

/** Notes on a part, of which the last says that it is one; `null` with the whole. */
export function notesOnPart(
  notes: readonly Diagnostic[],
  code: string,
  about: Omit<Diagnostic, "code" | "severity"> | null,
): readonly Diagnostic[] {
  const others = notes.filter((note) => note.code !== code);
  return about === null ? others : [...others, { code, severity: "info", ...about }];
}
