import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { deepFreeze } from "../support/freeze.js";

const effects = deepFreeze([0.1, 0.4, 0.2, 0.9, 0.5].map((yi) => ({ yi, vi: 0.05 })));

describe("a bootstrap", () => {
  test("tells how far it is, from 0 to all without a step back, and gives the same", () => {
    const told: (readonly [number, number])[] = [];
    const bootstrap = { seed: 3, draws: 2500 };
    const onProgress = (done: number, total: number): void => void told.push([done, total]);
    const followed = pool(effects, { prediction: "bootstrap", bootstrap: { ...bootstrap, onProgress } });
    expect(followed).toEqual(pool(effects, { prediction: "bootstrap", bootstrap }));
    const [, total] = told[0]!;
    expect(told.map(([done]) => done)).toEqual(Array.from({ length: total + 1 }, (_, done) => done));
    expect(new Set(told.map(([, all]) => all))).toEqual(new Set([total]));
  });

  test("ends when its signal says so, also midway", () => {
    const asked = (signal: AbortSignal, onProgress = (_done: number, _total: number): void => {}) =>
      pool(effects, { prediction: "bootstrap", bootstrap: { draws: 1000, signal, onProgress } });
    expect(() => asked(AbortSignal.abort())).toThrow(expect.objectContaining({ code: "CANCELLED" }));
    const midway = new AbortController();
    const abort = (done: number): void => {
      if (done === 7) midway.abort();
    };
    expect(() => asked(midway.signal, abort)).toThrow(/pool: cancelled after 8 of 130/);
  });
});
