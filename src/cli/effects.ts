import { effectSizes } from "../effect/index.js";
import { readPlan } from "../plan.js";
import { audit, toCsv } from "../tidy/index.js";
import type { Row } from "../types/index.js";
import type { Command } from "./command.js";
import { exitCodes } from "./failure.js";
import { inputFlags, readInput, readJson } from "./input.js";
import { complain, noAnswer } from "./no-answer.js";
import { planFields, questionFlags } from "./plan-flags.js";
import { proposePlan } from "./propose-plan.js";
import { readRows, within } from "./read.js";

/** `wane effects`: what each row gives, or why it gives nothing. */
export const effects: Command = {
  name: "effects",
  usage: "INPUT [--plan FILE] [--codebook FILE] [flags]",
  summary: "one line for each row: its effect, or why it has none",
  about: [
    "Prints CSV on standard output, one line for each row of the table, in its order: yi and vi on the analysis scale (log for OR and RR), status (usable, doubtful, unusable, excluded), code and reason, and every step from the printed numbers to the effect. wane pool reads it. Where no row has an effect, the lines are printed all the same, and the exit code is 1.",
    "Outcome and measure come from the flags, else from the plan, else from the data as in wane synthesize.",
  ],
  positionals: { least: 1, most: 1 },
  flags: {
    plan: { value: "FILE", help: "the question as JSON; wane schema plan describes it" },
    ...inputFlags,
    ...questionFlags,
  },
  examples: [
    ["wane effects bcg --measure OR", "log odds ratios of the shipped BCG trials"],
    ["wane effects data.csv --outcome pain --measure SMD > effects.csv", "into a file"],
    ["wane effects bcg | wane pool -", "straight into a pool"],
  ],
  run: async (context) => {
    const { values, host, json, print, printJson, progress } = context;
    progress("reading");
    const input = await readInput(context.positionals[0] ?? "", values, host);
    const written = values.plan === undefined ? null : readJson(values.plan, "plan");
    const { contrasts, codebook } = readRows(input);
    const fields = planFields(context);
    const base = written === null ? proposePlan(contrasts, codebook, fields) : (written.value as object);
    const rows = within(written?.source.name ?? "plan", written === null ? "by flags" : "by a file", () => {
      const plan = readPlan({ ...base, ...fields });
      return audit(effectSizes(contrasts, plan)).map((row, i) => line(row, plan.measure, contrasts[i]?.design ?? null));
    });
    progress(null);
    if (json) printJson(rows);
    else print(toCsv(rows));
    const unanswered = noAnswer(rows, ["usable", "doubtful"]);
    if (unanswered === null) return exitCodes.done;
    complain(context, unanswered);
    return exitCodes.data;
  },
};

/** What is known of a row before there are cells: what it gives first, then what it is. */
function line(row: Row, measure: string, design: string | null): Row {
  const { cell: _, ...known } = row;
  const first = ["row", "line", "trial", "yi", "vi", "status", "code", "reason"];
  return { ...Object.fromEntries(first.map((key) => [key, known[key] ?? null])), measure, design, ...known };
}
