import { type PoolOptions, pool } from "../model/index.js";
import { forestText } from "../plot/index.js";
import { wrapped } from "../plot/text-lines.js";
import type { Fit } from "../types/index.js";
import type { Call, Command } from "./command.js";
import { exitCodes } from "./failure.js";
import { readInput } from "./input.js";
import { levelOf, methodFlags } from "./plan-flags.js";
import { within } from "./read.js";
import { readEffects } from "./read-effects.js";

/** `wane pool`: numbers in, one fit and its forest plot out. */
export const poolCommand: Command = {
  name: "pool",
  usage: "INPUT [flags]",
  summary: "pool effects that are numbers already, with a forest plot in text",
  about: [
    "Reads CSV with the columns yi (on the analysis scale: log for OR and RR) and vi or sei, and optionally label (or trial), or what wane effects writes: then only usable rows are pooled. Prints a forest plot, the fit and its words of caution. One effect for each trial; for several visits, controls or outcomes use wane synthesize.",
  ],
  positionals: { least: 1, most: 1 },
  flags: {
    measure: {
      value: "CODE",
      choices: ["MD", "SMD", "OR", "RR", "RD"],
      help: "what yi is; for OR and RR ratios are printed",
    },
    "include-doubtful": { help: "pool rows that wane effects calls doubtful, too" },
    ...methodFlags,
  },
  examples: [
    ["wane pool effects.csv", "REML with the Hartung-Knapp interval"],
    ["wane effects bcg | wane pool - --tau2 DL --interval z", "DerSimonian and Laird, as of old"],
    ["wane pool effects.csv --measure OR --json", "the fit for a program"],
  ],
  run: async (context) => {
    const { values, has, host, json, print, printJson, say, style, width, progress } = context;
    const options = optionsOf(context);
    progress("reading");
    const { table } = await readInput(context.positionals[0] ?? "", {}, host);
    const { effects, measure, leftOut } = readEffects(table, has("include-doubtful"));
    progress(`pooling ${effects.length} effects`);
    const pooled = within(table.name, () => pool(effects, options));
    const fit: Fit = { ...pooled, measure: (values.measure as Fit["measure"] | undefined) ?? measure };
    progress(null);
    if (leftOut.rows > 0)
      say(`left out ${leftOut.rows} of ${leftOut.rows + effects.length} rows: ${leftOut.reasons.join(", ")}`);
    if (json) printJson(fit);
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
    ...(values.tau2 === undefined ? {} : { tau2: values.tau2 }),
    ...(values.interval === undefined ? {} : { interval: values.interval }),
    ...(values.prediction === undefined ? {} : { prediction: values.prediction }),
    ...(values.level === undefined ? {} : { level: levelOf(values.level) }),
  }) as PoolOptions;
