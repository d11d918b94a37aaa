import { bench, describe } from "vitest";
import { mixedModel } from "../src/mixed/index.js";
import { metaRegression } from "../src/regression/index.js";
import { robust, wildBootstrap, workingModel } from "../src/robust/index.js";

/** Four follow-ups of each trial, the same in each run. */
const effects = (trials: number) =>
  Array.from({ length: 4 * trials }, (_, i) => {
    const vi = 0.02 + 0.1 * ((i * Math.SQRT2) % 1);
    const ofTrial = ((Math.floor(i / 4) * Math.sqrt(3)) % 1) - 0.5;
    return {
      label: `trial ${Math.floor(i / 4)}`,
      yi: 0.3 + 0.8 * ofTrial + Math.sqrt(vi) * (((i * Math.sqrt(5)) % 1) - 0.5),
      vi,
    };
  });

const columns = (trials: number) => ({
  trial: effects(trials).map(({ label }) => label),
  weeks: effects(trials).map((_, i) => [1, 4, 12, 52][i % 4]!),
  year: effects(trials).map((_, i) => 1990 + (Math.floor(i / 4) % 30)),
});

describe.each([50, 500, 5000])("CR2 with Satterthwaite, %s trials of 4 effects", (trials) => {
  const options = { moderators: ["weeks", "year"], data: columns(trials) };
  const plain = metaRegression(effects(trials), { ...options, tau2: "DL", tau2Interval: "none" });
  const working = workingModel(effects(trials), { ...options, kind: "correlated", rho: 0.6, cluster: "trial" });
  const components = { trial: { variance: 0.05 }, "trial/weeks": { variance: 0.01 } };
  const nested = [{ nested: ["trial", "weeks"] }];
  const multilevel = mixedModel(effects(trials), { ...options, random: nested, fixed: components });

  bench("of a regression", () => void robust(plain, { data: columns(trials) }));
  bench("of a working model", () => void robust(working));
  bench("of a multilevel model", () => void robust(multilevel));
});

describe("wild bootstrap, 10,000 samples, 3 coefficients, 2 tested", () => {
  const once = { warmupIterations: 1, iterations: 3, time: 0, warmupTime: 0 };
  for (const trials of [20, 200]) {
    const fit = workingModel(effects(trials), {
      ...{ moderators: ["weeks", "year"], data: columns(trials), kind: "correlated", rho: 0.6, cluster: "trial" },
    });
    bench(`${trials} trials`, () => void wildBootstrap(fit, ["weeks", "year"], { exact: false }), once);
  }
});
