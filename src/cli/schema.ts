import {
  armTableSchema,
  codebookJsonSchema,
  contrastTableSchema,
  effectTableSchema,
  type JsonSchema,
  planJsonSchema,
  rowJsonSchema,
  trialTableSchema,
} from "../schema/index.js";
import type { Command } from "./command.js";
import { exitCodes, UsageError } from "./failure.js";

const schemas: Readonly<Record<string, readonly [schema: JsonSchema, what: string]>> = {
  plan: [planJsonSchema, "the question and the methods (JSON Schema)"],
  codebook: [codebookJsonSchema, "what the columns mean (JSON Schema)"],
  row: [rowJsonSchema, "a row of trial data, its cells read (JSON Schema)"],
  table: [contrastTableSchema, "the columns of the CSV file (Table Schema)"],
  arms: [armTableSchema, "the columns of a file of arms (Table Schema)"],
  effects: [effectTableSchema, "the columns of a file of effects (Table Schema)"],
  trials: [trialTableSchema, "the columns of a table of trials (Table Schema)"],
};

/** `wane schema`: what goes in, described for editors and programs. */
export const schema: Command = {
  name: "schema",
  usage: "[NAME] [flags]",
  summary: "JSON Schemas of plans, codebooks and rows",
  about: ["Prints a schema as JSON; without a name, the list of those that there are."],
  positionals: { least: 0, most: 1 },
  flags: {},
  examples: [
    ["wane schema", "the list"],
    ["wane schema plan > plan.schema.json", "for an editor that completes as one types"],
  ],
  run: async ({ positionals: [name], json, print, printJson }) => {
    if (name === undefined) {
      const list = Object.entries(schemas).map(([name, [, what]]) => ({ name, what }));
      if (json) printJson(list);
      else print(list.map((each) => `${each.name.padEnd(9)} ${each.what}\n`).join(""));
      return exitCodes.done;
    }
    const found = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (found === undefined)
      throw new UsageError(`there is no schema ${name}; there are ${Object.keys(schemas).join(", ")}`);
    printJson(found[0]);
    return exitCodes.done;
  },
};
