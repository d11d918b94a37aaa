import { preset, toR } from "../explain/index.js";
import { measures } from "../measure/index.js";
import { type PoolOptions, pool } from "../model/index.js";
import { forestText } from "../plot/index.js";
import { wrapped } from "../plot/text-lines.js";
import { mantelHaenszel, peto } from "../rare/index.js";
import type { Fit, PresetName } from "../types/index.js";
import type { Call, Command } from "./command.js";
import { exitCodes, UsageError } from "./failure.js";
import { readInput, type Source } from "./input.js";
import { levelOf, methodFlags } from "./plan-flags.js";
import { within } from "./read.js";
import { readEffects } from "./read-effects.js";
import { readTables } from "./read-tables.js";

/** `wane pool`: numbers in, one fit and its forest plot out. */
export const poolCommand: Command = {
  name: "pool",
  usage: "INPUT [flags]",
  summary: "pool effects that are numbers already, with a forest plot in text",
  about: [
    "Reads CSV with the columns yi (on the analysis scale: log for OR and RR, and so on) and vi or sei, and optionally label (or trial), or what wane effects writes: then only usable rows are pooled. Prints a forest plot, the fit and its words of caution. One effect for each trial; for several visits, controls or outcomes use wane synthesize.",
    "With --method MH or Peto it reads tables of events instead: ai and ci, with bi and di or with the sizes n1i and n2i. Nothing is added to zero cells.",
  ],
  positionals: { least: 1, most: 1 },
  flags: {
    measure: {
      value: "CODE",
      choices: Object.keys(measures),
      help: "what yi is; what is printed leads back from its scale",
    },
    "include-doubtful": { help: "pool rows that wane effects calls doubtful, too" },
    method: {
      value: "CODE",
      choices: ["MH", "Peto"],
      help: "pool tables of events: Mantel-Haenszel (OR, RR, RD), or Peto",
    },
    ...methodFlags,
    r: { help: "print a script for R that computes the same, and nothing else" },
  },
  examples: [
    ["wane pool effects.csv", "REML with the Hartung-Knapp interval"],
    ["wane effects bcg | wane pool - --tau2 DL --interval z", "DerSimonian and Laird, as of old"],
    ["wane pool effects.csv --r > analysis.R", "the same in R with metafor"],
    ["wane pool effects.csv --measure OR --json", "the fit for a program"],
    ["wane pool events.csv --method MH --measure RR", "tables of rare events, with no correction"],
  ],
  run: async (context) => {
    const { values, has, host, json, print, printJson, say, style, width, progress } = context;
    if (has("r") && json) throw new UsageError("pool prints a script with --r or JSON with --json, and not both");
    const byTables = has("method") ? tablesOf(context) : null;
    const options = optionsOf(context);
    progress("reading");
    const { table } = await readInput(context.positionals[0] ?? "", {}, host);
    let fit: Fit;
    if (byTables !== null) fit = byTables(table);
    else {
      const { effects, measure, leftOut } = readEffects(table, has("include-doubtful"));
      const doing = `pooling ${effects.length} effects`;
      progress(doing);
      const onProgress = (done: number, total: number): void => progress(doing, done, total);
      const pooled = within(table.name, "by flags", () => pool(effects, { ...options, bootstrap: { onProgress } }));
      fit = { ...pooled, measure: (values.measure as Fit["measure"] | undefined) ?? measure };
      if (leftOut.rows > 0)
        say(`left out ${leftOut.rows} of ${leftOut.rows + effects.length} rows: ${leftOut.reasons.join(", ")}`);
    }
    progress(null);
    if (has("r")) print(toR(fit));
    else if (json) printJson(fit);
    else {
      print(forestText(fit, { width, ascii: has("ascii") }));
      for (const { message, remedy } of fit.notes) {
        const note = `${style.yellow("note:")} ${message}${remedy === undefined ? "" : `; ${remedy}`}`;
        print(`${wrapped(note, width).join("\n")}\n`);
      }
    }
    return fit.k === 0 ? exitCodes.data : exitCodes.done;
  },
};

const optionsOf = ({ values }: Call): PoolOptions =>
  ({
    ...(values.preset === undefined ? {} : preset(values.preset as PresetName, "MD").pool),
    ...(values.tau2 === undefined ? {} : { tau2: values.tau2 }),
    ...(values.interval === undefined ? {} : { interval: values.interval }),
    ...(values.prediction === undefined ? {} : { prediction: values.prediction }),
    ...(values.level === undefined ? {} : { level: levelOf(values.level) }),
  }) as PoolOptions;

/** How tables are pooled, once what was asked for is known to go together. */
function tablesOf({ values, has }: Call): (source: Source) => Fit {
  const { method, measure = "OR" } = values;
  const others = ["preset", "tau2", "interval", "prediction", "include-doubtful"].filter(has);
  if (others.length > 0) throw new UsageError(`--method ${method} takes no --${others.join(", --")}`);
  const measures = method === "Peto" ? ["OR"] : ["OR", "RR", "RD"];
  if (!measures.includes(measure)) {
    throw new UsageError(`--method ${method} needs --measure ${measures.join(", ")}, got "${measure}"`);
  }
  const level = values.level === undefined ? {} : { level: levelOf(values.level) };
  return (source) => {
    const tables = readTables(source);
    return within(source.name, "by flags", () =>
      method === "Peto"
        ? peto(tables, level)
        : mantelHaenszel(tables, { measure: measure as "OR" | "RR" | "RD", ...level }),
    );
  };
}
