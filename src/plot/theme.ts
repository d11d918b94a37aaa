import type { VegaLiteSpec } from "../types/index.js";
import type { Face } from "./text.js";

/** Colours that stay apart for readers with any kind of colour vision, and in grey. */
export const ink = {
  text: "#1a1a1a",
  muted: "#5f6368",
  line: "#3c4043",
  hair: "#d5d8dc",
  square: "#3d6f99",
  pooled: "#12324d",
  thin: "#8ea5ba",
  prediction: "#8a5a00",
  course: "#9aa5b1",
  whisker: "#b3bcc7",
  box: "#bfd2e4",
  band: "#eef0e4",
  window: "#f4f6f8",
  alarm: "#a63603",
  paper: "#ffffff",
} as const;

/** DejaVu Sans is measured and shipped; Verdana, on whose widths it was modelled, stands in where it is missing. */
const fontFamily = "DejaVu Sans, Verdana, sans-serif";

/** Sizes in pixels; a figure of 700 pixels is 17 cm wide in print, and 10 pixels are 7 points. */
export const faces = {
  title: { size: 14, bold: true },
  alarm: { size: 11, bold: true },
  head: { size: 10, bold: true },
  group: { size: 12, bold: true },
  body: { size: 11 },
  strong: { size: 11, bold: true },
  note: { size: 10 },
  small: { size: 9 },
} as const satisfies Record<string, Face>;

/** Pixels beside and below a plot with two axes, for the labels of their ticks. */
export const GUTTER = 44;
export const TICK_LABELS = 22;

/** What is the same in every figure. */
export const frame = {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  background: ink.paper,
  config: {
    font: fontFamily,
    aria: false,
    view: { stroke: null },
    axis: {
      labelFontSize: 10,
      labelColor: ink.text,
      labelPadding: 3,
      tickColor: ink.line,
      tickSize: 4,
      domainColor: ink.line,
      titleFontSize: 11,
      titleFontWeight: "normal",
      titleColor: ink.text,
    },
  },
} as const satisfies Partial<VegaLiteSpec>;

/** The figure with every number rounded once, so that every runtime writes the same bytes; what is undefined is left out. */
export function rounded<T>(value: T): T {
  return roundedPart(value) as T;
}

function roundedPart(part: unknown): unknown {
  if (typeof part === "number") return Number.isInteger(part) ? part + 0 : Number(part.toPrecision(12));
  if (Array.isArray(part)) return part.map(roundedPart);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]) => (value === undefined ? [] : [[key, roundedPart(value)]])),
  );
}
