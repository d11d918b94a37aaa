import { SynthesisError } from "../errors.js";

const files = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"] as const;

/** Beside the built module, and in the repository where the module is run from its source. */
const folders = ["./fonts/", "../../assets/fonts/"] as const;

let read: Promise<readonly Uint8Array[]> | null = null;

/**
 * The fonts that ship with the package, regular and bold.
 *
 * @throws {@link SynthesisError} `FONTS_MISSING` where there is no file system, or no such file
 */
export function shippedFonts(): Promise<readonly Uint8Array[]> {
  read ??= readFonts().catch((cause: unknown) => {
    read = null;
    throw cause;
  });
  return read;
}

async function readFonts(): Promise<readonly Uint8Array[]> {
  const causes: string[] = [];
  for (const folder of folders) {
    try {
      const { readFile } = await import(/* @vite-ignore */ "node:fs/promises");
      return await Promise.all(files.map((file) => readFile(new URL(folder + file, import.meta.url))));
    } catch (cause) {
      causes.push(String(cause));
    }
  }
  throw new SynthesisError(
    "FONTS_MISSING",
    "toPng needs the fonts that ship with the package and could not read them",
    {
      remedy: "pass the bytes of DejaVuSans.ttf and DejaVuSans-Bold.ttf as fonts",
      evidence: { causes },
    },
  );
}
