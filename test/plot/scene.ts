import { textWidth } from "../../src/plot/text.js";
import type { VegaLiteSpec } from "../../src/types/index.js";

/** A line of text as it stands in the figure, in pixels from its upper left corner. */
interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A figure as Vega has laid it out. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly Box[];
}

interface Item {
  readonly x?: number;
  readonly y?: number;
  readonly dx?: number;
  readonly dy?: number;
  readonly text?: unknown;
  readonly align?: string;
  readonly baseline?: string;
  readonly fontSize?: number;
  readonly fontWeight?: string;
  readonly opacity?: number;
  readonly items?: readonly Mark[];
}

interface Mark {
  readonly marktype: string;
  readonly items: readonly Item[];
}

/** Lays a figure out by Vega, and fails at the first word from either compiler. */
export async function sceneOf(spec: VegaLiteSpec): Promise<Scene> {
  const [{ compile }, vega] = await Promise.all([import("vega-lite"), import("vega"), measuredByTable()]);
  const complain = (...words: readonly unknown[]): never => {
    throw new Error(words.join(" "));
  };
  const logger = { level: () => logger, warn: complain, error: complain, info: complain, debug: () => logger } as never;
  const view = new vega.View(vega.parse(compile(structuredClone(spec) as never, { logger }).spec), {
    renderer: "none",
    logger,
  });
  const svg = await view.toSVG();
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
  const [, x, y] = /transform="translate\(([-\d.]+),([-\d.]+)\)"/.exec(svg)!.map(Number);
  const root = (view.scenegraph() as unknown as { root: Mark }).root;
  return { width: width!, height: height!, texts: textsOf(root, x!, y!) };
}

let measured: Promise<unknown> | undefined;

/** Drawing any figure by `toSvg` has Vega measure text by the table from then on. */
async function measuredByTable(): Promise<void> {
  const { toSvg } = await import("../../src/render/to-svg.js");
  measured ??= toSvg({ data: { values: [] }, mark: "text" });
  await measured;
}

function textsOf({ marktype, items }: Mark, x: number, y: number): Box[] {
  return items.flatMap((item) => {
    const [left, top] = [x + (item.x ?? 0), y + (item.y ?? 0)];
    if (marktype === "text") return item.text === "" || item.opacity === 0 ? [] : [box(item, left, top)];
    return (item.items ?? []).flatMap((mark) => textsOf(mark, left, top));
  });
}

function box(item: Item, x: number, y: number): Box {
  const size = item.fontSize ?? 11;
  const text = String(item.text);
  const width = textWidth(text, { size, bold: item.fontWeight === "bold" });
  const left = x + (item.dx ?? 0) - (item.align === "right" ? width : item.align === "center" ? width / 2 : 0);
  const shift =
    item.baseline === "top" ? 0.79 : item.baseline === "middle" ? 0.3 : item.baseline === "bottom" ? -0.21 : 0;
  const base = y + (item.dy ?? 0) + shift * size;
  return { text, left, right: left + width, top: base - 0.74 * size, bottom: base + 0.2 * size };
}

/** Pairs of texts that touch one another. */
export const collisions = ({ texts }: Scene): string[] =>
  texts.flatMap((one, i) =>
    texts
      .slice(i + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `"${one.text}" and "${other.text}"`),
  );

/** Texts that are cut by the border of the figure. */
export const cut = ({ width, height, texts }: Scene): string[] =>
  texts
    .filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
    .map(({ text }) => text);
