import { SynthesisError } from "../errors.js";
import { aboutOf } from "../model/about.js";
import { log } from "../numeric/index.js";
import { type Cells, cellsOf, corrected, isRate, type TableMeasure } from "../rare/cells.js";
import type { Diagnostic, Labbe, TableFit } from "../types/index.js";

/**
 * What happened in the arms of each trial, against one another: the coordinates of L'Abbé's plot. No effect is the diagonal;
 * the pooled effect lifts or lowers it.
 *
 * @param fit - as {@link mantelHaenszel} and {@link peto} return it. Zero cells get what the studies' own effects got; trials
 *   without events in both arms have no point where the axes are logarithms
 * @returns log risks for RR, log odds for OR, risks for RD, log rates for IRR and rates for IRD; of arms as they were given,
 *   before any alignment
 * @throws {@link SynthesisError} `NO_TABLE` for a fit of something else
 * @see L'Abbé, Detsky & O'Rourke (1987), Annals of Internal Medicine 107:224-233, doi:10.7326/0003-4819-107-2-224
 * @example
 * const fit = mantelHaenszel([{ ai: 10, bi: 90, ci: 20, di: 80 }, { ai: 5, bi: 95, ci: 15, di: 85 }], { measure: "RD" });
 * labbe(fit).points.map(({ x, y }) => [x, y]); // [[0.2, 0.1], [0.15, 0.05]]
 */
export function labbe({ measure, method, estimate, tables, zeroCells, studies }: TableFit): Labbe {
  const axes = axisOf[measure as TableMeasure];
  if (tables === undefined || axes === undefined) {
    throw new SynthesisError("NO_TABLE", "labbe needs a pool of tables of events", {
      remedy: "pool them by mantelHaenszel or peto",
    });
  }
  const cells = tables.map(({ counts }) => cellsOf(counts));
  const shown = zeroCells === null ? cells : corrected(cells, measure as TableMeasure, zeroCells);
  const placed = tables.map(({ label, weight }, i) => {
    const one = shown[i] ?? null;
    const [x, y] = one === null ? [Number.NaN, Number.NaN] : armsOf(one, measure as TableMeasure);
    return { label, x, y, weight };
  });
  const isPlaced = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    Number.isFinite(x) && Number.isFinite(y);
  const lost = placed.filter((point) => !isPlaced(point)).map(({ label }) => label);
  const about = aboutOf(studies.flatMap(({ effect }) => (effect ? [effect] : [])));
  return { measure, about, method, axis: axes, points: placed.filter(isPlaced), estimate, notes: aboutLost(lost) };
}

const axisOf = {
  OR: "log odds",
  RR: "log risk",
  RD: "risk",
  IRR: "log rate",
  IRD: "rate",
} satisfies Record<TableMeasure, Labbe["axis"]>;

/** Comparator and treatment. */
function armsOf({ a, b, c, d }: Cells, measure: TableMeasure): readonly [number, number] {
  const arm = (events: number, others: number): number => {
    if (isRate(measure)) return measure === "IRR" ? log(events / others) : events / others;
    if (measure === "OR") return log(events / others);
    return measure === "RR" ? log(events / (events + others)) : events / (events + others);
  };
  return [arm(c, d), arm(a, b)];
}

const aboutLost = (labels: readonly string[]): readonly Diagnostic[] =>
  labels.length === 0
    ? []
    : [
        {
          code: "NO_POINT",
          severity: "info",
          message: `no point for ${labels.join(", ")}: without events in an arm there is no logarithm`,
          evidence: { studies: labels },
        },
      ];
