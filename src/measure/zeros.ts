import type { ZeroCells } from "../types/index.js";
import type { MeasureContext } from "./entry.js";

/** What is added to each count. */
export function addition(
  hasZero: boolean,
  { zeroCells, anyZero }: Pick<MeasureContext, "zeroCells" | "anyZero">,
): number {
  const applies: Record<ZeroCells["to"], boolean> = { all: true, only0: hasZero, if0all: anyZero, none: false };
  return applies[zeroCells.to] ? zeroCells.add : 0;
}
