import type { Host } from "./host.js";
import type { Progress } from "./progress-bar.js";
import type { Style } from "./style.js";

/** A flag of a command. */
export interface Flag {
  /** What its value is called in the help; a flag without one is on or off. */
  readonly value?: string;
  /** The values that it may have, where there are only so many. */
  readonly choices?: readonly string[];
  readonly help: string;
}

/** What was typed, checked against the flags of the command. */
export interface Call {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly has: (flag: string) => boolean;
}

/** What a command has to work with. */
export interface Context extends Call {
  readonly host: Host;
  readonly json: boolean;
  /** Of standard output. */
  readonly style: Style;
  /** Letters in a line of standard output. */
  readonly width: number;
  readonly print: (text: string) => void;
  /** One JSON value on standard output, numbers as they are. */
  readonly printJson: (value: unknown) => void;
  /** A message beside the output. */
  readonly say: (text: string) => void;
  /** What is being done, and how far it is. */
  readonly progress: Progress;
}

/** A command of the command line, with everything that its help says. */
export interface Command {
  readonly name: string;
  readonly alias?: string;
  /** What stands behind the name, such as `INPUT --out DIR`. */
  readonly usage: string;
  readonly summary: string;
  /** Paragraphs. */
  readonly about: readonly string[];
  readonly positionals: { readonly least: number; readonly most: number };
  readonly flags: Readonly<Record<string, Flag>>;
  /** Calls, each with what it does. */
  readonly examples: readonly (readonly [call: string, what: string])[];
  /** Writes its output and returns an exit code. */
  readonly run: (context: Context) => Promise<number>;
}

/** Flags that every command has. */
export const commonFlags: Readonly<Record<string, Flag>> = {
  json: { help: "print JSON on standard output, for programs" },
  ascii: { help: "draw with ASCII letters alone" },
  width: { value: "N", help: "letters in a line: 40 or more; that of the terminal, or 80" },
  help: { help: "print this help" },
};
