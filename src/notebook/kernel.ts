import type { MimeBundle } from "./forms.js";

/** What the Deno kernel calls with the value of each cell. */
interface Internals {
  broadcastResult: (executionCount: number, value: unknown) => Promise<void>;
}

/** What this module needs of Deno. */
interface Deno {
  readonly internal?: symbol;
  /** Throws outside of a notebook. */
  readonly jupyter: { display(value: object, options: { readonly raw: boolean }): Promise<void> };
}

/** A Deno kernel. */
interface Kernel {
  display(bundle: MimeBundle): Promise<void>;
  readonly internals: Internals | null;
}

/** The Deno kernel that this runs in, if any. */
export function kernel(): Kernel | null {
  const deno = (globalThis as { readonly Deno?: Deno }).Deno;
  if (deno === undefined) return null;
  try {
    const { jupyter } = deno;
    const display: Kernel["display"] = async (bundle) => {
      await jupyter.display(bundle, { raw: true });
      await sent();
    };
    return { display, internals: internalsOf(deno) };
  } catch {
    return null;
  }
}

/** Not part of Deno's documented surface: a version without it leaves `show` as the only way. */
function internalsOf(deno: Deno): Internals | null {
  if (typeof deno.internal !== "symbol") return null;
  const internals = (deno as unknown as Readonly<Record<symbol, { readonly jupyter?: Partial<Internals> }>>)[
    deno.internal
  ]?.jupyter;
  return typeof internals?.broadcastResult === "function" ? (internals as Internals) : null;
}

/**
 * The kernel loses about one large message in ten when the next one follows at once, and the end of a cell is such a
 * message. Of 400 that were given 20 ms none was lost.
 */
export const sent = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
