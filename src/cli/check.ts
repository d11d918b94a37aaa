import { diagnosticCodes } from "../codes.js";
import { count } from "../plot/format.js";
import { wrapped } from "../plot/text-lines.js";
import type { Contrast } from "../types/index.js";
import type { Command } from "./command.js";
import { exitCodes } from "./failure.js";
import { inputFlags, readInput } from "./input.js";
import { safeReadRows } from "./read.js";
import { grouped, tally } from "./report.js";

/** `wane check`: everything that is wrong with a table, or deserves a second look. */
export const check: Command = {
  name: "check",
  usage: "INPUT [--codebook FILE] [--trials FILE] [--strict] [flags]",
  summary: "everything that is wrong with a table, or deserves a look",
  about: [
    "Reads the table and reports all problems at once, by kind, each with line, column, what was found and what to do. Errors (exit code 1) stop a synthesis; warnings do not, unless --strict; remarks are to be known.",
  ],
  positionals: { least: 1, most: 1 },
  flags: {
    ...inputFlags,
    strict: { help: "exit code 1 for warnings too" },
    all: { help: "list every line of every kind" },
  },
  examples: [
    ["wane check data.csv", "a table by itself"],
    ["wane check data.csv --codebook codebook.json --strict", "for a script that must stop"],
    ["cat data.csv | wane check - --json", "for a program"],
  ],
  run: async ({ positionals: [named = ""], values, has, host, json, print, printJson, style, width, progress }) => {
    progress("reading");
    const { contrasts, findings } = safeReadRows(await readInput(named, values, host));
    progress(null);
    const worrying = findings.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === "warning"));
    const ok = contrasts !== null && !(worrying && has("strict"));
    const contents = contrasts === null ? null : contentsOf(contrasts);
    if (json) {
      const diagnostics = findings.flatMap(({ file, diagnostics }) => diagnostics.map((each) => ({ file, ...each })));
      printJson({ ok, ...contents, diagnostics });
    } else {
      for (const { file, diagnostics } of findings) {
        print(grouped(diagnostics, diagnosticCodes, { style, width, all: has("all") }));
        const bad = diagnostics.some(
          ({ severity }) => severity === "error" || (severity === "warning" && has("strict")),
        );
        print(`${(bad ? style.red : style.green)(`${file}:`)} ${tally(diagnostics)}\n`);
      }
      if (contents !== null) print(`${wrapped(inWords(contents), width).join("\n")}\n`);
    }
    return ok ? exitCodes.done : exitCodes.data;
  },
};

const inWords = ({ rows, trials, kinds, domains, controls }: ReturnType<typeof contentsOf>): string =>
  `${[
    `${count(rows, "row")}, ${count(trials, "trial")}`,
    Object.entries(kinds)
      .map(([kind, n]) => `${n} ${kind}`)
      .join(", "),
    `domains: ${domains.join(", ")}`,
    `controls: ${controls.join(", ")}`,
  ].join("; ")}.`;

/** What a table holds, in numbers. */
function contentsOf(contrasts: readonly Contrast[]) {
  const kinds: Record<string, number> = {};
  for (const { kind } of contrasts) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const distinct = (names: readonly string[]): string[] => [...new Set(names)];
  return {
    rows: contrasts.length,
    trials: distinct(contrasts.map(({ trial }) => trial)).length,
    kinds,
    domains: distinct(contrasts.map(({ outcome }) => outcome.domain)),
    controls: distinct(contrasts.map(({ control }) => control.name)),
  };
}
