import { describe, expect, test } from "vitest";
import { dryNeedling, kneeOaExercise, needlingReviews } from "../../datasets/index.js";
import { type PlanInput, readContrasts, type Synthesis, sensitivityNotes, synthesize } from "../../src/index.js";

const knee = readContrasts(kneeOaExercise);
const asked: PlanInput = { outcome: "pain", measure: "SMD", by: ["control", "window"], windows: "reported" };
const found = synthesize(knee, asked);

const codes = ["RESULT_TURNS_ON_ONE_TRIAL", "CONCLUSION_BY_METHOD"];
const ofRefits = ({ grid }: Synthesis) =>
  grid.cells.map(({ fit }) => fit.notes.filter(({ code }) => codes.includes(code)));

describe("notes that need refits", () => {
  test("stand once among those of each cell, as sensitivityNotes gives them for its effects", () => {
    const { tau2, interval, level } = found.plan;
    const expected = found.grid.cells.map(({ stratum, fit }) =>
      fit.k < 3 ? [] : sensitivityNotes(stratum.effects, { tau2, interval, level }),
    );
    expect(ofRefits(found)).toEqual(expected);
    expect(expected.flat().map(({ code }) => code)).toEqual(codes);
    const [first] = expected.flat();
    expect(first?.message).toBe("the 95% interval holds 0 with all trials; without Allen 2018 it lies below 0");
  });

  test("are named in the rows that carry notes", () => {
    const { tidy, glance } = found.rows;
    for (const rows of [tidy, glance])
      expect(rows.filter(({ notes }) => String(notes).includes(codes.join(" ")))).toHaveLength(1);
  });

  test("are turned off by the plan, and nothing else changes", () => {
    const without = synthesize(knee, { ...asked, sensitivityNotes: false });
    expect(without.plan.sensitivityNotes).toBe(false);
    expect(ofRefits(without).flat()).toEqual([]);
    const kept = found.grid.cells.map(({ fit }) => fit.notes.filter(({ code }) => !codes.includes(code)));
    expect(without.grid.cells.map(({ fit }) => fit.notes)).toEqual(kept);
    expect(without.grid.cells.map(({ fit: { notes: _, ...fit } }) => fit)).toEqual(
      found.grid.cells.map(({ fit: { notes: _, ...fit } }) => fit),
    );
    expect(without.specifications).toEqual(found.specifications);
  });

  test("are not made of one or two trials, nor of published pooled results", () => {
    const needling: PlanInput = {
      outcome: "pain",
      measure: "MD",
      scale: [0, 10],
      favours: "left",
      windows: "needling",
    };
    expect(ofRefits(synthesize(readContrasts(dryNeedling), needling)).flat()).toEqual([]);
    const reviews = synthesize(readContrasts(needlingReviews), {
      outcome: "pain",
      measure: "SMD",
      by: ["control"],
      favours: "left",
    });
    expect(Math.max(...reviews.grid.cells.map(({ fit }) => fit.k))).toBeGreaterThan(2);
    expect(ofRefits(reviews).flat()).toEqual([]);
  });
});

describe("synthesize tells how far it is", () => {
  test("step by step, each from 0 to all without a step back", () => {
    const told: (readonly [string, number, number])[] = [];
    const followed = synthesize(knee, asked, { onProgress: (done, total, step) => told.push([step, done, total]) });
    expect(followed).toEqual(found);
    const cells = found.grid.cells.length;
    const refits = found.grid.cells.reduce((sum, { fit: { k } }) => sum + (k < 3 ? 0 : k), 0);
    const steps = [
      ["effects", knee.length],
      ["pooling", cells],
      ["refits", refits],
      ["figures", Object.keys(found.specifications).length],
    ] as const;
    for (const [step, all] of steps) {
      const own = told.filter(([of]) => of === step);
      expect(own[0]).toEqual([step, 0, all]);
      expect(own.at(-1)).toEqual([step, all, all]);
      expect(own.map(([, done]) => done)).toEqual(own.map(([, done]) => done).toSorted((a, b) => a - b));
      expect(new Set(own.map(([, , total]) => total))).toEqual(new Set([all]));
    }
    const order = told.map(([step]) => steps.findIndex(([name]) => name === step));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test("and ends when its signal says so, while it pools or refits", () => {
    expect(() => synthesize(knee, asked, { signal: AbortSignal.abort() })).toThrow(
      expect.objectContaining({ code: "CANCELLED" }),
    );
    const midway = new AbortController();
    const onProgress = (_done: number, _total: number, step: string): void => {
      if (step === "refits") midway.abort();
    };
    expect(() => synthesize(knee, asked, { signal: midway.signal, onProgress })).toThrow(
      /leaveOneOut: cancelled after 1/,
    );
  });
});
