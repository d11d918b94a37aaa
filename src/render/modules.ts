import { SynthesisError } from "../errors.js";

/** A package that is loaded only when something is drawn. */
export async function optional<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new SynthesisError("RENDERER_MISSING", `drawing needs the package ${name}, which could not be loaded`, {
      remedy: `npm install ${name}`,
      evidence: { package: name, cause: String(cause) },
    });
  }
}

export const vega = (): Promise<typeof import("vega")> => optional("vega", () => import("vega"));
export const vegaLite = () => optional("vega-lite", () => import("vega-lite"));
export const resvg = () => optional("@resvg/resvg-wasm", () => import("@resvg/resvg-wasm"));
