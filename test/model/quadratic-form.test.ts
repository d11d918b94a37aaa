import { describe, expect, test } from "vitest";
import { momentEstimate } from "../../src/model/moment-estimator.js";
import { quadraticForm } from "../../src/model/quadratic-form.js";
import { chiSquareLowerTail, orthonormal } from "../../src/numeric/index.js";
import { DesignModel } from "../../src/regression/design-model.js";
import { expectClose } from "../support/close.js";

const yi = [0.3, -0.2, 1.1, 0.4, 0.9, -0.6];
const vi = [0.1, 0.4, 0.05, 0.2, 0.9, 0.3];
const ones = yi.map(() => 1);

const modelOf = (y: readonly number[], v: readonly number[], columns: readonly (readonly number[])[]): DesignModel =>
  new DesignModel(y, v, orthonormal(columns.map((each) => Float64Array.from(each))));

/** Weights by study, in the order and units of the model. */
const weightsFor = (model: DesignModel, weights: readonly number[]): Float64Array =>
  Float64Array.from(model.order, (i) => weights[i] as number);

describe("a sum of squares with weights of one's own", () => {
  const weights = [3, 1, 2, 0.5, 4, 1.5];

  test("a study with a column of its own says nothing: all is as without it", () => {
    const apart = modelOf(yi, vi, [ones, yi.map((_, i) => Number(i === 4))]);
    const rest = (values: readonly number[]): number[] => values.filter((_, i) => i !== 4);
    const without = modelOf(rest(yi), rest(vi), [rest(ones)]);
    const one = quadraticForm(apart, weightsFor(apart, weights));
    const other = quadraticForm(without, weightsFor(without, rest(weights)));
    for (const name of ["Q", "trP", "trPV", "trPP", "trPVP", "trPVPV"] as const) {
      expectClose(one[name], other[name], { relative: 1e-11 });
    }
    for (const tau2 of [0, 0.1, 3, 40]) expectClose(one.below(tau2), other.below(tau2), { relative: 1e-10 });
  });

  test("two groups that share nothing: sums and traces add up", () => {
    const inFirst = [1, 1, 0, 1, 0, 0];
    const both = modelOf(yi, vi, [inFirst, inFirst.map((each) => 1 - each)]);
    const group = (member: number) => {
      const of = (values: readonly number[]): number[] => values.filter((_, i) => inFirst[i] === member);
      const model = modelOf(of(yi), of(vi), [of(ones)]);
      const { unit } = model;
      const { Q, trP, trPV, trPP, trPVPV } = quadraticForm(model, weightsFor(model, of(weights)));
      return { Q: Q * unit ** 2, trP, trPV: trPV * unit ** 2, trPP, trPVPV: trPVPV * unit ** 4 };
    };
    const [a, b] = [group(1), group(0)];
    const { unit } = both;
    const { Q, trP, trPV, trPP, trPVPV } = quadraticForm(both, weightsFor(both, weights));
    const whole = { Q: Q * unit ** 2, trP, trPV: trPV * unit ** 2, trPP, trPVPV: trPVPV * unit ** 4 };
    for (const name of ["Q", "trP", "trPV", "trPP", "trPVPV"] as const) {
      expectClose(whole[name], a[name] + b[name], { relative: 1e-11 });
    }
  });

  test.each([1, 2, 3])("with the weights of the model and %d coefficients it is chi-square", (p) => {
    const columns = [ones, [1, 2, 4, 3, 7, 5], [0.3, -1, 0.2, 0.8, 0.1, -0.5]].slice(0, p);
    const model = modelOf(yi, vi, columns);
    for (const tau2 of [0, 0.7, 12]) {
      const { Q, below } = quadraticForm(
        model,
        model.v.map((v) => 1 / (v + tau2)),
      );
      expectClose(below(tau2), chiSquareLowerTail(Q, 6 - p), { relative: 1e-11 });
    }
  });

  test("its estimate of tau2 makes it its expectation, with the error of that", () => {
    const model = modelOf(yi, vi, [ones, [1, 2, 4, 3, 7, 5]]);
    const a = weightsFor(model, weights);
    const { Q, trP, trPV, trPP, trPVP, trPVPV } = quadraticForm(model, a);
    const { tau2, stdError } = momentEstimate(model, a);
    expectClose(trPV + tau2 * trP, Math.max(Q, trPV), { relative: 1e-12 });
    const variance = 2 * (trPVPV + 2 * tau2 * trPVP + tau2 ** 2 * trPP);
    expectClose(stdError, Math.sqrt(variance) / trP, { relative: 1e-12 });
    expect(tau2).toBeGreaterThanOrEqual(0);
  });
});
