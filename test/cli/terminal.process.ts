import { describe, expect, test } from "vitest";
import type { Host } from "../../src/cli/host.js";
import { inside } from "./inside.js";
import { emptyFolder, wane } from "./wane.js";

const ESCAPE = "\u001b[";
const doubtful = "trial,outcome,measure,estimate,ci_lower,ci_upper\nA 2001,pain,MD,-0.3,-5.2,4.9\n";

const onTerminal = (args: readonly string[], env: Host["env"] = {}, columns = 80) =>
  inside(args, { input: doubtful, isTerminal: true, env, columns });

describe("colours", () => {
  test("are there on a terminal, and never under NO_COLOR, on a dumb terminal, or in a pipe", async () => {
    expect((await onTerminal(["check", "-"])).stdout).toContain(ESCAPE);
    expect((await onTerminal(["check", "-"], { NO_COLOR: "1" })).stdout).not.toContain(ESCAPE);
    expect((await onTerminal(["check", "-"], { TERM: "dumb" })).stdout).not.toContain(ESCAPE);
    const piped = wane(["check", "-"], { input: doubtful, env: { FORCE_COLOR: "1" } });
    expect(piped.stdout + piped.stderr).not.toContain(ESCAPE);
  });

  test("never enter JSON", async () => {
    const { stdout } = await onTerminal(["check", "-", "--json"]);
    expect(JSON.parse(stdout).diagnostics.length).toBeGreaterThan(0);
    expect(stdout).not.toContain(ESCAPE);
  });
});

describe("progress", () => {
  test("is told on standard error of a terminal and wiped away at the end", async () => {
    const { stderr } = await onTerminal(["synthesize", "bcg", "--out", `${emptyFolder()}/out`]);
    expect(stderr).toContain("drawing forest");
    expect(stderr.endsWith(`\r${ESCAPE}2K`)).toBe(true);
    expect(wane(["synthesize", "bcg", "--out", "out"]).stderr).toBe("");
  }, 30_000);
});

describe("lines", () => {
  test.each([44, 60, 100])("keep to a terminal of %i letters", async (columns) => {
    const env = { NO_COLOR: "1" };
    const calls = [["--help"], ["check", "-"], ["synthesize", "--help"], ["datasets"]];
    for (const args of calls) {
      const { stdout } = await onTerminal(args, env, columns);
      const words = stdout.split("\n").filter((line) => !/^ +wane /.test(line) && !line.includes("--out DIR"));
      expect(Math.max(...words.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    }
  });
});

describe("a fault of our own", () => {
  test("is said with the version and how to report it, without a stack", async () => {
    const broken = (): AsyncIterator<Uint8Array> => {
      throw new TypeError("boom");
    };
    const { code, stderr } = await inside(["check", "-"], { stdin: { [Symbol.asyncIterator]: broken } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^wane: unexpected: boom\nThis is a fault of wane \d+\.\d+\.\d+ \(a test\), .*report/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
