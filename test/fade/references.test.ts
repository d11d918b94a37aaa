import { describe, expect, test } from "vitest";
import { curveAt, type FadeOptions, fade } from "../../src/index.js";
import { readTopic, type Topic } from "../reference/reference.js";
import { expectClose } from "../support/close.js";

/** Two multivariate fits of R by different optimisers, and how a course is asked for that is the same model. */
const cases: readonly (readonly [topic: string, id: string, asked: FadeOptions, time?: string])[] = [
  ["timecourse", "alog25_linear_CAR", { shape: "linear", random: "CAR" }],
  ["timecourse", "alog25_log_CAR", { shape: { kind: "log-linear", shift: 0 }, random: "CAR" }],
  ["timecourse", "alog25_log_CS", { shape: { kind: "log-linear", shift: 0 }, random: "CS" }],
  ["timecourse", "alog25_ns_CAR", { shape: { kind: "spline", knots: [1, 8, 16, 26] }, random: "CAR" }],
  ["timecourse", "osteo_linear_CAR", { shape: "linear", random: "CAR" }],
  ["timecourse", "osteo_log_CAR", { shape: { kind: "log-linear", shift: 0 }, random: "CAR" }],
  ["timecourse", "osteo_linear_study", { shape: "linear", random: "intercept" }],
  ["multivariate", "ishak_CAR_months", { shape: "windows", windows: monthly(), random: "CAR" }, "months"],
];

/** A window about each of the months of Ishak's trials. */
function monthly() {
  const windows = [3, 6, 12, 24].map((month, i) => ({ name: `${i + 1}`, from: month - 1, to: month + 1 }));
  return { name: "visits", windows };
}

/** What is read here of a case of R. */
interface Expected {
  readonly b: readonly number[];
  readonly vb: readonly (readonly number[])[];
  readonly sigma2?: readonly number[];
  readonly tau2?: readonly number[];
  readonly rho?: readonly number[];
  readonly QE: number;
  readonly fit: { readonly REML: { readonly ll: number } };
}

function found(topic: Topic, id: string, asked: FadeOptions, time = "time") {
  const { call, args, results, ...given } = topic.cases.find((each) => each.id === id)!;
  const input = topic.inputs[args!.input as string]!.data as unknown as {
    readonly dat: Readonly<Record<string, readonly (number | string)[]>>;
    readonly V: readonly (readonly number[])[];
  };
  const { dat, V } = input;
  const rows = dat.yi!.map((_, i) => i);
  const trials = [...new Set(dat.study!.map(String))];
  const blocks = trials.map((cluster) => {
    const own = rows.filter((i) => String(dat.study![i]) === cluster);
    return { cluster, rows: own, matrix: own.map((i) => own.map((j) => V[i]![j]!)) };
  });
  const [curve] = fade(
    rows.map((i) => ({ yi: Number(dat.yi![i]), vi: V[i]![i]! })),
    {
      data: { trial: dat.study!.map(String), weeks: dat[time]!.map(Number) },
      covariance: { k: rows.length, blocks, assumptions: [], notes: [] },
      ...asked,
    },
  ).curves;
  const spread = (given as { readonly mv_spread?: number }).mv_spread ?? 0;
  return { curve: curve!, expected: results as unknown as Expected, relative: Math.max(1e-6, 10 * spread) };
}

describe("courses as metafor fits them", () => {
  const named = cases.map(([topic, id, asked, time]) => ({ topic, id, asked, time }));
  test.each(named)("$topic: $id", ({ topic, id, asked, time }) => {
    const { curve, expected, relative } = found(readTopic(topic), id, asked, time);
    const { fit } = curve.model;
    expectClose(fit.statistics.REML.logLikelihood, expected.fit.REML.ll, { relative, absolute: relative });
    expectClose(fit.Q.statistic, expected.QE, { relative: 1e-9 });
    const components = [...(expected.sigma2 ?? []), ...(expected.tau2 ?? []), ...(expected.rho ?? [])];
    expect(fit.components).toHaveLength(components.length);
    fit.components.forEach(({ value }, i) => {
      expectClose(value, components[i]!, { relative: 100 * relative, absolute: 1e-7 });
    });
    // R's natural spline has the same curves in another basis, so that only what is fitted can be compared.
    if (asked.shape !== undefined && typeof asked.shape === "object" && "knots" in asked.shape) return;
    fit.coefficients.forEach(({ estimate, stdError }, i) => {
      expectClose(estimate, expected.b[i]!, { relative: 10 * relative });
      expectClose(stdError, Math.sqrt(expected.vb[i]![i]!), { relative: 100 * relative });
    });
  });

  test("a log-linear course at weeks: alog25_log_predict", () => {
    const topic = readTopic("timecourse");
    const { pred } = topic.cases.find(({ id }) => id === "alog25_log_predict")!.results as { pred: number[] };
    const { curve, relative } = found(topic, "alog25_log_CAR", {
      shape: { kind: "log-linear", shift: 0 },
      random: "CAR",
    });
    curveAt(curve, [4, 8, 12, 26]).forEach(({ estimate }, i) => {
      expectClose(estimate, pred[i]!, { relative });
    });
  });
});
