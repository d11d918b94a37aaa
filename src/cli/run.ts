import { version } from "../../package.json";
import { DataError, SynthesisError } from "../errors.js";
import { check } from "./check.js";
import type { Command, Context } from "./command.js";
import { datasetsCommand } from "./datasets.js";
import { effects } from "./effects.js";
import { exitCodes, Refusal, UsageError } from "./failure.js";
import { commandHelp, generalHelp } from "./help.js";
import type { Host } from "./host.js";
import { init } from "./init.js";
import { didYouMean, parseCall } from "./parse-call.js";
import { poolCommand } from "./pool.js";
import { type Progress, progressBar } from "./progress-bar.js";
import { lineOf } from "./report.js";
import { schema } from "./schema.js";
import { styleOf } from "./style.js";
import { synthesizeCommand } from "./synthesize.js";

/** In the order in which a review uses them. */
const commands: readonly Command[] = [init, check, effects, poolCommand, synthesizeCommand, datasetsCommand, schema];

/**
 * Runs one call of the command line.
 *
 * @param args - what stands behind `wane`
 * @returns the exit code
 */
export async function run(args: readonly string[], host: Host): Promise<number> {
  const [first, ...rest] = args;
  const style = styleOf(host.stdout, host.env);
  const width = lineWidth(host);
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    const asked = commands.find(({ name, alias }) => rest[0] !== undefined && [name, alias].includes(rest[0]));
    const out = first === undefined ? host.stderr : host.stdout;
    out.write(asked ? commandHelp(asked, style, width) : generalHelp(commands, version, style, width));
    return first === undefined ? exitCodes.usage : exitCodes.done;
  }
  if (first === "--version" || first === "-V" || first === "version") {
    host.stdout.write(`${version}\n`);
    return exitCodes.done;
  }
  const command = commands.find(({ name, alias }) => first === name || first === alias);
  const json = rest.includes("--json");
  const progress = progressBar(host, json);
  try {
    if (command === undefined) {
      const names = commands.flatMap(({ name, alias }) => [name, ...(alias ? [alias] : [])]);
      throw new UsageError(`there is no command ${first}${didYouMean(first, names)}`);
    }
    const call = parseCall(command, rest);
    if (call.has("help")) {
      host.stdout.write(commandHelp(command, style, width));
      return exitCodes.done;
    }
    return await command.run({
      ...call,
      json,
      style,
      ...printers(host, progress),
      width: givenWidth(call.values.width) ?? width,
    });
  } catch (error) {
    progress(null);
    return report(error, { json, command: command?.name ?? null, host });
  }
}

/** As wide as the terminal, within what can be read; 80 letters into a file. */
const lineWidth = ({ stdout: { isTerminal, columns } }: Host): number =>
  isTerminal && columns !== null ? Math.min(110, Math.max(40, columns)) : 80;

function givenWidth(text: string | undefined): number | null {
  if (text === undefined) return null;
  const width = Number(text);
  if (Number.isInteger(width) && width >= 40 && width <= 1000) return width;
  throw new UsageError(`--width needs a whole number from 40 to 1000, got "${text}"`);
}

function printers(host: Host, progress: Progress): Pick<Context, "host" | "print" | "printJson" | "say" | "progress"> {
  return {
    host,
    print: host.stdout.write,
    printJson: (value) => host.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    say: (text) => {
      progress(null);
      host.stderr.write(`${text}\n`);
    },
    progress,
  };
}

/** What went wrong, on standard error; for programs also on standard output. No stack is ever shown. */
function report(
  error: unknown,
  { json, command, host }: { readonly json: boolean; readonly command: string | null; readonly host: Host },
): number {
  const red = styleOf(host.stderr, host.env).red;
  const say = (text: string): void => host.stderr.write(`${red("wane:")} ${text}\n`);
  if (error instanceof UsageError) {
    say(error.message);
    host.stderr.write(`wane${command === null ? "" : ` ${command}`} --help says more\n`);
    return exitCodes.usage;
  }
  const { diagnostics, file } = refusalOf(error) ?? { diagnostics: null, file: null };
  if (diagnostics !== null) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    for (const each of errors.slice(0, 10)) say(lineOf(each, file));
    if (errors.length > 10) say(`and ${errors.length - 10} more`);
    if (json) host.stdout.write(`${JSON.stringify({ ok: false, diagnostics }, null, 2)}\n`);
    return exitCodes.data;
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^E[A-Z]+$/.test(code)) {
    say(`${systemErrors[code] ?? "the system refused"}: ${messageOf(error)}`);
    return exitCodes.data;
  }
  say(`unexpected: ${messageOf(error)}`);
  host.stderr.write(
    `This is a fault of wane ${version} (${host.machine}), not of your data. Please report it with this message, the command and the input.\n`,
  );
  return exitCodes.data;
}

function refusalOf(error: unknown): Pick<Refusal, "diagnostics" | "file"> | null {
  if (error instanceof Refusal) return error;
  if (error instanceof DataError) return { diagnostics: error.diagnostics, file: null };
  if (error instanceof SynthesisError) return { diagnostics: [error.diagnostic], file: null };
  return null;
}

const systemErrors: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk can only be read",
  ENOSPC: "the disk is full",
  ENOTDIR: "a folder is needed where a file stands",
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
