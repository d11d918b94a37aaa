import { SynthesisError } from "../errors.js";
import { textWidth } from "../plot/text.js";
import { vega, vegaLite } from "./modules.js";

/**
 * Draws a Vega-Lite specification as SVG, by Vega itself.
 *
 * Text in DejaVu Sans is measured by the font's own widths, never by a canvas, so that the same specification gives the
 * same bytes on every machine.
 *
 * @param spec - a Vega-Lite specification; those of this package need neither network nor files
 * @returns one `<svg>` element, its description as `aria-label`
 * @throws `SynthesisError` `RENDERER_MISSING` if vega or vega-lite is not installed, `RENDER_FAILED` if the
 *   specification was not understood
 * @example
 * (await toSvg(forestPlot(pool([{ yi: 0.1, vi: 0.02 }, { yi: 0.6, vi: 0.03 }])))).slice(0, 4); // "<svg"
 */
export async function toSvg(spec: object): Promise<string> {
  const [{ compile }, runtime] = await Promise.all([vegaLite(), vega()]);
  const trouble: string[] = [];
  const logger = collector(trouble);
  measureByTable(runtime as unknown as Measuring);
  try {
    // Vega writes a number of its own into each row of data.
    const compiled = compile(structuredClone(spec) as Parameters<typeof compile>[0], { logger });
    const view = new runtime.View(runtime.parse(compiled.spec), { renderer: "none", logger });
    const svg = renumbered(await view.toSVG());
    view.finalize();
    if (trouble.length > 0) throw new Error(trouble.join("; "));
    return described(svg, "description" in spec ? String(spec.description) : null);
  } catch (cause) {
    throw new SynthesisError("RENDER_FAILED", `toSvg could not draw the specification: ${messageOf(cause)}`, {
      remedy: "look at the specification where the message points",
    });
  }
}

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** Vega tells a logger of errors and of data that it could not load, and goes on; those are kept, the rest is passed over. */
function collector(trouble: string[]) {
  const keep = (messages: readonly unknown[]): void => {
    trouble.push(messages.map(messageOf).join(" "));
  };
  const logger = {
    level: () => logger,
    debug: () => logger,
    info: () => logger,
    warn: (...messages: readonly unknown[]) => {
      if (messages[0] === "Loading failed") keep(messages);
      return logger;
    },
    error: (...messages: readonly unknown[]) => {
      keep(messages);
      return logger;
    },
  };
  return logger as typeof logger & { level(): number };
}

interface TextItem {
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

interface Measuring {
  readonly textMetrics: { width: (item: TextItem, text: string) => number };
}

const measured = new WeakSet<Measuring["textMetrics"]>();

/** Only text in our own font is measured by the table, so that a host's other charts are left as they are. */
function measureByTable({ textMetrics }: Measuring): void {
  if (measured.has(textMetrics)) return;
  measured.add(textMetrics);
  const otherwise = textMetrics.width;
  textMetrics.width = (item, text) =>
    item.font?.startsWith("DejaVu Sans")
      ? textWidth(text ?? "", { size: item.fontSize ?? 11, bold: isBold(item.fontWeight) })
      : otherwise(item, text);
}

const isBold = (weight: string | number | undefined): boolean => weight === "bold" || Number(weight) >= 600;

/** Names of clipping paths count up over all figures of a process; here they count from 1 in each. */
function renumbered(svg: string): string {
  const names = new Map<string, string>();
  return svg.replace(/(?<=clip-path="url\(#|<clipPath id=")clip\d+(?=[)"])/g, (name) => {
    if (!names.has(name)) names.set(name, `clip${names.size + 1}`);
    return names.get(name) as string;
  });
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const described = (svg: string, description: string | null): string =>
  description === null
    ? svg
    : svg.replace(
        "<svg ",
        () => `<svg role="img" aria-label="${description.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)}" `,
      );
