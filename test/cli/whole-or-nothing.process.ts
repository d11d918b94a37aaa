import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { emptyFolder, isWhole, killed, wane } from "./wane.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const call = ["synthesize", "bcg", "--out", "out"];

/** A process that has ended, and whose number is free. */
const GONE = 2 ** 22 + 1;

/** How long one call takes here, so that it can be killed at a moment of its life. */
let whole = 0;
beforeAll(() => {
  const start = performance.now();
  wane(call);
  whole = performance.now() - start;
});

const moment = (from: number): number => whole * (from + (1.1 - from) * Math.random());

describe("a folder appears whole or not at all", () => {
  test.each(["SIGKILL", "SIGINT"] as const)(
    "killed at any moment by %s",
    async (signal) => {
      const cwd = emptyFolder();
      for (let i = 0; i < 4; i++) {
        await killed([...call, "--force"], cwd, signal, moment(0.3));
        if (existsSync(join(cwd, "out"))) expect(isWhole(join(cwd, "out"))).toBe(true);
        if (signal === "SIGINT") expect(readdirSync(cwd).filter((name) => name !== "out")).toEqual([]);
      }
      expect(wane([...call, "--force"], { cwd })).toMatchObject({ code: 0, stderr: "" });
      expect(readdirSync(cwd)).toEqual(["out"]);
      expect(isWhole(join(cwd, "out"))).toBe(true);
    },
    120_000,
  );

  test("a run that is killed while it replaces a folder leaves the old one or the new one", async () => {
    const cwd = emptyFolder();
    wane(call, { cwd });
    for (let i = 0; i < 3; i++) {
      const estimator = ["DL", "PM"][i % 2] as string;
      await killed([...call, "--force", "--tau2", estimator], cwd, "SIGKILL", moment(0.6));
      // Between two renames there is neither for a moment; the next run finds the old one aside, and puts it back.
      if (!existsSync(join(cwd, "out"))) wane(call, { cwd });
      expect(isWhole(join(cwd, "out"))).toBe(true);
    }
  });

  test("what a run that was killed between its two renames had moved aside goes back", () => {
    const cwd = emptyFolder();
    const old = join(cwd, `.out.wane-old-${GONE}`);
    mkdirSync(old);
    writeFileSync(join(old, "manifest.json"), '{"files":{}}');
    mkdirSync(join(cwd, `.out.wane-new-${GONE}`));
    expect(wane(call, { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining("out exists") });
    expect(readdirSync(cwd)).toEqual(["out"]);
    expect(readFileSync(join(cwd, "out/manifest.json"), "utf8")).toBe('{"files":{}}');
  });

  test("what a run that is still at work has beside the folder is left alone", () => {
    const cwd = emptyFolder();
    const busy = `.out.wane-new-${process.pid}`;
    mkdirSync(join(cwd, busy));
    wane(call, { cwd });
    expect(readdirSync(cwd).sort()).toEqual([busy, "out"]);
  });
});

describe("a folder that exists", () => {
  test("is refused, and with --force too where it holds what wane did not write", () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, "out"));
    writeFileSync(join(cwd, "out/thesis.txt"), "years of work");
    expect(wane(call, { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining("--force") });
    const forced = wane([...call, "--force"], { cwd });
    expect(forced).toMatchObject({ code: 2, stderr: expect.stringContaining("thesis.txt") });
    expect(readFileSync(join(cwd, "out/thesis.txt"), "utf8")).toBe("years of work");
    expect(wane(["synthesize", "bcg", "--out", ".", "--force"], { cwd }).code).toBe(2);
  });

  test("is left as it was where the new question has no answer", () => {
    const cwd = emptyFolder();
    wane(call, { cwd });
    expect(wane([...call, "--force", "--outcome", "pain"], { cwd }).code).toBe(1);
    expect(isWhole(join(cwd, "out"))).toBe(true);
  });

  test("is refused as a file, and so is a folder below a file", () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "out"), "");
    expect(wane([...call, "--force"], { cwd })).toMatchObject({ code: 2 });
    const below = wane(["synthesize", "bcg", "--out", "out/deeper"], { cwd });
    expect(below.code).toBe(1);
    expect(below.stderr).not.toMatch(/^\s+at /m);
  });
});
