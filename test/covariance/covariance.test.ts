import { expect, test } from "vitest";
import { covariance } from "../../src/covariance/index.js";
import { readContrasts } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";

const twoVisits = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
A 2001,pain,4,40,2.8,2,40,3.3,2
A 2001,pain,52,40,3.0,2,40,3.1,2
B 2004,pain,4,30,2.8,2,30,3.3,2`;
const effects = effectSizes(readContrasts(twoVisits), { outcome: "pain", measure: "MD" });

test("final scores of arms that lose no one: effects correlate as people do", () => {
  const found = covariance(effects, { samplingRho: 0.5 });
  expect(found.blocks).toEqual([
    {
      cluster: "A 2001",
      rows: [0, 1],
      matrix: [
        [0.2, 0.1],
        [0.1, 0.2],
      ],
    },
    { cluster: "B 2004", rows: [2], matrix: [[expect.closeTo(8 / 30, 12)]] },
  ]);
  expect(found.assumptions).toEqual([
    {
      name: "samplingRho",
      value: 0.5,
      text: "correlation of 0.5 between any two measurements of the same people (assumed)",
    },
  ]);
});

test("two visits of one trial and nothing stated: an error that says what to state", () => {
  expect(() => covariance(effects)).toThrow(
    /pain at week 4 and pain at week 52 of "A 2001" come from the same people.*state samplingRho or samplingPhi/s,
  );
});
