import arms from "../../schema/arms.schema.json";
import codebook from "../../schema/codebook.schema.json";
import effects from "../../schema/effects.schema.json";
import plan from "../../schema/plan.schema.json";
import row from "../../schema/row.schema.json";
import table from "../../schema/table.schema.json";
import trials from "../../schema/trials.schema.json";

/** A schema as JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** JSON Schema (2020-12) of a row of trial data after its cells have been read. */
export const rowJsonSchema: JsonSchema = row;

/** JSON Schema (2020-12) of a codebook as it is written. */
export const codebookJsonSchema: JsonSchema = codebook;

/** JSON Schema (2020-12) of a plan as it is written. */
export const planJsonSchema: JsonSchema = plan;

/** Table Schema (Data Package 2.0) of a CSV file of contrasts. */
export const contrastTableSchema: JsonSchema = table;

/** Table Schema (Data Package 2.0) of a CSV file of arms. */
export const armTableSchema: JsonSchema = arms;

/** Table Schema (Data Package 2.0) of a CSV file of effects. */
export const effectTableSchema: JsonSchema = effects;

/** Table Schema (Data Package 2.0) of a CSV table of facts of trials. */
export const trialTableSchema: JsonSchema = trials;
