import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Dataset } from "../types/index.js";
import type { Call, Flag } from "./command.js";
import { Refusal, UsageError } from "./failure.js";
import type { Host } from "./host.js";
import { didYouMean } from "./parse-call.js";

/**
 * The data sets that ship with the package. They are loaded by `import()`: a namespace that is enumerated within a bundle
 * keeps every data set in it, also for those who import one.
 */
export async function shippedDatasets(): Promise<readonly Dataset[]> {
  return Object.values(await import("../../datasets/index.js")).filter(isDataset);
}

function isDataset(value: unknown): value is Dataset {
  return typeof value === "object" && value !== null && "csv" in value && "codebook" in value && "name" in value;
}

/** A text with its name and the hash of its bytes. */
export interface Source {
  /** As messages name it. */
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** What a command works on: a table and, where there is one, what its columns mean. */
export interface Input {
  readonly table: Source;
  /** As JSON; `null` without one. */
  readonly codebook: unknown;
  readonly codebookSource: Source | null;
  /** Facts of trials, joined to the table by trial. */
  readonly trials: Source | null;
  /** Reference arms, where the table has a row for each arm. */
  readonly arms: readonly string[] | null;
}

/** Flags of the commands that read a table of trials. */
export const inputFlags: Readonly<Record<string, Flag>> = {
  codebook: { value: "FILE", help: "what the columns mean, as JSON; a shipped data set has its own" },
  trials: { value: "FILE", help: "a second table with a row for each trial: risk of bias, sessions, funding" },
  arms: { value: "A,B", help: "the table has a row for each arm; compare with this one, the first that a trial has" },
};

/**
 * Reads what was named on the command line: a shipped data set by its name, `-` for standard input, or a file. A file
 * that is called like a data set is reached by `./`.
 */
export async function readInput(named: string, values: Call["values"], host: Host): Promise<Input> {
  const datasets = await shippedDatasets();
  const codebookSource = values.codebook === undefined ? null : readFile(values.codebook, "codebook");
  const given = codebookSource === null ? null : jsonOf(codebookSource);
  const trials = values.trials === undefined ? null : readFile(values.trials, "trials");
  const arms = values.arms === undefined ? null : values.arms.split(",").map((name) => name.trim());
  const beside = { codebookSource, trials, arms };
  const dataset = datasets.find(({ name }) => name === named);
  if (dataset !== undefined) return { ...inputOf(dataset), ...beside, codebook: given ?? dataset.codebook };
  const names = datasets.map(({ name }) => name);
  const table = named === "-" ? sourceOf("standard input", await bytesOf(host.stdin)) : readTable(named, names);
  return { table, codebook: given, ...beside };
}

/** A shipped data set by itself. */
export function inputOf({ name, csv, codebook }: Dataset): Input {
  const table = { name, text: csv, sha256: sha256(csv) };
  return { table, codebook, codebookSource: null, trials: null, arms: null };
}

/** A file of JSON, with its value. */
export function readJson(path: string, what: string): { readonly source: Source; readonly value: unknown } {
  const source = readFile(path, what);
  return { source, value: jsonOf(source) };
}

function readTable(path: string, names: readonly string[]): Source {
  try {
    return readFile(path, "input");
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const near = didYouMean(path, names) || "; wane datasets lists them";
    throw existsSync(path) ? error : new UsageError(`${error.message}, and no data set of this name${near}`);
  }
}

function readFile(path: string, what: string): Source {
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
  if (statSync(path).isDirectory()) throw new UsageError(`${path} is a folder, and ${what} needs a file`);
  return sourceOf(basename(path), readFileSync(path));
}

function sourceOf(name: string, bytes: Uint8Array): Source {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { name, text, sha256: sha256(bytes) };
  } catch {
    const message = "the file is not UTF-8";
    const remedy = "save it as CSV UTF-8, as spreadsheets call it";
    throw new Refusal([{ code: "NOT_TEXT", severity: "error", message, remedy }], name);
  }
}

/** The hash of bytes, in hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function jsonOf({ name, text }: Source): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `the file is not JSON: ${error instanceof Error ? error.message : error}`;
    const remedy = "look for a comma or a quote where the message points";
    throw new Refusal([{ code: "NOT_JSON", severity: "error", message, remedy }], name);
  }
}
