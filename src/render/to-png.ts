import { SynthesisError } from "../errors.js";
import { shippedFonts } from "./fonts.js";
import { resvg } from "./modules.js";
import { messageOf, toSvg } from "./to-svg.js";

/** What a caller may say about a picture. */
export interface PngOptions {
  /** Pixels of the picture for each pixel of the figure; 2 by default. */
  readonly scale?: number;
  /** Width of the picture in pixels, in place of `scale`. */
  readonly width?: number;
  /**
   * Bytes of further fonts (TrueType or OpenType): for letters that DejaVu Sans lacks, such as Chinese ones, and where the
   * shipped fonts cannot be read, as in a browser.
   */
  readonly fonts?: readonly Uint8Array[];
  /** Bytes of `@resvg/resvg-wasm/index_bg.wasm`, where they cannot be read: in a browser, say. */
  readonly wasm?: Uint8Array;
}

/**
 * Draws a Vega-Lite specification as a PNG picture on white, with the fonts that ship with the package; no font of the
 * system is looked at.
 *
 * @param spec - a Vega-Lite specification
 * @returns the bytes of the file
 * @throws `SynthesisError` `RENDERER_MISSING`, `FONTS_MISSING`, `RENDER_FAILED`
 * @example
 * [...(await toPng(forestPlot(pool([{ yi: 0.1, vi: 0.02 }, { yi: 0.6, vi: 0.03 }])))).slice(1, 4)]; // [80, 78, 71]
 */
export async function toPng(spec: object, options: PngOptions = {}): Promise<Uint8Array> {
  const [svg, fonts, Resvg] = await Promise.all([toSvg(spec), fontsWith(options.fonts), renderer(options.wasm)]);
  try {
    const image = new Resvg(svg, {
      fitTo:
        options.width === undefined
          ? { mode: "zoom", value: options.scale ?? 2 }
          : { mode: "width", value: options.width },
      font: { fontBuffers: [...fonts], defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" },
    });
    const rendered = image.render();
    const png = rendered.asPng();
    rendered.free();
    image.free();
    return png;
  } catch (cause) {
    throw new SynthesisError("RENDER_FAILED", `toPng could not draw the figure: ${messageOf(cause)}`, {
      remedy: "try toSvg, and look at what it wrote",
    });
  }
}

/** The shipped fonts and those of the caller, who may bring all of them. */
async function fontsWith(given: readonly Uint8Array[] | undefined): Promise<readonly Uint8Array[]> {
  if (given === undefined) return shippedFonts();
  return [...(await shippedFonts().catch(() => [])), ...given];
}

type Renderer = Awaited<ReturnType<typeof resvg>>["Resvg"];

let ready: Promise<Renderer> | null = null;

/** The WebAssembly module can be started only once in a process. */
function renderer(wasm: Uint8Array | undefined): Promise<Renderer> {
  ready ??= start(wasm).catch((cause: unknown) => {
    ready = null;
    throw cause;
  });
  return ready;
}

async function start(wasm: Uint8Array | undefined): Promise<Renderer> {
  const { initWasm, Resvg } = await resvg();
  try {
    await initWasm(wasm ?? (await shippedWasm()));
  } catch (cause) {
    if (!messageOf(cause).includes("Already initialized")) throw cause;
  }
  return Resvg;
}

async function shippedWasm(): Promise<Uint8Array> {
  try {
    const [{ createRequire }, { readFile }] = await Promise.all([
      import(/* @vite-ignore */ "node:module"),
      import(/* @vite-ignore */ "node:fs/promises"),
    ]);
    return await readFile(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm"));
  } catch (cause) {
    throw new SynthesisError(
      "RENDERER_MISSING",
      "toPng needs index_bg.wasm of @resvg/resvg-wasm and could not read it",
      {
        remedy: "pass its bytes as wasm",
        evidence: { package: "@resvg/resvg-wasm", cause: String(cause) },
      },
    );
  }
}
