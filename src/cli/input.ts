import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import * as shipped from "../../datasets/index.js";
import type { Dataset } from "../types/index.js";
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
}

/**
 * Reads what was named on the command line: a shipped data set by its name, `-` for standard input, or a file. A file
 * that is called like a data set is reached by `./`.
 */
export async function readInput(named: string, codebookFile: string | undefined, host: Host): Promise<Input> {
  const codebookSource = codebookFile === undefined ? null : readFile(codebookFile, "codebook");
  const given = codebookSource === null ? null : jsonOf(codebookSource);
  const dataset = datasets.find(({ name }) => name === named);
  if (dataset !== undefined) {
    const table = sourceOf(dataset.name, new TextEncoder().encode(dataset.csv));
    return { table, codebook: given ?? dataset.codebook, codebookSource };
  }
  const table = named === "-" ? sourceOf("standard input", await bytesOf(host.stdin)) : readFile(named, "input");
  return { table, codebook: given, codebookSource };
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
