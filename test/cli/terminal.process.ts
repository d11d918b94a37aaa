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

/** What a terminal shows after each word to it: a carriage return leads back, and letters stand over those before. */
const frames = (words: readonly string[]): string[] => {
  let line = "";
  return words.map((word) => {
    for (const part of word.split(/(?=\r)/)) {
      const text = part.replace("\r", "");
      line = part.startsWith("\r") ? text + line.slice(text.length) : line + text;
    }
    return line.trimEnd();
  });
};

describe("progress", () => {
  const call = ["synthesize", "bcg", "--out"];
  const bar = /^(.*?) \[(=*) *\] +(\d+)%$/;

  test.each([{}, { NO_COLOR: "1" }])(
    "is one line on standard error of a terminal, wiped away at the end: %o",
    async (env) => {
      const { written } = await onTerminal([...call, `${emptyFolder()}/out`], env);
      const seen = frames(written.stderr);
      expect(seen.at(-1)).toBe("");
      expect(written.stderr.join("")).toMatch(/^[\r -~]+$/);
      const bars = seen.flatMap((line) => bar.exec(line)?.[0] ?? []);
      expect(bars).toContain("drawing forest [============            ]  50%");
      expect([...new Set(bars.map((line) => line.replace(/ \[.*/, "")))]).toEqual([
        ...["computing effects", "pooling", "pooling without each trial", "arranging figures", "drawing forest"],
      ]);
      expect(seen.filter((line) => line !== "" && !bar.test(line))).toEqual(["reading", "writing"]);
    },
    30_000,
  );

  test.each([20, 40, 200])("keeps to a terminal of %i letters, and says nothing twice", async (columns) => {
    const args = ["pool", "-", "--prediction", "bootstrap"];
    const input = "label,yi,vi\nA,0.1,0.1\nB,0.4,0.1\nC,0.2,0.2\n";
    const { written } = await inside(args, { input, isTerminal: true, columns });
    const seen = frames(written.stderr);
    expect(seen.at(-1)).toBe("");
    expect(Math.max(...seen.map(({ length }) => length))).toBeLessThan(columns);
    const told = seen.flatMap((line) => /(\d+)%$/.exec(line)?.[1] ?? []).map(Number);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBe(seen.length);
    expect(told.at(-1)).toBe(100);
  });

  test("is wiped away before a message, and where the call fails", async () => {
    const left = await inside(["pool", "-"], { input: "yi,vi\n0.1,0.1\n0.4,0.1\n0.2,\n", isTerminal: true });
    expect(left.stderr).toMatch(/\r {7,}\rleft out 1 of 3 rows: 1 without numbers\n$/);
    const refused = await inside(["pool", "-"], { input: "yi,vi\n0.1,-1\n", isTerminal: true, env: { NO_COLOR: "1" } });
    expect(refused.stderr).toMatch(/^\rreading\r {7}\rwane: /);
  });

  test("is not told to programs: with --json, in a pipe, on a dumb terminal", async () => {
    expect((await onTerminal([...call, `${emptyFolder()}/out`, "--json"])).stderr).toBe("");
    expect((await onTerminal([...call, `${emptyFolder()}/out`], { TERM: "dumb" })).stderr).toBe("");
    expect(wane([...call, "out"]).stderr).toBe("");
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
