import type { LayerSpec, PositionSpec } from "../types/index.js";
import type { Face } from "./text.js";

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
