import type { Value } from "./row.js";

/** How a field becomes a position. */
export interface ScaleSpec {
  readonly type?: "linear" | "log" | "symlog";
  readonly domain?: number[];
  readonly constant?: number;
  readonly nice?: boolean;
  readonly zero?: boolean;
  readonly reverse?: boolean;
}

/** An axis with every tick named, so that nothing is left to the renderer's guess of text widths. */
export interface AxisSpec {
  readonly title: string | null;
  readonly values: number[];
  readonly labelExpr: string;
  readonly labels?: boolean;
  readonly grid: boolean;
  /** 1: drawn over the marks. */
  readonly zindex: number;
  readonly labelOverlap: boolean;
  readonly labelFlush: boolean;
  readonly labelLimit: number;
}

/** A position of a mark: a field on a scale, pixels from a field (`scale: null`), a number on the scale, or pixels. */
export type PositionSpec =
  | {
      readonly field: string;
      readonly type: "quantitative";
      readonly scale?: ScaleSpec | null;
      readonly axis?: AxisSpec | null;
    }
  | {
      readonly datum: number;
      readonly type: "quantitative";
      readonly scale?: ScaleSpec | null;
      readonly axis?: AxisSpec | null;
    }
  | { readonly value: number };

/** The far end of a mark that spans something. */
export type SecondPositionSpec = { readonly field: string } | { readonly datum: number } | { readonly value: number };

/** Which field goes where. */
export interface EncodingSpec {
  readonly x?: PositionSpec;
  readonly y?: PositionSpec;
  readonly x2?: SecondPositionSpec;
  readonly y2?: SecondPositionSpec;
  readonly size?: { readonly field: string; readonly type: "quantitative"; readonly scale: null };
  readonly color?: { readonly field: string; readonly type: "nominal"; readonly scale: null };
  readonly text?: { readonly field: string };
  readonly detail?: { readonly field: string; readonly type: "nominal" };
}

/** A kind of mark with its look. */
export interface MarkSpec {
  readonly type: "area" | "line" | "point" | "rect" | "rule" | "text";
  readonly align?: "left" | "center" | "right" | { readonly expr: string };
  readonly baseline?: "top" | "middle" | "bottom";
  readonly clip?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly filled?: boolean;
  readonly fontSize?: number;
  readonly fontWeight?: "normal" | "bold" | { readonly expr: string };
  readonly lineHeight?: number;
  readonly opacity?: number;
  readonly shape?: string;
  readonly size?: number;
  readonly stroke?: string;
  readonly strokeDash?: number[];
  readonly strokeWidth?: number;
}

/** One layer: named data, or some of its rows, a mark, an encoding. */
export interface LayerSpec {
  readonly data: { readonly name: string };
  readonly transform?: { readonly filter: string }[];
  readonly mark: MarkSpec;
  readonly encoding: EncodingSpec;
}

/** Layers drawn over one another on the same scales. */
export interface ViewSpec {
  readonly width: number;
  readonly height: number;
  readonly layer: LayerSpec[];
}

/** Views beside and below one another, so many in a row. */
export interface PanelsSpec {
  readonly concat: ViewSpec[];
  readonly columns: number;
  readonly spacing: { readonly row: number; readonly column: number };
  readonly bounds: "flush";
}

/** What every figure has, whatever its layers. */
export interface FigureSpec {
  readonly $schema: string;
  /** The figure in words, made from its numbers. */
  readonly description: string;
  readonly background: string;
  readonly padding: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly autosize: "none" | "pad";
  /** All numbers and texts of the figure, by name. */
  readonly datasets: { readonly [name: string]: { readonly [field: string]: Value | string[] }[] };
  readonly config: {
    readonly font: string;
    readonly aria: boolean;
    readonly view: { readonly stroke: null };
    readonly axis: { readonly [property: string]: string | number | boolean | number[] };
  };
}

/**
 * A Vega-Lite specification as plain JSON: the part of the grammar that the figures use, which versions 5 and 6 read
 * alike. The type is structural, so that no type of another package is part of the public surface; a test holds that it
 * is assignable to Vega-Lite's own `TopLevelSpec`.
 */
export type VegaLiteSpec = FigureSpec & (ViewSpec | PanelsSpec);
