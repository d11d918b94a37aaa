import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The built command line, as an installed user runs it. */
export const BIN = resolve("dist/cli.js");

interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one call to its end, in a folder of its own unless another is given. */
export function wane(
  args: readonly string[],
  { input = "", cwd = emptyFolder(), env = {} }: { input?: string; cwd?: string; env?: Record<string, string> } = {},
): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    ...{ input, cwd, encoding: "utf8" as const },
    env: { ...process.env, ...env },
  });
  return { code: status, stdout, stderr };
}

/** Starts a call, and kills it after so many milliseconds; resolves when it has ended. */
export function killed(args: readonly string[], cwd: string, signal: NodeJS.Signals, after: number): Promise<void> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: "ignore" });
  const timer = setTimeout(() => child.kill(signal), after);
  return new Promise((done) => {
    child.on("exit", () => {
      clearTimeout(timer);
      done();
    });
  });
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "wane-cli-"));

/** Whether a folder that `wane synthesize` wrote holds exactly what its manifest lists, byte for byte. */
export function isWhole(folder: string): boolean {
  if (!existsSync(join(folder, "manifest.json"))) return false;
  const { files } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
  };
  const hash = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  const names = readdirSync(folder).filter((name) => name !== "manifest.json");
  return names.length === Object.keys(files).length && names.every((name) => files[name] === hash(name));
}
