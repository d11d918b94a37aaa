import { SynthesisError } from "../errors.js";

/**
 * A package that is loaded only when something is drawn. A page without a bundler has the script builds of vega and
 * vega-lite instead, which are globals.
 */
export async function optional<T>(name: string, load: () => Promise<T>, script?: string): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const loaded = script === undefined ? undefined : (globalThis as Readonly<Record<string, unknown>>)[script];
    if (loaded !== undefined) return loaded as T;
    throw new SynthesisError("RENDERER_MISSING", `drawing needs the package ${name}, which could not be loaded`, {
      remedy: `npm install ${name}`,
      evidence: { package: name, cause: String(cause) },
    });
  }
}

export const vega = (): Promise<typeof import("vega")> => optional("vega", () => import("vega"), "vega");
export const vegaLite = () => optional("vega-lite", () => import("vega-lite"), "vegaLite");
export const resvg = () => optional("@resvg/resvg-wasm", () => import("@resvg/resvg-wasm"));
