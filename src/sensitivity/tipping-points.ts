import type { SweepRow, SweepValue, TippingPoint, TippingSide } from "../types/index.js";
import { placeOn, type SweepGrid } from "./sweep-grid.js";

/** Which tipping points are sought between the values of the grid: all, those from the reference setting, or none. */
export type Refine = "all" | "reference" | "none";

type Axis = SweepGrid["axes"][number];

/** Two neighbours on the grid with different conclusions. */
export interface Bracket extends Omit<TippingPoint, "at" | "unanswered"> {
  readonly axis: Axis;
  /** A row of the line. */
  readonly row: number;
  /** How often an interval of numbers is halved; 0 where it stays as it is. */
  readonly halvings: number;
  /** Values of the grid between the two that have no conclusion. */
  readonly gaps: readonly SweepValue[];
}

/** Along every dimension, all others held, the neighbours between which the conclusion changes. */
export function bracketsOf(grid: SweepGrid, rows: readonly SweepRow[], refine: Refine): readonly Bracket[] {
  return grid.axes.flatMap((axis) =>
    rows.flatMap((_, start) => {
      if (placeOn(axis, start) !== 0) return [];
      const whole = lineOf(axis, start);
      const line = whole.filter((row) => rows[row]!.conclusion !== null);
      const atReference = start === 0;
      return line.slice(1).flatMap((row, i): Bracket[] => {
        const [from, to] = [sideOf(axis, rows[line[i]!]!), sideOf(axis, rows[row]!)];
        if (from.conclusion === to.conclusion) return [];
        const { [axis.name]: _, ...held } = grid.namesAt(row);
        const between = whole.slice(whole.indexOf(line[i]!) + 1, whole.indexOf(row));
        const sought = refine === "all" || (refine === "reference" && atReference);
        return [
          {
            ...{ axis, row, dimension: axis.name, held, atReference, from, to },
            halvings: sought ? halvings(axis, from, to) : 0,
            gaps: between.map((each) => rows[each]!.setting[axis.name]!),
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

const isBetween = (low: TippingSide, value: number, high: TippingSide): boolean =>
  (low.value as number) < value && value < (high.value as number);

const widthOf = (from: TippingSide, to: TippingSide): number => (to.value as number) - (from.value as number);

function halvings({ tolerance }: Axis, from: TippingSide, to: TippingSide): number {
  return tolerance === null ? 0 : Math.max(0, Math.ceil(Math.log2(widthOf(from, to) / tolerance)));
}

/**
 * Halves a bracket until it is as narrow as asked, or the analysis gives no conclusion, so that no place between is claimed;
 * where a third conclusion lies between, there are several tipping points.
 */
export function soughtIn(
  bracket: Bracket,
  answerAt: (value: number) => Pick<SweepRow, "conclusion" | "reliable">,
): readonly TippingPoint[] {
  const { axis, row: _, halvings: steps, from, to, gaps, ...rest } = bracket;
  const point = (low: TippingSide, high: TippingSide, silent: readonly SweepValue[]): TippingPoint => {
    const unanswered = silent.some((value) => axis.tolerance === null || isBetween(low, value as number, high));
    const at = unanswered || axis.tolerance === null ? null : (low.value as number) + widthOf(low, high) / 2;
    return { ...rest, from: low, to: high, at, unanswered };
  };
  if (steps === 0) return [point(from, to, gaps)];
  const seek = (first: TippingSide, last: TippingSide): readonly TippingPoint[] => {
    let [low, high] = [first, last];
    let silent = gaps;
    while (widthOf(low, high) > axis.tolerance!) {
      const value = (low.value as number) + widthOf(low, high) / 2;
      const { conclusion, reliable } = answerAt(value);
      if (conclusion === null) {
        silent = [...gaps, value];
        break;
      }
      const side = { value, conclusion, reliable };
      if (conclusion === low.conclusion) low = side;
      else high = side;
    }
    return [point(low, high, silent), ...(high.conclusion === last.conclusion ? [] : seek(high, last))];
  };
  return seek(from, to);
}
