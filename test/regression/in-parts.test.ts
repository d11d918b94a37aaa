import { describe, expect, test } from "vitest";
import { doRange, inOrder, rangeWithin } from "../../src/regression/in-parts.js";

const part = (from: number, to: number, seed = 1) => ({ from, to, total: 10, seed });
const sameOf = ({ seed }: { readonly seed: number }): readonly number[] => [seed];

describe("work in parts", () => {
  test("does each task of the range once, in order, and tells before, between and after", () => {
    const done: number[] = [];
    const told: (readonly [number, number])[] = [];
    doRange("work", { from: 3, to: 8 }, { onProgress: (...here) => told.push(here) }, 2, (i) => done.push(i));
    expect(done).toEqual([3, 4, 5, 6, 7]);
    expect(told).toEqual([
      [0, 5],
      [2, 5],
      [4, 5],
      [5, 5],
    ]);
  });

  test("ends at the signal, and says how far it came", () => {
    const stop = new AbortController();
    const done: number[] = [];
    const work = (): void =>
      doRange("work", { from: 3, to: 8 }, { signal: stop.signal }, 1, (i) => {
        done.push(i);
        if (i === 4) stop.abort();
      });
    expect(work).toThrow(expect.objectContaining({ code: "CANCELLED", message: "work: cancelled after 2 of 5" }));
    expect(done).toEqual([3, 4]);
  });

  test("an empty range is told once and does nothing", () => {
    const told: number[] = [];
    doRange("work", { from: 4, to: 4 }, { onProgress: (done) => told.push(done) }, 1, () => expect.unreachable());
    expect(told).toEqual([0]);
  });

  test("all tasks are the range by default; others are refused", () => {
    expect(rangeWithin("work", 10, {})).toEqual({ from: 0, to: 10 });
    expect(rangeWithin("work", 10, { from: 4 })).toEqual({ from: 4, to: 10 });
    for (const range of [{ from: -1 }, { to: 11 }, { from: 5, to: 4 }, { from: 0.5 }]) {
      expect(() => rangeWithin("work", 10, range)).toThrow(/^work: needs a range within 0 to 10, got /);
    }
  });

  test("parts come in order; gaps, laps, strangers and nothing are refused", () => {
    expect(inOrder("join", "test", [part(6, 10), part(0, 2), part(2, 6)], sameOf).map(({ from }) => from)).toEqual([
      0, 2, 6,
    ]);
    expect(inOrder("join", "test", [part(2, 6), part(2, 2)], sameOf).map(({ to }) => to)).toEqual([2, 6]);
    expect(() => inOrder("join", "test", [part(0, 2), part(3, 6)], sameOf)).toThrow(/without gaps, got 0 to 2, 3 to 6/);
    expect(() => inOrder("join", "test", [part(0, 2), part(0, 2)], sameOf)).toThrow(/without gaps/);
    expect(() => inOrder("join", "test", [part(0, 2), part(2, 6, 2)], sameOf)).toThrow(/parts of one test/);
    expect(() => inOrder("join", "test", [], sameOf)).toThrow(/one part or more, got none/);
  });
});
