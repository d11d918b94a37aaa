import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cohensU1,
  cohensU2,
  cohensU3,
  numberNeededToTreat,
  overlap,
  pointsFromSmd,
  probabilityOfSuperiority,
  riskFromOddsRatio,
  riskFromRiskRatio,
  riskFromSmd,
} from "../../src/convert/index.js";
import { pool } from "../../src/model/index.js";
import { EXACT, expectClose, printed } from "../support/close.js";

const fit = pool([
  { yi: -0.4, vi: 0.04 },
  { yi: -0.1, vi: 0.05 },
  { yi: -0.7, vi: 0.03 },
  { yi: -0.3, vi: 0.06 },
]);

describe("a pooled SMD back", () => {
  test("a fit goes in, estimate, confidence and prediction come out in points", () => {
    const { value, assumption } = pointsFromSmd(fit, {
      sd: 2.5,
      scale: "pain, 0 to 10",
      source: "baseline of the largest trial",
    });
    expectClose(value.estimate, 2.5 * (fit.estimate as number), EXACT);
    for (const i of [0, 1] as const) {
      expectClose(value.confidence?.[i], 2.5 * (fit.confidence?.[i] as number), EXACT);
      expectClose(value.prediction?.[i], 2.5 * (fit.prediction?.[i] as number), EXACT);
    }
    expect(assumption).toContain("baseline of the largest trial");
  });

  test("an empty fit stays empty", () => {
    const { value } = probabilityOfSuperiority(pool([]));
    expect(value).toEqual({ estimate: null, confidence: null, prediction: null });
  });

  test.each([
    [1, 0.554, 0.691, 0.841],
    [0.5, 0.33, 0.599, 0.691],
    [0.8, 0.474, 0.655, 0.788],
  ])("Cohen 1988, table 2.2.1: d = %d has U1 %d, U2 %d, U3 %d", (estimate, u1, u2, u3) => {
    expectClose(cohensU1({ estimate }).value.estimate, u1, printed(3));
    expectClose(cohensU2({ estimate }).value.estimate, u2, printed(3));
    expectClose(cohensU3({ estimate }).value.estimate, u3, printed(3));
  });

  test("McGraw & Wong 1992: men of 69.7 (2.8) inches are taller than women of 64.3 (2.6) with probability 0.92", () => {
    const d = (69.7 - 64.3) / Math.sqrt((2.8 ** 2 + 2.6 ** 2) / 2);
    expectClose(probabilityOfSuperiority({ estimate: d }).value.estimate, 0.92, printed(2));
  });

  test("an interval that holds 0 has an overlap of 1 at its upper end and a U1 of 0 at its lower", () => {
    const smd = { estimate: 0.2, confidence: [-0.1, 0.5] as const };
    expect(overlap(smd).value.confidence?.[1]).toBe(1);
    expectClose(overlap(smd).value.confidence?.[0], overlap({ estimate: 0.5 }).value.estimate as number, EXACT);
    expect(cohensU1(smd).value.confidence?.[0]).toBe(0);
  });

  test.each([
    [0.2, 0.2, 16.5],
    [0.5, 0.2, 6.0],
    [0.8, 0.2, 3.5],
    [0.5, 0.5, 5.2],
  ])(
    "Furukawa & Leucht 2011: d = %d at a risk of %d has a number needed to treat of %d",
    (estimate, baseline, persons) => {
      const { difference } = riskFromSmd({ estimate }, baseline).value;
      expectClose(numberNeededToTreat(difference, "benefit").value.estimate?.persons, persons, printed(1));
    },
  );

  test("by a logistic distribution it is the odds ratio of the converted SMD", () => {
    const smd = { estimate: 0.4, confidence: [0.1, 0.7] as const };
    const factor = Math.PI / Math.sqrt(3);
    const asOr = { estimate: 0.4 * factor, confidence: [0.1 * factor, 0.7 * factor] as const };
    const [one, other] = [riskFromSmd(smd, 0.3, "hasselblad-hedges").value, riskFromOddsRatio(asOr, 0.3).value];
    expectClose(one.risk.estimate, other.risk.estimate as number, EXACT);
    expectClose(one.difference.confidence?.[1], other.difference.confidence?.[1] as number, EXACT);
  });
});

