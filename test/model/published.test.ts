import { describe, test } from "vitest";
import { pool } from "../../src/model/index.js";
import type { Closeness } from "../support/close.js";
import { expectClose, printed } from "../support/close.js";
import { bcg } from "./fixtures.js";

describe("Viechtbauer (2010), Journal of Statistical Software 36(3), doi:10.18637/jss.v036.i03: BCG trials", () => {
  const fit = pool(bcg, { interval: "z" });
  const [lower, upper] = fit.confidence as [number, number];
  const [tau2Lower, tau2Upper] = fit.tau2Confidence as [number, number];
  const [I2Lower, I2Upper] = fit.I2Confidence as [number, number];
  const [H2Lower, H2Upper] = fit.H2Confidence as [number, number];
  const share: Closeness = { absolute: 0.5e-4 };

  test.each<[string, number | null | undefined, number, Closeness]>([
    ["estimate", fit.estimate, -0.7145, printed(4)],
    ["its standard error", fit.stdError, 0.1798, printed(4)],
    ["z", fit.statistic, -3.9744, printed(4)],
    ["lower limit", lower, -1.0669, printed(4)],
    ["upper limit", upper, -0.3622, printed(4)],
    ["tau2", fit.tau2, 0.3132, printed(4)],
    ["its standard error", fit.tau2StdError, 0.1664, printed(4)],
    ["its lower limit", tau2Lower, 0.1197, printed(4)],
    ["its upper limit", tau2Upper, 1.1115, printed(4)],
    ["I2", fit.I2, 0.9222, share],
    ["its lower limit", I2Lower, 0.8192, share],
    ["its upper limit", I2Upper, 0.9768, share],
    ["H2", fit.H2, 12.86, printed(2)],
    ["its lower limit", H2Lower, 5.53, printed(2)],
    ["its upper limit", H2Upper, 43.07, printed(2)],
    ["Q", fit.Q?.statistic, 152.233, printed(4)],
  ])("%s", (_, actual, expected, closeness) => {
    expectClose(actual, expected, closeness);
  });
});
