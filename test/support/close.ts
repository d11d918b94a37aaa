import { expect } from "vitest";

/** How far apart two numbers may be: as a share of the expected one, or in its own units. */
export interface Closeness {
  readonly relative?: number;
  readonly absolute?: number;
}

/** Half a unit of a printed decimal. */
export const printed = (digits: number): Closeness => ({ absolute: 0.5 * 10 ** -digits });

/** The number lies within the larger of the two distances; a number that is missing or not finite never does. */
export function expectClose(
  actual: number | null | undefined,
  expected: number,
  { relative = 0, absolute = 0 }: Closeness,
): void {
  const off = typeof actual === "number" ? Math.abs(actual - expected) : Number.NaN;
  const allowed = Math.max(absolute, relative * Math.abs(expected));
  // Most numbers are close, and asking costs a hundred times what comparing does.
  if (!(off <= allowed)) expect.fail(`${actual} is ${off} from ${expected}, more than ${allowed}`);
}

/** Closed forms: the same arithmetic in another order. */
export const EXACT: Closeness = { relative: 1e-12 };
