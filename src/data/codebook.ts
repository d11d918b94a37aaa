import * as z from "zod";
import { DataError } from "../errors.js";
import type { Codebook, Diagnostic } from "../types/index.js";
import { armColumns } from "./arm-columns.js";
import { columns } from "./columns.js";
import { defaultControls } from "./controls.js";
import { issueText } from "./issue-text.js";
import { trialColumns } from "./trial-columns.js";

const name = z.string().trim().min(1).max(200);
const tristate = z.enum(["yes", "no", "unknown"]);
const week = z.number().finite();

const scale = z
  .tuple([z.number(), z.number()])
  .refine(([lowest, highest]) => lowest < highest, "needs the lowest value first and the highest above it");

const outcome = z.strictObject({
  name,
  label: z.string().min(1).optional(),
  domain: name,
  role: z.enum(["clinical", "surrogate", "harm"]).default("clinical"),
  better: z.enum(["lower", "higher", "unknown"]),
  scale: scale.nullable().default(null),
  unit: z.string().nullable().default(null),
  smallestWorthwhile: z
    .strictObject({
      value: z.number().positive(),
      unit: z.string(),
      kind: z.enum(["between-group", "within-patient"]),
      source: z.string().min(1),
    })
    .nullable()
    .default(null),
  referenceSd: z
    .strictObject({ value: z.number().positive(), source: z.string().min(1) })
    .nullable()
    .default(null),
  samplingRho: z
    .strictObject({ value: z.number().min(-1).max(1), source: z.string().min(1) })
    .optional()
    .describe("correlation between any two measurements of the same people with this outcome"),
  samplingPhi: z
    .strictObject({ value: z.number().min(0).max(1), source: z.string().min(1) })
    .optional()
    .describe("correlation between measurements of the same people with this outcome one week apart"),
  denominatorUnit: z.enum(["person", "appointment", "treatment"]).nullable().default(null),
  // A codebook that was read may be read again; places are counted anew.
  rank: z.number().nullish().describe("counted from the hierarchy; what is given is not looked at"),
});

const control = z.strictObject({
  name,
  comparator: name,
  shamType: name.nullable().default(null),
  masked: tristate.default("unknown"),
  skinPenetrated: tristate.default("unknown"),
  apart: z.boolean().default(false),
  order: z.number().optional().describe("counted from the list; what is given is not looked at"),
});

/** A set of windows as JSON; {@link windowSet} checks what a schema cannot say. */
export const windowSetSchema = z.strictObject({
  name,
  source: z.string().default(""),
  closed: z.enum(["right", "left"]).default("right"),
  windows: z
    .array(
      z.strictObject({ name, from: week, to: week.nullable().default(null), anchor: week.nullable().default(null) }),
    )
    .min(1),
});

/** A codebook as JSON. What may be left out has its default here. */
export const codebookSchema = z.strictObject({
  $schema: z.string().optional(),
  name,
  title: z.string().min(1),
  synthetic: z.boolean().default(false),
  design: z
    .enum(["controlled", "uncontrolled", "overview"])
    .default("controlled")
    .describe(
      "overview: published pooled results, which are never pooled again; uncontrolled: changes within one group",
    ),
  source: z.string().nullable().default(null),
  licence: z.string().nullable().default(null),
  outcomes: z.array(outcome).min(1),
  layout: z
    .enum(["contrasts", "arms"])
    .default("contrasts")
    .describe("what a row of the file holds: two arms and their difference, or one arm"),
  referenceArms: z
    .array(name)
    .default([])
    .describe("for arms: those that the others are compared with; the first that a trial has is taken"),
  hierarchy: z.record(z.string(), z.array(name)).default({}),
  controls: z
    .array(control)
    .min(1)
    .default(() => [...defaultControls]),
  windows: windowSetSchema.nullable().default(null),
  reportedWindows: z.array(name).default([]),
  columns: z
    .array(
      z.strictObject({ name, label: z.string().min(1).optional(), type: z.enum(["text", "number"]).default("text") }),
    )
    .default([]),
  rename: z.record(z.string(), z.string()).default({}),
});

const fault = (path: string, message: string, remedy?: string): Diagnostic => ({
  code: "CODEBOOK",
  severity: "error",
  message,
  ...(remedy === undefined ? {} : { remedy }),
  at: { path },
});

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((each, i) => names.indexOf(each) !== i)),
];

