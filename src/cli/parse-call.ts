import { parseArgs } from "node:util";
import { suggest } from "../data/suggest.js";
import { type Call, type Command, commonFlags, type Flag } from "./command.js";
import { UsageError } from "./failure.js";

/** Reads what stands behind the name of a command. */
export function parseCall(command: Command, args: readonly string[]): Call {
  const flags: Readonly<Record<string, Flag>> = { ...command.flags, ...commonFlags };
  const { positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(flags).map(([name, { value }]) => [
        name,
        {
          type: value === undefined ? ("boolean" as const) : ("string" as const),
          ...(name === "help" ? { short: "h" } : {}),
        },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | undefined> = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (flag === undefined) throw unknown(token.rawName, Object.keys(flags), command);
    values[token.name] = checkedValue(token.rawName, flag, token.value, token.inlineValue ?? false);
  }
  const has = (flag: string): boolean => values[flag] !== undefined;
  if (!has("help")) checkCount(command, positionals);
  return { positionals, values, has };
}

function checkedValue(name: string, { value, choices }: Flag, given: string | undefined, inline: boolean): string {
  if (value === undefined) {
    if (given === undefined) return "yes";
    throw new UsageError(`${name} takes no value, got "${given}"`);
  }
  // Numbers may be negative; whatever else begins with a dash is the next flag.
  if (given === undefined || given === "" || (!inline && /^-[^\d.]/.test(given))) {
    throw new UsageError(
      `${name} needs a value, ${value}${given ? `, got the flag ${given}; write ${name}=${given} if it is one` : ""}`,
    );
  }
  if (choices !== undefined && !choices.includes(given)) {
    throw new UsageError(`${name} needs one of ${choices.join(", ")}, got "${given}"${didYouMean(given, choices)}`);
  }
  return given;
}

const unknown = (name: string, flags: readonly string[], command: Command): UsageError =>
  new UsageError(`${command.name} has no flag ${name}${didYouMean(name.replace(/^-+/, ""), flags, "--")}`);

/** `; did you mean "x"?`, where something is near. */
export function didYouMean(typed: string, candidates: readonly string[], before = ""): string {
  const meant = suggest(typed, candidates, 0.5);
  return meant === null ? "" : `; did you mean ${before}${meant}?`;
}

function checkCount({ usage, name, positionals: { least, most } }: Command, given: readonly string[]): void {
  if (given.length < least) throw new UsageError(`${name} needs more: wane ${name} ${usage}`);
  if (given.length > most)
    throw new UsageError(`${name} takes ${most === 0 ? "no input" : `at most ${most}`}, got "${given.join('", "')}"`);
}
