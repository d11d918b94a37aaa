import { SynthesisError } from "../errors.js";
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

/** @throws {@link SynthesisError} `BAD_OPTION` */
export function requireZeroCells(who: string, name: string, { add, to }: ZeroCells): void {
  if (Number.isFinite(add) && add >= 0 && ["only0", "all", "if0all", "none"].includes(to)) return;
  throw new SynthesisError(
    "BAD_OPTION",
    `${who}: ${name} needs add of at least 0 and to of only0, all, if0all, none, got ${add} and ${JSON.stringify(to)}`,
  );
}
