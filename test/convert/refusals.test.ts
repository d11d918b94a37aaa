import { describe, expect, test } from "vitest";
import {
  correlationFromFisherZ,
  correlationFromOddsRatio,
  correlationFromSmd,
  fromScale,
  meanFromFiveNumbers,
  meanOverEffects,
  oddsRatioFromCorrelation,
  oddsRatioFromSmd,
  riskFromOddsRatio,
  riskFromRiskRatio,
  riskFromSmd,
  smdFromOddsRatio,
  toScale,
} from "../../src/convert/index.js";

const far = { yi: 500, vi: 1 };

describe("an effect with a variance of 0 is none", () => {
  test.each([
    ["correlationFromOddsRatio", () => correlationFromOddsRatio(far)],
    ["correlationFromOddsRatio, yule-Q", () => correlationFromOddsRatio(far, "yule-Q")],
    ["correlationFromFisherZ", () => correlationFromFisherZ(far)],
    ["correlationFromSmd", () => correlationFromSmd({ yi: 1e120, vi: 1 }, 20, 30)],
    ["smdFromOddsRatio", () => smdFromOddsRatio({ yi: 1, vi: Number.MIN_VALUE })],
  ])("%s", (_, convert) => {
    expect(convert).toThrow(expect.objectContaining({ code: "NOTHING_TO_CONVERT" }));
    expect(convert).toThrow(/no effect with a variance above 0 follows from yi/);
  });

  test("and short of it there is one", () => {
    expect(correlationFromOddsRatio({ yi: 40, vi: 1 }).value.vi).toBeGreaterThan(0);
  });
});

test.each([
  [
    "correlationFromOddsRatio",
    () => correlationFromOddsRatio(far, "Pearson" as never),
    /way needs one of pearson, digby/,
  ],
  ["oddsRatioFromCorrelation", () => oddsRatioFromCorrelation({ yi: 0.5, vi: 1 }, "r" as never), /pearson/],
  [
    "smdFromOddsRatio",
    () => smdFromOddsRatio(far, "Cox" as never),
    /way needs one of hasselblad-hedges, cox, got "Cox"/,
  ],
  ["oddsRatioFromSmd", () => oddsRatioFromSmd(far, "toString" as never), /got "toString"/],
  ["riskFromSmd", () => riskFromSmd({ estimate: 1 }, 0.5, "f" as never), /way needs one of furukawa/],
  [
    "meanFromFiveNumbers",
    () => meanFromFiveNumbers({ q1: 4, median: 6, q3: 10, n: 20 }, { method: "qe" as never }),
    /method needs one of luo-wan-shi, wan, log-normal, QE, BC, MLN, got "qe"/,
  ],
  [
    "meanFromFiveNumbers",
    () => meanFromFiveNumbers({ q1: 4, median: 6, q3: 10, n: 20 }, { skewed: "no" as never }),
    /skewed needs one of note, refuse/,
  ],
  ["fromScale", () => fromScale("ilogit" as never, 1), /name needs one of identity, log, logit.*, got "ilogit"/],
  ["toScale", () => toScale("ilogit" as never, 1), /name needs one of/],
  ["meanOverEffects", () => meanOverEffects("ilogit" as never, 1, 0), /name needs one of/],
])("%s: a name that there is not is refused with those that there are", (who, convert, words) => {
  expect(convert).toThrow(expect.objectContaining({ code: "BAD_OPTION" }));
  expect(convert).toThrow(words);
  expect(convert).toThrow(new RegExp(`^${who}: `));
});

test("risks need an estimate with its limits, not an effect with its variance", () => {
  const refused = expect.objectContaining({ code: "OUT_OF_DOMAIN" });
  expect(() => riskFromOddsRatio({ yi: 800, vi: 1 } as never, 0.5)).toThrow(refused);
  expect(() => riskFromOddsRatio({ yi: 800, vi: 1 } as never, 0.5)).toThrow(/needs a log odds ratio that is finite/);
  expect(() => riskFromRiskRatio({ yi: -1, vi: 1 } as never, 0.5)).toThrow(refused);
  expect(riskFromOddsRatio({ estimate: 800 }, 0.5).value.risk.estimate).toBe(1);
  expect(riskFromOddsRatio({ estimate: null }, 0.5).value.risk.estimate).toBeNull();
});
