import { diagnosticCodes } from "../codes.js";
import { safeReadContrasts } from "../data/index.js";
import { count } from "../plot/format.js";
import { wrapped } from "../plot/text-lines.js";
import type { Contrast } from "../types/index.js";
import type { Command } from "./command.js";
import { exitCodes } from "./failure.js";
import { readInput } from "./input.js";
import { fileOf, forCommandLine } from "./read.js";
import { grouped, tally } from "./report.js";

/** `wane check`: everything that is wrong with a table, or deserves a second look. */
export const check: Command = {
  name: "check",
  usage: "INPUT [--codebook FILE] [--strict] [flags]",
  summary: "everything that is wrong with a table, or deserves a look",
  about: [
    "Reads the table and reports all problems at once, by kind, each with line, column, what was found and what to do. Errors (exit code 1) stop a synthesis; warnings do not, unless --strict; remarks are to be known.",
  ],
  positionals: { least: 1, most: 1 },
  flags: {
    codebook: { value: "FILE", help: "what the columns mean, as JSON; a shipped data set has its own" },
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
    const input = await readInput(named, values.codebook, host);
    const result = safeReadContrasts(input.table.text, input.codebook ?? undefined);
    progress(null);
    const diagnostics = result.diagnostics.map(forCommandLine);
    const worrying = diagnostics.some(({ severity }) => severity === "warning");
    const ok = result.ok && !(worrying && has("strict"));
    const contents = result.ok ? contentsOf(result.value) : null;
    if (json) printJson({ ok, ...contents, diagnostics });
    else {
      print(grouped(diagnostics, diagnosticCodes, { style, width, all: has("all") }));
      if (contents !== null) {
        const { rows, trials, kinds, domains, controls } = contents;
        const parts = [
          `${count(rows, "row")}, ${count(trials, "trial")}`,
          Object.entries(kinds)
            .map(([kind, n]) => `${n} ${kind}`)
            .join(", "),
          `domains: ${domains.join(", ")}`,
          `controls: ${controls.join(", ")}`,
        ];
        print(`${wrapped(`${parts.join("; ")}.`, width).join("\n")}\n`);
      }
      const file = fileOf(diagnostics, input);
      print(`${ok ? style.green(`${file}:`) : style.red(`${file}:`)} ${tally(diagnostics)}\n`);
    }
    return ok ? exitCodes.done : exitCodes.data;
  },
};

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
