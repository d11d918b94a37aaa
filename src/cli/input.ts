import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import * as shipped from "../../datasets/index.js";
import type { Dataset } from "../types/index.js";
import type { Call, Flag } from "./command.js";
import { Refusal, UsageError } from "./failure.js";
import type { Host } from "./host.js";
import { didYouMean } from "./parse-call.js";

/** The data sets that ship with the package. */
export const datasets: readonly Dataset[] = Object.values(shipped).filter(isDataset);

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
  const codebookSource = values.codebook === undefined ? null : readFile(values.codebook, "codebook");
  const given = codebookSource === null ? null : jsonOf(codebookSource);
  const trials = values.trials === undefined ? null : readFile(values.trials, "trials");
  const arms = values.arms === undefined ? null : values.arms.split(",").map((name) => name.trim());
  const beside = { codebookSource, trials, arms };
  const dataset = datasets.find(({ name }) => name === named);
  if (dataset !== undefined) return { ...inputOf(dataset), ...beside, codebook: given ?? dataset.codebook };
  const table = named === "-" ? sourceOf("standard input", await bytesOf(host.stdin)) : readFile(named, "input");
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

function readFile(path: string, what: string): Source {
  let bytes: Uint8Array;
  try {
    if (statSync(path).isDirectory()) throw new UsageError(`${path} is a folder, and ${what} needs a file`);
    bytes = readFileSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const near =
      what === "input"
        ? didYouMean(
            path,
            datasets.map(({ name }) => name),
          )
        : "";
    throw new UsageError(
      `there is no file ${path}${what === "input" ? `, and no data set of this name${near || "; wane datasets lists them"}` : ""}`,
    );
  }
  return sourceOf(basename(path), bytes);
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");

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
