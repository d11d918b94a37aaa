import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "./failure.js";
import type { Host } from "./host.js";

/** Files by name, with what they hold. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** The file by which a folder is known to be wane's own, with the names of all others in it. */
export const MANIFEST = "manifest.json";

/**
 * Refuses a folder that exists, unless `force` is given and it holds nothing but what wane wrote there. Clears away
 * what a run that was killed has left beside it.
 */
export function requireFree(folder: string, force: boolean, host: Host): void {
  const path = resolve(folder);
  settle(path, host);
  if (!existsSync(path)) return;
  if (!lstatSync(path).isDirectory()) throw new UsageError(`${folder} exists and is not a folder; name another`);
  if (!force) throw new UsageError(`${folder} exists; name another folder, or replace it with --force`);
  const strangers = foreignFiles(path);
  if (strangers.length > 0) {
    throw new UsageError(
      `${folder} holds what wane did not write (${strangers.slice(0, 3).join(", ")}), and --force would delete it; name another folder`,
    );
  }
}

/** Names in a folder that its manifest does not list. */
function foreignFiles(path: string): string[] {
  const names = readdirSync(path);
  const own = new Set([MANIFEST, ...Object.keys(filesOf(path) ?? {})]);
  return names.filter((name) => !own.has(name) || (name === MANIFEST && filesOf(path) === null));
}

/** The hashes that the manifest of a folder lists, by file; `null` without one. */
export function filesOf(folder: string): Readonly<Record<string, string>> | null {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"));
    return typeof files === "object" && files !== null && !Array.isArray(files) ? files : null;
  } catch {
    return null;
  }
}

/**
 * Writes a folder whole or not at all: into a temporary folder beside it, which then takes its name. A folder that
 * stands there is first moved aside, and back should the second move fail; file systems offer no exchange of the two in
 * one step, and {@link requireFree} undoes what a kill between them leaves.
 */
export function placeFolder(folder: string, files: Files, host: Host): void {
  const path = resolve(folder);
  const [fresh, old] = [siblingOf(path, "new", host.pid), siblingOf(path, "old", host.pid)];
  host.uninterrupted(() => {
    mkdirSync(dirname(path), { recursive: true });
    try {
      mkdirSync(fresh);
      for (const [name, content] of files) writeFileSync(join(fresh, name), content);
      const replaces = existsSync(path);
      if (replaces) renameSync(path, old);
      try {
        renameSync(fresh, path);
      } catch (error) {
        if (replaces) renameSync(old, path);
        throw error;
      }
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    rmSync(old, { recursive: true, force: true });
  });
}

/** Writes files into a folder that may exist, and refuses to touch one that is there. */
export function placeFiles(folder: string, files: Files, host: Host): void {
  if (!existsSync(folder)) {
    placeFolder(folder, files, host);
    return;
  }
  if (!lstatSync(resolve(folder)).isDirectory())
    throw new UsageError(`${folder} exists and is not a folder; name another`);
  const taken = [...files.keys()].filter((name) => existsSync(join(folder, name)));
  if (taken.length > 0) throw new UsageError(`${folder} already holds ${taken.join(", ")}; name another folder`);
  host.uninterrupted(() => {
    for (const [name, content] of files) writeFileSync(join(folder, name), content, { flag: "wx" });
  });
}

const siblingOf = (path: string, kind: "new" | "old", pid: number): string =>
  join(dirname(path), `.${basename(path)}.wane-${kind}-${pid}`);

/** After a run that was killed: what it had moved aside goes back where nothing stands now, the rest is removed. */
function settle(path: string, host: Host): void {
  const parent = dirname(path);
  if (!existsSync(parent)) return;
  const start = `.${basename(path)}.wane-`;
  for (const name of readdirSync(parent)) {
    const [kind, pid] = name.startsWith(start) ? name.slice(start.length).split("-") : [];
    if ((kind !== "new" && kind !== "old") || !/^\d+$/.test(pid ?? "") || host.runs(Number(pid))) continue;
    if (kind === "old" && !existsSync(path)) renameSync(join(parent, name), path);
    else rmSync(join(parent, name), { recursive: true, force: true });
  }
}
