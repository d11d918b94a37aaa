import { wrapped } from "../plot/text-lines.js";
import { type Command, commonFlags, type Flag } from "./command.js";
import type { Style } from "./style.js";

/** What `wane --help` prints. */
export function generalHelp(commands: readonly Command[], version: string, style: Style, width: number): string {
  return text([
    ...paragraph(`wane ${version}: meta-analysis by follow-up window and kind of control`, width),
    "",
    style.bold("Usage"),
    "  wane COMMAND [INPUT] [flags]",
    "",
    style.bold("Commands"),
    ...list(
      commands.map(({ name, alias, summary }) => [alias === undefined ? name : `${name}, ${alias}`, summary]),
      width,
    ),
    "",
    style.bold("To begin"),
    ...list(
      [
        ["wane init review", "data, codebook and plan to start from"],
        ["wane check review/data.csv --codebook review/codebook.json", "look for mistakes"],
        ["wane synthesize acupuncture-by-sham --out figures", "all figures and tables of a shipped data set"],
      ],
      width,
    ),
    "",
    ...paragraph(
      "INPUT is a CSV file, the name of a shipped data set (wane datasets lists them), or - for standard input. wane COMMAND --help says more. Exit codes: 0 done, 1 the data or the question have no answer, 2 the command was called wrongly. NO_COLOR turns colours off.",
      width,
    ),
  ]);
}

/** What `wane COMMAND --help` prints. */
export function commandHelp(command: Command, style: Style, width: number): string {
  const { name, alias, usage, summary, about, flags, examples } = command;
  return text([
    ...paragraph(`wane ${name}: ${summary}`, width),
    "",
    style.bold("Usage"),
    `  wane ${name} ${usage}`.trimEnd(),
    ...(alias === undefined ? [] : [`  wane ${alias} ${usage}`.trimEnd()]),
    "",
    ...about.flatMap((each) => [...paragraph(each, width), ""]),
    style.bold("Flags"),
    ...list(Object.entries({ ...flags, ...commonFlags }).map(flagEntry), width),
    "",
    style.bold("Examples"),
    ...list(examples, width),
  ]);
}

const flagEntry = ([name, { value, choices, help }]: readonly [string, Flag]): readonly [string, string] => [
  `--${name}${value === undefined ? "" : ` ${value}`}${name === "help" ? ", -h" : ""}`,
  choices === undefined ? help : `${help}: ${choices.join(", ")}`,
];

const text = (lines: readonly string[]): string => `${lines.join("\n").trimEnd()}\n`;

const paragraph = (words: string, width: number): string[] => wrapped(words, width);

/** Names at the left, what they are at the right; a name too long for its column stands on a line of its own. */
function list(entries: readonly (readonly [string, string])[], width: number): string[] {
  const column = Math.min(26, Math.max(...entries.map(([name]) => name.length)));
  return entries.flatMap(([name, what]) => {
    const [first = "", ...rest] = wrapped(what, width - column - 4);
    const indent = " ".repeat(column + 4);
    const head = `  ${name.padEnd(column)}  `;
    return name.length > column
      ? [`  ${name}`, ...[first, ...rest].map((line) => indent + line)]
      : [head + first, ...rest.map((line) => indent + line)];
  });
}
