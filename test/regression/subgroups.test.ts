import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pool } from "../../src/model/index.js";
import { metaRegression, subgroups } from "../../src/regression/index.js";
import { stratify, windows } from "../../src/strata/index.js";
import { bcg, codes, trials, withContrast } from "../model/fixtures.js";
import { expectClose } from "../support/close.js";
import { runs } from "../support/runs.js";

const alloc = [
  ...["random", "random", "random", "random", "alternate", "alternate", "random", "random", "random"],
  ...["systematic", "systematic", "systematic", "systematic"],
];
const data = { alloc };

describe("subgroups", () => {
  test("with separate tau2 are the pools of their effects", () => {
    const { groups } = subgroups(bcg, { by: "alloc", data });
    expect(groups.map(({ group, k }) => [group, k])).toEqual([
      ["alternate", 2],
      ["random", 7],
      ["systematic", 4],
    ]);
    for (const { group, fit } of groups) expect(fit).toEqual(pool(bcg.filter((_, i) => alloc[i] === group)));
  });

  test("with a common tau2 are a regression on the groups, and the test is that of its factor", () => {
    for (const interval of ["z", "t", "HKSJ", "HKSJ-adhoc"] as const) {
      const { groups, between, regression } = subgroups(bcg, { by: "alloc", data, heterogeneity: "common", interval });
      const fit = metaRegression(bcg, { moderators: ["alloc"], data, interval });
      expectClose(between?.statistic, fit.omnibus?.statistic as number, { relative: 1e-9 });
      expectClose(between?.pValue, fit.omnibus?.pValue as number, { relative: 1e-8 });
      expectClose(regression?.tau2, fit.tau2, { relative: 1e-9 });
      expectClose(groups[0]?.estimate, fit.coefficients[0]?.estimate as number, { relative: 1e-9 });
      expectClose(
        (groups[1]?.estimate as number) - (groups[0]?.estimate as number),
        fit.coefficients[1]?.estimate as number,
        { relative: 1e-9 },
      );
    }
  });

  test("under the common-effect model are the same either way, and divide Q into within and between", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c"), { minLength: 13, maxLength: 13 }), (by) => {
        const options = { by: "group", data: { group: by }, tau2: "CE" } as const;
        const separate = subgroups(bcg, options);
        const common = subgroups(bcg, { ...options, heterogeneity: "common" });
        if (separate.between === null) return expect(common.between).toBeNull();
        expectClose(common.between?.statistic, separate.between.statistic as number, {
          relative: 1e-9,
          absolute: 1e-9,
        });
        const within = separate.groups.reduce((total, { fit }) => total + (fit?.Q?.statistic ?? 0), 0);
        const whole = pool(bcg, { tau2: "CE" }).Q?.statistic as number;
        expectClose(within + (separate.between.statistic as number), whole, { relative: 1e-9 });
      }),
      runs(30),
    );
  });

  test("are the same in any order of effects", () => {
    const order = [...bcg.keys()].toReversed();
    const turned = subgroups(
      order.map((i) => bcg[i]!),
      { by: "alloc", data: { alloc: order.map((i) => alloc[i]!) } },
    );
    expectClose(turned.between?.statistic, subgroups(bcg, { by: "alloc", data }).between?.statistic as number, {
      relative: 1e-9,
    });
  });

  test("are compared between trials, and every result says so", () => {
    const result = subgroups(bcg, { by: "alloc", data });
    expect(result.comparison).toBe("between trials");
    expect(result.notes.find(({ code }) => code === "BETWEEN_TRIALS")?.message).toContain("not randomised");
  });

  test("survive JSON, with small groups, missing groups and one group", () => {
    const group = alloc.map((each, i) => (i === 0 ? null : i === 1 ? "alone" : each));
    const result = subgroups(bcg, { by: "group", data: { group } });
    expect(codes(result)).toEqual(expect.arrayContaining(["MODERATOR_MISSING", "SMALL_GROUPS"]));
    expect(result.notes.find(({ code }) => code === "MODERATOR_MISSING")?.message).toContain("Aronson");
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    const one = subgroups(bcg, { by: "group", data: { group: bcg.map(() => "all") } });
    expect(one.between).toBeNull();
    expect(codes(one)).toContain("ONE_GROUP");
  });

  test("with a common tau2 refuse what a regression has no room for", () => {
    for (const option of [{ weights: "equal" }, { prediction: "k-2" }, { I2: "Q" }] as const) {
      const divide = () => subgroups(bcg, { by: "alloc", data, heterogeneity: "common", ...option });
      expect(divide).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
    }
    const { groups } = subgroups(bcg, { by: "alloc", data, heterogeneity: "common", prediction: "none" });
    expect(groups.map(({ prediction }) => prediction)).toEqual([null, null, null]);
  });

  test("without a test where a group's standard error is 0", () => {
    const effects = [1, 1, 1, 2, 3, 4].map((yi) => ({ yi, vi: 1 }));
    const { between } = subgroups(effects, { by: "g", data: { g: ["a", "a", "a", "b", "b", "b"] } });
    expect(between?.statistic).toBeNull();
  });
});

describe("a trial in two groups is refused, with what to call instead", () => {
  const both = [...trials, withContrast(trials[0]!, { weeks: 26 })];

  test("among effects, by its name", () => {
    const by = { by: "when", data: { when: both.map((_, i) => (i === trials.length ? "late" : "early")) } };
    for (const heterogeneity of ["separate", "common"] as const) {
      const divide = () => subgroups(both, { ...by, heterogeneity });
      expect(divide).toThrow(expect.objectContaining({ code: "TRIAL_IN_TWO_GROUPS" }));
      expect(divide).toThrow(/"A 2001" stands in early and late.*contrast\(poolJointly/s);
    }
  });

  test("among windows of strata", () => {
    const strata = stratify(both, { by: ["window"], windows: windows.cochranePain });
    expect(() => subgroups(strata)).toThrow(expect.objectContaining({ code: "TRIAL_IN_TWO_GROUPS" }));
  });

  test("among bare effects, by its label", () => {
    const effects = [...bcg.slice(0, 4), bcg[0]!];
    const group = ["a", "a", "b", "b", "b"];
    expect(() => subgroups(effects, { by: "group", data: { group } })).toThrow(/Aronson/);
  });
});

describe("effects with their rows", () => {
  const rich = trials.map((effect, i) => withContrast(effect, { region: i % 2 === 0 ? "neck" : "back" }));

  test("are divided by a facet, as their strata are", () => {
    const byFacet = subgroups(rich, { by: "region" });
    const strata = stratify(rich, { by: ["region"] });
    const byStrata = subgroups(strata);
    expect(byFacet.groups.map(({ group, k }) => [group, k])).toEqual([
      ["back", 2],
      ["neck", 3],
    ]);
    expect(byStrata.groups).toEqual(byFacet.groups);
    expect(byStrata.between).toEqual(byFacet.between);
    expect(byStrata.by).toBe("region");
    expect(byFacet.measure).toBe("MD");
    const common = subgroups(strata, { heterogeneity: "common" });
    expect(common.groups.map(({ tau2 }) => tau2)).toEqual([common.regression?.tau2, common.regression?.tau2]);
  });

  test("need to be divided by something", () => {
    expect(() => subgroups(rich)).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
    expect(() => subgroups(rich, { by: "colour" })).toThrow(expect.objectContaining({ code: "NO_SUCH_MODERATOR" }));
  });
});
