import type { SweepRow, TippingPoint, TippingSide } from "../types/index.js";
import { placeOn, type SweepGrid } from "./sweep-grid.js";

/** Which tipping points are sought between the values of the grid: all, those from the reference setting, or none. */
export type Refine = "all" | "reference" | "none";

type Axis = SweepGrid["axes"][number];

/** Two neighbours on the grid with different conclusions. */
export interface Bracket extends Omit<TippingPoint, "at"> {
  readonly axis: Axis;
  /** A row of the line. */
  readonly row: number;
  /** How often an interval of numbers is halved; 0 where it stays as it is. */
  readonly halvings: number;
}

/** Along every dimension, all others held, the neighbours between which the conclusion changes. */
export function bracketsOf(grid: SweepGrid, rows: readonly SweepRow[], refine: Refine): readonly Bracket[] {
  return grid.axes.flatMap((axis) =>
    rows.flatMap((_, start) => {
      if (placeOn(axis, start) !== 0) return [];
      const line = lineOf(axis, start).filter((row) => rows[row]!.conclusion !== null);
      const atReference = start === 0;
      return line.slice(1).flatMap((row, i): Bracket[] => {
        const [from, to] = [sideOf(axis, rows[line[i]!]!), sideOf(axis, rows[row]!)];
        if (from.conclusion === to.conclusion) return [];
        const { [axis.name]: _, ...held } = grid.namesAt(row);
        const sought = refine === "all" || (refine === "reference" && atReference);
        return [
          {
            ...{ axis, row, dimension: axis.name, held, atReference, from, to },
            halvings: sought ? halvings(axis, from, to) : 0,
          },
        ];
      });
    }),
  );
}

/** The rows of a line: numbers from low to high, other values as they are given. */
function lineOf({ values, stride, tolerance }: Axis, start: number): readonly number[] {
  const places = values.map((_, i) => i);
  if (tolerance !== null) places.sort((a, b) => (values[a] as number) - (values[b] as number));
  return places.map((place) => start + place * stride);
}

const sideOf = ({ name }: Axis, { setting, conclusion, reliable }: SweepRow): TippingSide => ({
  ...{ value: setting[name]!, conclusion: conclusion!, reliable },
});

const widthOf = (from: TippingSide, to: TippingSide): number => (to.value as number) - (from.value as number);

function halvings({ tolerance }: Axis, from: TippingSide, to: TippingSide): number {
  return tolerance === null ? 0 : Math.max(0, Math.ceil(Math.log2(widthOf(from, to) / tolerance)));
}

/**
 * Halves a bracket until it is as narrow as asked, or the analysis gives no conclusion; where a third conclusion lies between,
 * there are several tipping points.
 */
export function soughtIn(
  bracket: Bracket,
  answerAt: (value: number) => Pick<SweepRow, "conclusion" | "reliable">,
): readonly TippingPoint[] {
  const { axis, row: _, halvings: steps, from, to, ...rest } = bracket;
  const point = (low: TippingSide, high: TippingSide): TippingPoint => ({
    ...{ ...rest, from: low, to: high },
    at: axis.tolerance === null ? null : (low.value as number) + widthOf(low, high) / 2,
  });
  if (steps === 0) return [point(from, to)];
  const seek = (first: TippingSide, last: TippingSide): readonly TippingPoint[] => {
    let [low, high] = [first, last];
    while (widthOf(low, high) > axis.tolerance!) {
      const value = (low.value as number) + widthOf(low, high) / 2;
      const { conclusion, reliable } = answerAt(value);
      if (conclusion === null) break;
      const side = { value, conclusion, reliable };
      if (conclusion === low.conclusion) low = side;
      else high = side;
    }
    return [point(low, high), ...(high.conclusion === last.conclusion ? [] : seek(high, last))];
  };
  return seek(from, to);
}
