import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import * as datasets from "../../datasets/index.js";
import { asFile, schemas } from "../../scripts/schemas.js";
import { armColumns, columns, effectColumns, trialColumns } from "../../src/data/index.js";
import {
  armTableSchema,
  codebookJsonSchema,
  contrastTableSchema,
  effectTableSchema,
  planJsonSchema,
  rowJsonSchema,
  trialTableSchema,
} from "../../src/schema/index.js";

// Schemas are read once or twice: making their code short takes longer than running it.
const compile = (schema: unknown) =>
  new Ajv2020({ strict: false, code: { optimize: false } }).compile(schema as object);
const validCodebook = compile(codebookJsonSchema);

test.each(Object.keys(schemas))("schema/%s is what the code checks", async (name) => {
  expect(await readFile(`schema/${name}`, "utf8")).toBe(asFile(schemas[name]));
});

test("the package serves the same schemas", () => {
  const served = { row: rowJsonSchema, codebook: codebookJsonSchema, plan: planJsonSchema };
  const tables = {
    table: contrastTableSchema,
    arms: armTableSchema,
    effects: effectTableSchema,
    trials: trialTableSchema,
  };
  for (const [name, schema] of Object.entries({ ...served, ...tables }))
    expect(schema).toEqual(schemas[`${name}.schema.json`]);
});

test("every column of a file stands in the Table Schema and in each kind of row", () => {
  const names = columns.map(({ name }) => name).sort();
  expect((contrastTableSchema.fields as { name: string }[]).map(({ name }) => name).sort()).toEqual(names);
  const kinds = (rowJsonSchema.oneOf ?? rowJsonSchema.anyOf) as { properties: object }[];
  expect(kinds.length).toBe(5);
  for (const { properties } of kinds) expect(Object.keys(properties).sort()).toEqual(names);
});

test.each([
  ["arms", armColumns, armTableSchema],
  ["effects", effectColumns, effectTableSchema],
  ["trials", trialColumns, trialTableSchema],
] as const)("every column of a file of %s stands in its Table Schema", (_, own, schema) => {
  expect((schema.fields as { name: string }[]).map(({ name }) => name)).toEqual(own.map(({ name }) => name));
});

test.each([
  ["contrasts", columns],
  ["arms", armColumns],
  ["effects", effectColumns],
  ["trials", trialColumns],
] as const)("no two columns of a file of %s share a name or an alias", (_, columns) => {
  const names = columns.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});

describe.each(Object.values(datasets))("$name", ({ codebook }) => {
  test("its codebook is valid by the JSON Schema", () => {
    expect([validCodebook(codebook), validCodebook.errors]).toEqual([true, null]);
  });
});

test("a plan is valid by the JSON Schema, and a wrong one is not", () => {
  const valid = compile(planJsonSchema);
  expect(valid({ outcome: "pain", measure: "MD", scale: [0, 10] })).toBe(true);
  expect(valid({ outcome: "pain", measure: "NNT" })).toBe(false);
  expect(valid({ measure: "MD" })).toBe(false);
});