describe("risks", () => {
  const risk = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const logs = fc.double({ min: -3, max: 3, noNaN: true });

  test("Zhang & Yu 1998: RR = OR / (1 - p + p OR)", () => {
    fc.assert(
      fc.property(logs, risk, (theta, p) => {
        const { riskRatio, oddsRatio, difference, risk: treated } = riskFromOddsRatio({ estimate: theta }, p).value;
        expectClose(riskRatio.estimate, Math.exp(theta) / (1 - p + p * Math.exp(theta)), { relative: 1e-10 });
        expectClose(oddsRatio.estimate, Math.exp(theta), { relative: 1e-8 });
        expectClose(difference.estimate, (treated.estimate as number) - p, { absolute: 1e-15 });
      }),
    );
  });

  test("odds ratio to risk ratio and back", () => {
    fc.assert(
      fc.property(logs, risk, (theta, p) => {
        const there = riskFromOddsRatio({ estimate: theta }, p).value.riskRatio.estimate as number;
        const back = riskFromRiskRatio({ estimate: Math.log(there) }, p).value.oddsRatio.estimate;
        expectClose(Math.log(back as number), theta, { absolute: 1e-8 });
      }),
    );
  });

  test("a risk ratio beyond 1 over the baseline risk is no risk: null, and said", () => {
    const found = riskFromRiskRatio({ estimate: Math.log(1.5), confidence: [0, Math.log(3)] }, 0.5);
    expectClose(found.value.risk.estimate, 0.75, EXACT);
    expect(found.value.risk.confidence).toBeNull();
    expect(found.notes[0]?.code).toBe("RISK_ABOVE_ONE");
  });

  test("a baseline risk in percent is refused", () => {
    expect(() => riskFromOddsRatio({ estimate: 0 }, 25)).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  });
});

describe("numbers needed to treat", () => {
  test("Altman 1998: 10% (-5% to 25%) is NNTB 10 (NNTH 20 to ∞ to NNTB 4), from the best to the worst", () => {
    const { value } = numberNeededToTreat({ estimate: 0.1, confidence: [-0.05, 0.25] }, "benefit");
    expect(value.text).toBe("NNTB 10 (NNTB 4 to infinity to NNTH 20)");
    expect(value.throughInfinity).toBe(true);
    expect(value.confidence).toEqual([
      { kind: "NNTB", persons: 4 },
      { kind: "NNTH", persons: 20 },
    ]);
  });

  test("an interval on one side does not pass infinity", () => {
    const { value } = numberNeededToTreat({ estimate: -0.1, confidence: [-0.2, -0.02] });
    expect(value.text).toBe("NNTB 10 (NNTB 5 to NNTB 50)");
    expect(value.throughInfinity).toBe(false);
  });

  test("a difference of 0 needs infinitely many, and none is none", () => {
    expect(numberNeededToTreat({ estimate: 0, confidence: [0, 0.1] }).value.text).toBe(
      "infinity (infinity to NNTH 10)",
    );
    expect(numberNeededToTreat({ estimate: null }).value.estimate).toBeNull();
  });

  test("turning event and sign around changes nothing", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (difference) => {
        const harm = numberNeededToTreat({ estimate: difference }).value;
        expect(numberNeededToTreat({ estimate: -difference }, "benefit").value.estimate).toEqual(harm.estimate);
      }),
    );
  });

  test("percent are refused", () => {
    expect(() => numberNeededToTreat({ estimate: 12 })).toThrow(expect.objectContaining({ code: "OUT_OF_DOMAIN" }));
  });
});
