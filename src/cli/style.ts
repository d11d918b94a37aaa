import type { Host, Output } from "./host.js";

/** Ways to set text off; each leaves it as it is where there are no colours. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const escapes = { bold: [1, 22], dim: [2, 22], red: [31, 39], yellow: [33, 39], green: [32, 39] } as const;

/** Colours on a terminal that has them, unless NO_COLOR is set (https://no-color.org). */
export function styleOf({ isTerminal }: Output, { NO_COLOR = "", TERM }: Host["env"]): Style {
  const coloured = isTerminal && NO_COLOR === "" && TERM !== "dumb";
  const paint = ([on, off]: readonly [number, number]) =>
    coloured ? (text: string) => `\u001b[${on}m${text}\u001b[${off}m` : (text: string) => text;
  return {
    bold: paint(escapes.bold),
    dim: paint(escapes.dim),
    red: paint(escapes.red),
    yellow: paint(escapes.yellow),
    green: paint(escapes.green),
  };
}
