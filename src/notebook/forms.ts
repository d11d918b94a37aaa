import { SynthesisError } from "../errors.js";
import { toSvg } from "../render/index.js";
import type { Row, VegaLiteSpec } from "../types/index.js";
import { htmlOf, tableOf, textOf } from "./table.js";

/**
 * One value in several forms, from which a notebook takes the best it can draw: a figure as Vega-Lite and as SVG, a table
 * as HTML, and always text.
 */
export interface MimeBundle {
  readonly "application/vnd.vegalite.v5+json"?: object;
  readonly "image/svg+xml"?: string;
  readonly "text/html"?: string;
  readonly "text/plain": string;
}

/** Rows under what is said of them. */
export function table(title: string | null, rows: readonly Row[]): MimeBundle {
  const printed = tableOf(title, rows);
  return { "text/html": htmlOf(printed), "text/plain": textOf(printed) };
}

/** A figure, and what it shows as text. */
export async function figure(specification: VegaLiteSpec, text: string): Promise<MimeBundle> {
  const svg = await svgOf(specification);
  return {
    "application/vnd.vegalite.v5+json": {
      ...specification,
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    },
    ...(svg === null ? {} : { "image/svg+xml": svg }),
    "text/plain": text,
  };
}

/** A figure that says in words what it shows, and its numbers as text. */
export const drawn = (specification: VegaLiteSpec, rows: readonly Row[]): Promise<MimeBundle> =>
  figure(
    specification,
    [specification.description ?? "", ...(rows.length === 0 ? [] : [textOf(tableOf(null, rows))])].join("\n"),
  );

/** Without the packages that draw, a notebook that knows Vega-Lite draws all the same. */
async function svgOf(specification: VegaLiteSpec): Promise<string | null> {
  try {
    return await toSvg(specification);
  } catch (error) {
    if (error instanceof SynthesisError && error.code === "RENDERER_MISSING") return null;
    throw error;
  }
}
