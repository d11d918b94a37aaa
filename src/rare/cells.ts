import { twoByTwo } from "../measure/index.js";
import { log } from "../numeric/index.js";
import type { PersonTime, PooledMeasure, TwoByTwo, ZeroCells } from "../types/index.js";

/** The measures of tables. */
export type TableMeasure = Extract<PooledMeasure, "OR" | "RR" | "RD" | "IRR" | "IRD">;

/** Events and non-events of treatment and comparator; for person-time `b` and `d` are the times at risk. */
export interface Cells {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** How tables of one kind are read, corrected and turned into effects of their own. */
export interface CellKind {
  readonly hasZero: (cells: Cells) => boolean;
  readonly isDoubleZero: (cells: Cells) => boolean;
  readonly add: (cells: Cells, amount: number) => Cells;
}

const persons: CellKind = {
  hasZero: ({ a, b, c, d }) => a === 0 || b === 0 || c === 0 || d === 0,
  isDoubleZero: ({ a, b, c, d }) => (a === 0 && c === 0) || (b === 0 && d === 0),
  add: ({ a, b, c, d }, amount) => ({ a: a + amount, b: b + amount, c: c + amount, d: d + amount }),
};

const personTime: CellKind = {
  hasZero: ({ a, c }) => a === 0 || c === 0,
  isDoubleZero: ({ a, c }) => a === 0 && c === 0,
  add: ({ a, b, c, d }, amount) => ({ a: a + amount, b, c: c + amount, d }),
};

export const isRate = (measure: TableMeasure): boolean => measure === "IRR" || measure === "IRD";

export const cellKindOf = (measure: TableMeasure): CellKind => (isRate(measure) ? personTime : persons);

export const cellsOf = (counts: TwoByTwo | PersonTime): Cells =>
  "ai" in counts
    ? { a: counts.ai, b: counts.bi, c: counts.ci, d: counts.di }
    : { a: counts.x1i, b: counts.t1i, c: counts.x2i, d: counts.t2i };

/** The same persons with event and non-event exchanged. */
export const opposite = ({ a, b, c, d }: Cells): Cells => ({ a: b, b: a, c: d, d: c });

/** The tables that a correction leaves, with what it adds; `null` for those that it drops. */
export function corrected(
  tables: readonly Cells[],
  measure: TableMeasure,
  { add, to, drop00 }: ZeroCells,
): readonly (Cells | null)[] {
  const kind = cellKindOf(measure);
  const anyZero = tables.some(kind.hasZero);
  return tables.map((cells) => {
    if (drop00 && kind.isDoubleZero(cells)) return null;
    const applies = { all: true, only0: kind.hasZero(cells), if0all: anyZero, none: false }[to];
    return applies ? kind.add(cells, add) : cells;
  });
}

/** The effect of one table by itself; `null` where none follows. Rates have the variances of Poisson counts. */
export function ownEffect(measure: TableMeasure, { a, b, c, d }: Cells): { yi: number; vi: number } | null {
  const found =
    measure === "IRR"
      ? { yi: log(a / b) - log(c / d), vi: 1 / a + 1 / c }
      : measure === "IRD"
        ? { yi: a / b - c / d, vi: a / (b * b) + c / (d * d) }
        : twoByTwo(measure, { n: a + b, events: a }, { n: c + d, events: c }, { add: 0, to: "none", drop00: false });
  return found !== null && Number.isFinite(found.yi) && Number.isFinite(found.vi) && found.vi > 0 ? found : null;
}
