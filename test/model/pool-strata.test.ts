import { describe, expect, test } from "vitest";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { pool, poolStrata } from "../../src/model/index.js";
import { stratify, windows } from "../../src/strata/index.js";
import { deepFreeze } from "../support/freeze.js";
import { codes } from "./fixtures.js";

const csv = `trial,outcome,weeks,comparator,n1i,m1i,sd1i,n2i,m2i,sd2i
A 2001,pain,6,sham,40,2.8,2.4,40,3.3,2.6
A 2001,pain,26,sham,38,3.0,2.4,39,3.1,2.5
B 2004,pain,4,sham,25,3.1,2.0,27,4.0,2.2
C 2008,pain,8,sham,60,2.2,1.9,58,2.9,2.1
D 2012,pain,30,sham,33,4.1,2.7,35,4.0,2.5`;

const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
const strata = deepFreeze(stratify(effects, { by: ["window"], windows: windows.cochranePain }));

describe("a grid", () => {
  test("has one cell for each stratum, in order, with what pool gives for it", () => {
    const grid = poolStrata(strata);
    expect(grid.cells.map(({ stratum }) => stratum)).toEqual(strata.strata);
    expect(grid.cells.map(({ fit }) => fit)).toEqual(strata.strata.map((each) => pool(each.effects)));
    expect(grid.strata).toBe(strata);
  });

  test("keeps its empty cells, which say so", () => {
    const grid = poolStrata(strata);
    const empty = grid.cells.find(({ fit }) => fit.k === 0);
    expect(empty?.fit.estimate).toBeNull();
    expect(codes(empty!.fit)).toEqual(["NO_STUDIES"]);
  });

  test("echoes its method", () => {
    const options = { tau2: "PM", interval: "t", level: 0.9 } as const;
    const { method, cells } = poolStrata(strata, options);
    expect(method).toEqual({ ...options, prediction: "k-1", tau2Interval: "Q-profile" });
    for (const { fit } of cells) expect(fit.method).toEqual(method);
  });

  test("says that windows are not tested against each other, and how many trials stand in both", () => {
    const grid = poolStrata(strata);
    expect(grid.notes).toMatchObject([
      {
        code: "WINDOWS_NOT_TESTED",
        evidence: { pairs: [{ both: 1, onlyFirst: 2, onlySecond: 1 }] },
      },
    ]);
    expect(grid.notes[0]?.message).toMatch(/trials in both 1, only in \S+ 2, only in \S+ 1/);
  });

  test("has nothing to say where there is one window", () => {
    expect(poolStrata(stratify(effects.slice(2, 4), { by: ["control"] })).notes).toEqual([]);
  });
});

describe("doubtful rows", () => {
  const doubtful = effects.map((effect) =>
    effect.status === "usable" && effect.contrast.trial === "C 2008"
      ? { ...effect, status: "doubtful" as const }
      : effect,
  );
  const by = { by: ["window"], windows: windows.cochranePain } as const;

  test("are left out, and the pool with them stands beside", () => {
    const cells = poolStrata(stratify(doubtful, by)).cells.filter(({ fit }) => fit.k > 0);
    expect(cells.map(({ fit, withDoubtful }) => [fit.k, withDoubtful?.k])).toEqual([
      [2, 3],
      [2, undefined],
    ]);
  });

  test("are pooled where stratify was asked to let them in", () => {
    const cells = poolStrata(stratify(doubtful, { ...by, includeDoubtful: true })).cells;
    expect(cells.map(({ fit, withDoubtful }) => [fit.k, withDoubtful]).filter(([k]) => k !== 0)).toEqual([
      [3, null],
      [2, null],
    ]);
  });
});
