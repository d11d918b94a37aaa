import { readFileSync } from "node:fs";

/** A table of the input: column to values, with `null` where R has NA. */
export type Columns = Readonly<Record<string, readonly (number | string | null)[]>>;

/** One call of R with what it gave; see README.md. */
export interface ReferenceCase {
  readonly id: string;
  readonly call: string;
  readonly input?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  /** 1 (best) to 4, 0 for R's defaults: how tightly R could be made to converge. Absent for closed forms. */
  readonly tight?: number;
  readonly error: string | null;
  readonly results: Readonly<Record<string, unknown>> | null;
}

/** One file of `results/`. */
export interface Topic {
  readonly topic: string;
  readonly about: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, { readonly source: string; readonly data: Columns }>>;
  readonly cases: readonly ReferenceCase[];
}

export const readTopic = (name: string): Topic => {
  const url = new URL(`results/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8")) as Topic;
};

/** The input table of a case, where it has one. */
export function inputOf({ inputs }: Topic, { id, input, args }: ReferenceCase): Columns | null {
  const name = input ?? args?.input;
  if (typeof name !== "string") return null;
  const found = inputs[name];
  if (found === undefined) throw new Error(`case ${id} has no input`);
  return found.data;
}

/**
 * A number of the results by its path, such as `fit.ML.ll` or `pred.pi_lb`; a field with one value per coefficient gives
 * the first. `null` where R has none.
 */
export function result({ id, results }: ReferenceCase, path: string): number | null {
  const at = path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], results);
  const value: unknown = Array.isArray(at) ? at.flat()[0] : at;
  if (value === "Inf" || value === "-Inf") return value === "Inf" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (value === null || value === undefined || typeof value === "number") return value ?? null;
  throw new Error(`case ${id}: ${path} is not a number`);
}

/** The arguments `name="text"` and `name=1` of a call, after those that `call` shows as given; `null` for any other call. */
export function namedArguments(call: string, head: string): Readonly<Record<string, string>> | null {
  if (!call.startsWith(head) || !call.endsWith(")")) return null;
  const rest = call.slice(head.length, -1);
  const found = [...rest.matchAll(/, ([\w.]+)=("[^"]*"|[\w.]+)/g)];
  if (found.map(([whole]) => whole).join("") !== rest) return null;
  return Object.fromEntries(found.map(([, name, value]) => [name as string, (value as string).replaceAll('"', "")]));
}
