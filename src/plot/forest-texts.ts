import type { EffectAxis } from "./axis.js";
import { type Columns, effectText, faceOf, LINE, type PlacedRow, ROW, type TextColumn } from "./forest-layout.js";
import type { ForestRow } from "./forest-rows.js";
import type { NumberFormat } from "./format.js";
import { caveatsOf, type Subject } from "./subject.js";
import { plain, wrap } from "./text.js";
import { styled, type Text } from "./texts.js";
import { faces, ink } from "./theme.js";

/** Texts outside of the plot, and the pixels that they take. */
export interface Margin {
  readonly texts: readonly Text[];
  readonly height: number;
}

const widthOf = ({ left, plot, right }: Columns): number => left + plot + right;

/** Above the plot, from the bottom up: heads of columns, what the data are where that must be said, the title. */
export function headTexts(
  title: string,
  subtitle: string,
  subject: Subject,
  columns: Columns,
  rows: readonly PlacedRow[],
): Margin {
  const { left, edges, heads } = columns;
  const trials = rows.some(({ row }) => row.kind === "trial");
  const named: readonly (readonly [TextColumn | "trial", number])[] = trials ? [["trial", -left], ...edges] : [];
  const texts = named.flatMap(([column, x]) =>
    heads[column].map((line, i, lines) =>
      styled(
        line,
        x,
        -(10 + (lines.length - 1 - i) * 12) / ROW,
        faces.head,
        ink.text,
        column === "trial" ? "left" : "right",
      ),
    ),
  );
  let height = named.length === 0 ? 4 : 6 + 12 * Math.max(...named.map(([column]) => heads[column].length));
  const above = [
    ...caveatsOf(subject)
      .reverse()
      .map((text) => ({ text, face: faces.alarm, color: ink.alarm, line: 17 })),
    { text: plain(subtitle), face: faces.body, color: ink.text, line: 17 },
    { text: plain(title), face: faces.title, color: ink.text, line: 20 },
  ];
  for (const { text, face, color, line } of above.filter(({ text }) => text !== "")) {
    for (const each of wrap(text, widthOf(columns), face).reverse()) {
      height += line;
      texts.push(styled(each, -left, -(height - line / 2) / ROW, face, color));
    }
  }
  return { texts, height: height + 6 };
}

/** Below the plot: the sides of the axis, its name, and the small print over the whole width. */
export function footTexts(
  sides: { readonly lower: string; readonly higher: string } | null,
  name: string,
  paragraphs: readonly string[],
  columns: Columns,
  axis: EffectAxis,
  bottom: number,
): Margin {
  const { left, plot, right } = columns;
  const texts: Text[] = [];
  let height = 24;
  const line = (text: string, x: number, at: number, face: { size: number }, color: string, align: Text["align"]) =>
    texts.push(styled(text, x, bottom + at / ROW, face, color, align));
  if (sides !== null) {
    const zero = Math.min(Math.max(axis.pixel(axis.noEffect ?? 0), 0), plot);
    const before = wrap(`← ${plain(sides.lower)}`, zero + left - 8, faces.note);
    const after = wrap(`${plain(sides.higher)} →`, plot + right - zero - 8, faces.note);
    for (const [i, text] of before.entries())
      line(text, zero - 8, height + 7 + i * LINE, faces.note, ink.text, "right");
    for (const [i, text] of after.entries()) line(text, zero + 8, height + 7 + i * LINE, faces.note, ink.text, "left");
    height += 5 + LINE * Math.max(before.length, after.length);
  }
  for (const text of wrap(name, 2 * Math.min(left, right) + plot, faces.body)) {
    line(text, plot / 2, height + 7.5, faces.body, ink.text, "center");
    height += 15;
  }
  height += 10;
  for (const paragraph of paragraphs) {
    for (const text of wrap(paragraph, widthOf(columns), faces.note)) {
      line(text, -left, height + LINE / 2, faces.note, ink.muted, "left");
      height += LINE;
    }
    height += 2;
  }
  return { texts, height: height + 8 };
}

/** In the plot's rows: all labels, and the effects of rows that are no trials (those of trials are a column). */
export function rowTexts(rows: readonly PlacedRow[], { left, edges }: Columns, format: NumberFormat): Text[] {
  const edge = edges.find(([column]) => column === "effect")?.[1];
  return rows.flatMap(({ row, lines, indent, top, y }) => {
    const label = lines.map((line, i) =>
      styled(line, indent - left, top + (i * LINE) / ROW, faceOf(row), colourOf(row)),
    );
    const effect = row.kind === "trial" ? "" : effectText(row, format);
    if (effect === "" || edge === undefined) return label;
    const face = row.kind === "pooled" ? faces.strong : row.kind === "heading" ? faces.note : faces.body;
    return [...label, styled(effect, edge, y, face, row.kind === "pooled" ? ink.text : ink.muted, "right")];
  });
}

const colourOf = ({ kind }: ForestRow): string =>
  kind === "note" || kind === "alternative" || kind === "prediction" ? ink.muted : ink.text;
