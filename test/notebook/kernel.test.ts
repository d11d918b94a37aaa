import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { pool } from "../../src/index.js";

const fit = pool([
  { yi: 0.1, vi: 0.02 },
  { yi: 0.6, vi: 0.03 },
]);
const display = Symbol.for("Jupyter.display");
const internal = Symbol("internal");

/** A kernel as Deno offers it, that keeps what it is given. */
const kernel = () => {
  const results: unknown[] = [];
  const displayed: unknown[] = [];
  const broadcastResult = async (_count: number, value: unknown): Promise<void> => void results.push(value);
  const jupyter = { display: async (value: unknown): Promise<void> => void displayed.push(value) };
  return { results, displayed, Deno: { internal, jupyter, [internal]: { jupyter: { broadcastResult } } } };
};

const notebookIn = async (Deno: unknown) => {
  vi.stubGlobal("Deno", Deno);
  return import("../../src/notebook/index.js");
};

beforeEach(() => void vi.resetModules());
afterEach(() => void vi.unstubAllGlobals());

describe("in a Deno kernel", () => {
  test("a result of a known kind is displayed, and stays plain", async () => {
    const { Deno, results } = kernel();
    await notebookIn(Deno);
    const before = JSON.stringify(fit);
    await Deno[internal].jupyter.broadcastResult(1, fit);
    const [handed] = results as [{ [display]: () => Promise<object> }];
    expect(await handed[display]()).toHaveProperty("image/svg+xml");
    expect(JSON.stringify(fit)).toBe(before);
    expect(Object.getOwnPropertySymbols(fit)).toEqual([]);
    expect(display in Object.prototype || display in Array.prototype).toBe(false);
  });

  test("other results are handed on untouched", async () => {
    const { Deno, results } = kernel();
    await notebookIn(Deno);
    const others = [1, "a", undefined, null, [1, 2], new Map(), { a: 1 }];
    for (const other of others) await Deno[internal].jupyter.broadcastResult(1, other);
    expect(results).toHaveLength(others.length);
    others.forEach((other, i) => void expect(results[i]).toBe(other));
  });

  test("show displays at once, and once only", async () => {
    const { Deno, results, displayed } = kernel();
    const { show } = await notebookIn(Deno);
    const bundle = await show(fit);
    await Deno[internal].jupyter.broadcastResult(1, bundle);
    await Deno[internal].jupyter.broadcastResult(2, show(fit));
    expect(displayed).toEqual([bundle, bundle]);
    expect(results).toEqual([]);
  });

  test("a kernel without that function still has show", async () => {
    const { Deno, displayed } = kernel();
    const { show } = await notebookIn({ jupyter: Deno.jupyter });
    await show(fit);
    expect(displayed).toHaveLength(1);
  });
});

test.each([
  ["outside of Deno", undefined],
  [
    "in Deno outside of a notebook",
    {
      get jupyter() {
        throw new Error("Deno.jupyter is only available in `deno jupyter` subcommand.");
      },
    },
  ],
])("%s show returns the forms of a value", async (_, Deno) => {
  const { show } = await notebookIn(Deno);
  expect(await show(fit)).toHaveProperty("text/plain");
});