/** What a schema cannot say: names are unique, and whatever is named exists. */
function inconsistencies(book: z.output<typeof codebookSchema>): Diagnostic[] {
  const outcomes = new Set(book.outcomes.map(({ name }) => name));
  const own = new Set((book.layout === "arms" ? armColumns : columns).map(({ name }) => name));
  // A codebook may serve a table of trials beside that of results.
  const known = new Set([...columns, ...armColumns, ...trialColumns].map(({ name }) => name));
  const facts = new Set(book.columns.map(({ name }) => name));
  return [
    ...repeated(book.outcomes.map(({ name }) => name)).map((name) =>
      fault("outcomes", `outcome "${name}" is declared twice`),
    ),
    ...repeated(book.controls.map(({ name }) => name)).map((name) =>
      fault("controls", `control "${name}" is declared twice`),
    ),
    ...repeated(book.controls.map(({ comparator, shamType }) => `${comparator} / ${shamType}`)).map((pair) =>
      fault("controls", `comparator and sham type "${pair}" are declared twice`),
    ),
    ...repeated(book.columns.map(({ name }) => name)).map((name) =>
      fault("columns", `column "${name}" is declared twice`),
    ),
    ...book.columns
      .filter(({ name }) => own.has(name))
      .map(({ name }) => fault("columns", `column "${name}" is one of wane's own`, "give it another name")),
    ...Object.entries(book.hierarchy).flatMap(([domain, order]) =>
      order.flatMap((each) => {
        const declared = book.outcomes.find(({ name }) => name === each);
        if (declared === undefined) {
          return [
            fault(
              `hierarchy.${domain}`,
              `outcome "${each}" is not declared`,
              `declared are ${[...outcomes].join(", ")}`,
            ),
          ];
        }
        return declared.domain === domain
          ? []
          : [fault(`hierarchy.${domain}`, `outcome "${each}" belongs to domain "${declared.domain}"`)];
      }),
    ),
    ...Object.entries(book.rename)
      .filter(([, to]) => !known.has(to) && !facts.has(to))
      .map(([from, to]) =>
        fault(`rename.${from}`, `there is no column "${to}"`, "name one of wane's columns, or declare it in columns"),
      ),
    ...book.outcomes
      .filter(({ role, denominatorUnit }) => role !== "harm" && denominatorUnit !== null)
      .map(({ name }) =>
        fault("outcomes", `outcome "${name}" has a denominator unit but is no harm`, 'set role to "harm"'),
      ),
  ];
}

function rankOf({ name, domain }: { name: string; domain: string }, hierarchy: Codebook["hierarchy"]): number | null {
  const rank = (Object.hasOwn(hierarchy, domain) ? (hierarchy[domain] as readonly string[]) : []).indexOf(name);
  return rank < 0 ? null : rank;
}

/**
 * {@link readCodebook}, with problems returned and not thrown.
 *
 * @example
 * safeReadCodebook({ name: "mine", title: "My review", outcomes: [] }).ok; // false
 */
export function safeReadCodebook(
  input: unknown,
): { ok: true; value: Codebook } | { ok: false; diagnostics: readonly Diagnostic[] } {
  const parsed = codebookSchema.safeParse(input);
  if (!parsed.success) {
    return {
      ok: false,
      diagnostics: parsed.error.issues.map((issue) => fault(issue.path.join("."), issueText(issue))),
    };
  }
  const { $schema: _, ...book } = parsed.data;
  const diagnostics = inconsistencies(parsed.data);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return {
    ok: true,
    value: {
      ...book,
      outcomes: book.outcomes.map((each) => ({
        ...each,
        label: each.label ?? each.name,
        rank: rankOf(each, book.hierarchy),
      })),
      controls: book.controls.map((each, order) => ({ ...each, order })),
      columns: book.columns.map((each) => ({ ...each, label: each.label ?? each.name })),
    },
  };
}

/**
 * Checks a codebook and fills in its defaults.
 *
 * @param input - a codebook as JSON has it; only `name`, `title` and `outcomes` (each with `name`, `domain` and `better`) are needed
 * @returns the codebook, complete
 * @throws {@link DataError} with every problem, each at its path
 * @example
 * readCodebook({ name: "mine", title: "My review", outcomes: [{ name: "pain", domain: "pain", better: "lower" }] }).outcomes[0].role; // "clinical"
 */
export function readCodebook(input: unknown): Codebook {
  const result = safeReadCodebook(input);
  if (!result.ok) throw new DataError(result.diagnostics);
  return result.value;
}
