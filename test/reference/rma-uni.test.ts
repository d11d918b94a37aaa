import { describe, expect, test } from "vitest";
import { criticalValues } from "../../src/model/interval.js";
import { poolMethod } from "../../src/model/options.js";
import { several } from "../../src/model/several.js";
import type { Tau2Estimator } from "../../src/model/tau2-estimator.js";
import { agrees, ledger } from "./compare.js";
import { testTopic } from "./ledger.js";
import { inputOf, type ReferenceCase, readTopic, result } from "./reference.js";
import { comparisonsOf, effectsOf, optionsOf, poolAsRma } from "./rma-uni.js";

testTopic("rma_uni", poolAsRma);

describe("with the reference's own tau2", () => {
  const topic = readTopic("rma_uni");
  const iterated = topic.cases.filter(
    ({ id, tight, results }) =>
      ledger.rma_uni?.covered.includes(id) &&
      tight !== undefined &&
      results !== null &&
      "tau2" in results &&
      "b" in results,
  );

  /** Stands for the estimator of a case and finds what R found. */
  const found =
    (reference: ReferenceCase): Tau2Estimator =>
    (model, _, at) => {
      const tau2 = (result(reference, "tau2") as number) / model.unit ** 2;
      model.weigh(tau2, at);
      return { tau2, stdError: null, converged: true, iterations: 0 };
    };

  test.each(iterated)("$id agrees in all else as a closed form does", (reference) => {
    const effects = effectsOf(inputOf(topic, reference) ?? {});
    const options = optionsOf(reference.call, effects) ?? {};
    const method = poolMethod(options);
    const weights = Array.isArray(options.weights) ? options.weights : null;
    const fit = several(effects, method, found(reference), criticalValues(method.level), [], weights);
    const apart = comparisonsOf(reference, fit, 1e-10).filter((each) => !agrees(each));
    expect(apart.filter(({ field }) => field !== "se_tau2")).toEqual([]);
  });
});
