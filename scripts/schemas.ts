import { mkdir, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import {
  armColumns,
  type Column,
  type ColumnType,
  codebookSchema,
  columns,
  effectColumns,
  rowSchema,
  trialColumns,
} from "../src/data/index.js";
import { planSchema } from "../src/plan.js";

const base = "https://json-schema.org/draft/2020-12/schema";

const json = (title: string, description: string, schema: z.ZodType, io: "input" | "output") => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return { $schema: base, title, description, ...rest };
};

const fieldType: Record<ColumnType, "string" | "number" | "integer" | "boolean"> = {
  text: "string",
  vocabulary: "string",
  "one-of": "string",
  "p-value": "string",
  number: "number",
  positive: "number",
  "non-negative": "number",
  count: "integer",
  events: "integer",
  year: "integer",
  "yes-no": "boolean",
};

const constraints: Partial<Record<ColumnType, Readonly<Record<string, unknown>>>> = {
  "non-negative": { minimum: 0 },
  positive: { exclusiveMinimum: 0 },
  count: { minimum: 1 },
  events: { minimum: 0 },
  year: { minimum: 1800, maximum: 2200 },
  "p-value": { pattern: "^([<>=]?)\\s*(0?\\.\\d+|[01](\\.\\d+)?)([eE]-?\\d+)?$" },
};

const field = ({ name, type, unit, values, description, aliases }: Column, needed: readonly string[]) => ({
  name,
  type: fieldType[type],
  description: unit === undefined ? description : `${description} (${unit})`,
  ...(type === "yes-no" ? { trueValues: ["yes", "true", "1"], falseValues: ["no", "false", "0"] } : {}),
  constraints: {
    required: needed.includes(name),
    ...constraints[type],
    ...(values === undefined ? {} : { enum: values }),
  },
  ...(aliases.length === 0 ? {} : { aliases }),
});

const table = (title: string, columns: readonly Column[], needed: readonly string[]) => ({
  $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
  title,
  fieldsMatch: "partial",
  missingValues: ["", "NA"],
  fields: columns.map((column) => field(column, needed)),
});

/** The schemas of what goes in, made from what checks it. */
export const schemas: Readonly<Record<string, unknown>> = {
  "row.schema.json": json(
    "Row of trial data",
    "A row of contrasts after its cells have been read, by kind.",
    rowSchema,
    "output",
  ),
  "codebook.schema.json": json("Codebook", "What the columns of a data set mean.", codebookSchema, "input"),
  "plan.schema.json": json("Plan", "An analysis as JSON.", planSchema, "input"),
  "table.schema.json": table("File of contrasts", columns, ["trial"]),
  "arms.schema.json": table("File of arms", armColumns, ["trial", "arm"]),
  "effects.schema.json": table("File of effects", effectColumns, ["trial"]),
  "trials.schema.json": table("Table of trials", trialColumns, ["trial"]),
};

/** A schema as its file has it. */
export const asFile = (schema: unknown): string => `${JSON.stringify(schema, null, 2)}\n`;

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await mkdir("schema", { recursive: true });
  for (const [name, schema] of Object.entries(schemas)) await writeFile(`schema/${name}`, asFile(schema));
}
