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
  expect(actual, "a number").toBeTypeOf("number");
  const off = Math.abs((actual as number) - expected);
  const allowed = Math.max(absolute, relative * Math.abs(expected));
  expect(off <= allowed, `${actual} is ${off} from ${expected}, more than ${allowed}`).toBe(true);
}

/** Closed forms: the same arithmetic in another order. */
export const EXACT: Closeness = { relative: 1e-12 };
