import type { LayerSpec, PositionSpec } from "../types/index.js";
import { type Face, plain, wrap } from "./text.js";
import { faces, ink } from "./theme.js";

/** One line of text: x in pixels, y on the figure's own scale of rows. */
export interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly align: "left" | "center" | "right";
  readonly size: number;
  readonly weight: "normal" | "bold";
  readonly color: string;
}

export const styled = (
  text: string,
  x: number,
  y: number,
  face: Face,
  color: string,
  align: Text["align"] = "left",
): Text => ({ x, y, text, align, size: face.size, weight: face.bold ? "bold" : "normal", color });

/** A text that is wrapped where it stands. */
export interface Paragraph {
  readonly text: string;
  readonly face: Face;
  readonly color: string;
}

export const paragraph = (text: string, face: Face = faces.note, color: string = ink.muted): Paragraph => ({
  text,
  face,
  color,
});

/** Paragraphs below one another, from 0 down; empty ones are left out. */
export function stack(paragraphs: readonly Paragraph[], width: number, x: number): { texts: Text[]; height: number } {
  const texts: Text[] = [];
  let height = 0;
  for (const { text, face, color } of paragraphs.filter((each) => plain(each.text) !== "")) {
    for (const line of wrap(text, width, face)) {
      texts.push(styled(line, x, height + (face.size + 3) / 2, face, color));
      height += face.size + 3;
    }
    height += 2;
  }
  return { texts, height };
}

/** Further down, as rows of a data set. */
export const moved = (texts: readonly Text[], down: number): Record<keyof Text, string | number>[] =>
  texts.map((text) => ({ ...text, y: text.y + down }));

/** Down in pixels, where rows have no meaning. */
export const pixels: PositionSpec = { field: "y", type: "quantitative", scale: null, axis: null };

/** The layer that prints a set of {@link Text}. */
export const textLayer = (name: string, y: PositionSpec): LayerSpec => ({
  data: { name },
  mark: { type: "text", baseline: "middle", align: { expr: "datum.align" }, fontWeight: { expr: "datum.weight" } },
  encoding: {
    x: { field: "x", type: "quantitative", scale: null, axis: null },
    y,
    text: { field: "text" },
    size: { field: "size", type: "quantitative", scale: null },
    color: { field: "color", type: "nominal", scale: null },
  },
});
