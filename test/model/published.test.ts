import { describe, test } from "vitest";
import { pool } from "../../src/model/index.js";
import type { Fit } from "../../src/types/index.js";
import type { Closeness } from "../support/close.js";
import { expectClose, printed } from "../support/close.js";
import { bcg } from "./fixtures.js";

describe("Viechtbauer (2010), Journal of Statistical Software 36(3), doi:10.18637/jss.v036.i03: BCG trials", () => {
  const share: Closeness = { absolute: 0.5e-4 };

  test.each<[string, (fit: Fit) => number | null | undefined, number, Closeness]>([
    ["estimate", ({ estimate }) => estimate, -0.7145, printed(4)],
    ["its standard error", ({ stdError }) => stdError, 0.1798, printed(4)],
    ["z", ({ statistic }) => statistic, -3.9744, printed(4)],
    ["lower limit", ({ confidence }) => confidence?.[0], -1.0669, printed(4)],
    ["upper limit", ({ confidence }) => confidence?.[1], -0.3622, printed(4)],
    ["tau2", ({ tau2 }) => tau2, 0.3132, printed(4)],
    ["its standard error", ({ tau2StdError }) => tau2StdError, 0.1664, printed(4)],
    ["its lower limit", ({ tau2Confidence }) => tau2Confidence?.[0], 0.1197, printed(4)],
    ["its upper limit", ({ tau2Confidence }) => tau2Confidence?.[1], 1.1115, printed(4)],
    ["I2", ({ I2 }) => I2, 0.9222, share],
    ["its lower limit", ({ I2Confidence }) => I2Confidence?.[0], 0.8192, share],
    ["its upper limit", ({ I2Confidence }) => I2Confidence?.[1], 0.9768, share],
    ["H2", ({ H2 }) => H2, 12.86, printed(2)],
    ["its lower limit", ({ H2Confidence }) => H2Confidence?.[0], 5.53, printed(2)],
    ["its upper limit", ({ H2Confidence }) => H2Confidence?.[1], 43.07, printed(2)],
    ["Q", ({ Q }) => Q?.statistic, 152.233, printed(4)],
  ])("%s", (_, part, expected, closeness) => {
    expectClose(part(pool(bcg, { interval: "z" })), expected, closeness);
  });
});
