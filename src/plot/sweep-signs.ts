import type { EncodingSpec, LayerSpec } from "../types/index.js";
import { conclusionText, type ReadSweep } from "./sweep-words.js";
import { shortened, textWidth } from "./text.js";
import { styled, type Text } from "./texts.js";
import { faces, ink } from "./theme.js";

const LINE = 14;
const shapes = ["circle", "triangle-up", "square", "diamond", "cross"] as const;

/** A sign for each conclusion but that of the reference setting. */
export function signLayers(
  conclusions: number,
  name: string,
  place: EncodingSpec,
  { size, strokeWidth = 1.2 }: { readonly size: number; readonly strokeWidth?: number },
): LayerSpec[] {
  return Array.from({ length: Math.max(0, conclusions - 1) }, (_, i) => ({
    data: { name },
    transform: [{ filter: `datum.sign === ${i + 1}` }],
    mark: {
      ...{ type: "point", shape: shapes[i % shapes.length]!, fill: ink.paper, stroke: ink.text },
      ...{ strokeWidth, size, opacity: 1 },
    },
    encoding: place,
  }));
}

interface SignLegend {
  /** Whether the conclusion of the reference setting has no sign, or a dot. */
  readonly first: "none" | "dot";
  /** What else is to be said. */
  readonly further: readonly string[];
  readonly width: number;
  readonly left: number;
  readonly from: number;
}

/** What the signs stand for, from the left border of the figure in as few lines as have room. */
export function signLegend(sweep: ReadSweep, { first, further, width, left, from }: SignLegend) {
  const entries = [
    ...sweep.ranked.map((conclusion, sign) => ({ sign, text: conclusionText(sweep, conclusion) })),
    ...further.map((text) => ({ sign: -1, text })),
  ];
  const texts: Text[] = [];
  const signs: { readonly sign: number; readonly x: number; readonly y: number }[] = [];
  let [x, y] = [-left, from];
  for (const { sign, text } of entries) {
    const shown = sign > 0 || (sign === 0 && first === "dot");
    const mark = shown ? 14 : 0;
    const told = shortened(sign === 0 && !shown ? `no sign: ${text}` : text, faces.note, width - mark);
    const length = textWidth(told, faces.note) + mark;
    if (x > -left && x + length > width - left) [x, y] = [-left, y + LINE];
    if (shown) signs.push({ sign, x: x + 5, y });
    texts.push(styled(told, x + mark, y, faces.note, ink.text));
    x += length + 16;
  }
  return { texts, signs, height: y + 12 };
}
