import type { Cell, Design, Fit, Grid } from "../types/index.js";
import { emptiness, headings, undecided } from "./cell-text.js";
import { count, type NumberFormat, numberFormat } from "./format.js";
import { distinct, levelText, methodText, sourceOf, subjectOfStrata } from "./subject.js";
import { headLines } from "./text-forest.js";
import { joined, type Pen, padded, penOf, placesOf, type TextOptions, wrapped } from "./text-lines.js";
import { windowSpan } from "./weeks.js";
import { windowTexts } from "./window-texts.js";

const WIDEST_LABEL = 24;
const NARROWEST_CELL = 14;

/**
 * The grid in text: windows across, controls down, in each cell the pooled effect with its interval and the number of
 * trials, or that there is none. Windows that do not fit beside one another follow below. Ratios are printed as ratios.
 *
 * @param grid - windows by controls, or whatever its facets are; the window goes across
 * @param options - `width` in letters, 80 by default; `ascii` for terminals without box letters
 * @returns lines that end in a line feed, none longer than `width`
 * @throws {@link SynthesisError} `BAD_WIDTH` for fewer than 40 letters
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,6,40,2.8,2.4,40,3.3,2.6`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const grid = poolStrata(stratify(effects, { by: ["window"], windows: windows.cochranePain }));
 * gridText(grid).split("\n").filter((line) => line.includes("one trial")).length; // 1
 */
export function gridText(grid: Grid, options: TextOptions = {}): string {
  const pen = penOf(options, "gridText");
  const { strata, cells, method } = grid;
  const subject = subjectOfStrata(strata);
  const format = numberFormat(
    cells.flatMap(({ fit }) => (fit.confidence ? [fit.confidence] : fit.studies.map(({ confidence }) => confidence))),
    subject.scale,
  );
  const across = strata.facets.find(({ name }) => name === "window")?.values ?? [""];
  const others = { ...strata, facets: strata.facets.filter(({ name }) => name !== "window") };
  const rowOf = ({ stratum }: Cell): string => headings(stratum, others).join(", ");
  const down = distinct(cells.map(rowOf), (name) => name);
  const cellOf = (row: string, window: string): Cell | undefined =>
    cells.find((cell) => rowOf(cell) === row && (cell.stratum.key.window ?? "") === window);

  const numbers = cells.flatMap(({ fit }) => numberLines(fit, format, pen));
  const wide = Math.max(NARROWEST_CELL, ...numbers.map(placesOf));
  const longest = Math.max(0, ...down.map((name) => placesOf(pen.write(name))));
  const label = Math.min(WIDEST_LABEL, longest, Math.max(8, pen.width - wide - 7));
  const body = down.map((row) => ({
    head: label === 0 ? [] : wrapped(pen.write(row), label),
    cells: across.map((window) =>
      cellLines(cellOf(row, window), strata.design, format, pen).flatMap((line) => wrapped(line, wide)),
    ),
  }));
  const heads = across.map((window) =>
    [window, windowSpan(window, strata.method.windows) ?? ""]
      .filter((text) => text !== "")
      .flatMap((text) => wrapped(pen.write(text), wide)),
  );
  const fitting = Math.max(1, Math.floor((pen.width - (label === 0 ? 1 : label + 4)) / (wide + 3)));
  const tables = Array.from({ length: Math.ceil(across.length / fitting) }, (_, i) => {
    const some = <T>(items: readonly T[]): T[] => items.slice(i * fitting, (i + 1) * fitting);
    return table(
      { head: [], cells: some(heads) },
      body.map((row) => ({ head: row.head, cells: some(row.cells) })),
      label,
      wide,
      pen,
    );
  });
  return joined([
    ...headLines(options.title, subject, pen),
    ...wrapped(pen.write(`${subject.name} [${levelText(method.level)} CI]`), pen.width),
    ...tables.flat(),
    ...[methodText({ ...method, prediction: "none" }), ...windowTexts(grid)].flatMap((text) =>
      wrapped(pen.write(text), pen.width),
    ),
  ]);
}

/** The pooled effect and its interval; where nothing is pooled, up to three effects side by side. */
function numberLines(fit: Fit, { number, interval }: NumberFormat, { write }: Pen): string[] {
  const { estimate, confidence, studies } = fit;
  if (estimate !== null && confidence !== null) return [write(number(estimate)), write(interval(confidence))];
  if (studies.length > 3) return [];
  return studies.flatMap(({ yi, confidence }) => [write(number(yi)), write(interval(confidence))]);
}

function cellLines(cell: Cell | undefined, design: Design, format: NumberFormat, pen: Pen): string[] {
  if (cell === undefined) return [];
  const { fit, stratum } = cell;
  const empty = emptiness(cell, design);
  const silent = stratum.withoutNumbers.length;
  const open = undecided(stratum).length;
  if (empty !== null) {
    const trials = silent + stratum.doubtful.length + open;
    return [empty, ...(trials > 0 ? [`(${count(trials, sourceOf(design))})`] : [])];
  }
  const pooled = fit.method.tau2 === "none" ? count(fit.k, "result") : fit.k === 1 ? "one trial" : `k = ${fit.k}`;
  return [
    ...numberLines(fit, format, pen),
    pooled,
    ...(silent > 0 ? [`+ ${silent} without numbers`] : []),
    ...(open > 0 ? [`+ ${open}, no arm chosen`] : []),
  ];
}

interface TableRow {
  readonly head: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

function table(head: TableRow, rows: readonly TableRow[], label: number, wide: number, { signs }: Pen): string[] {
  const widths = [...(label === 0 ? [] : [label]), ...head.cells.map(() => wide)];
  const border = ([left, between, right]: string): string =>
    left + widths.map((width) => signs.rule.repeat(width + 2)).join(between) + right;
  const lines = ({ head, cells }: TableRow): string[] => {
    const columns = label === 0 ? cells : [head, ...cells];
    const height = Math.max(1, ...columns.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => {
      const places = columns.map((texts, i) =>
        padded(texts[line] ?? "", widths[i] ?? 0, i === 0 && label > 0 ? "left" : "center"),
      );
      return `${signs.side} ${places.join(` ${signs.side} `)} ${signs.side}`;
    });
  };
  const named = head.cells.some((texts) => texts.some((text) => text !== ""));
  return [
    border(signs.top),
    ...(named ? [...lines(head), border(signs.middle)] : []),
    ...rows.flatMap((row, i) => [...(i === 0 ? [] : [border(signs.middle)]), ...lines(row)]),
    border(signs.bottom),
  ];
}
