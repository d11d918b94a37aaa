import { bench, describe } from "vitest";
import { gosh, influence } from "../dist/index.js";
import { effects, fewTimes } from "./effects.js";

// Each subset is a fit by restricted maximum likelihood.
describe("gosh of all 1,048,575 subsets, k = 20", () => {
  const studies = effects(20);
  bench("REML", () => void gosh(studies), fewTimes);
  bench("DerSimonian-Laird", () => void gosh(studies, { tau2: "DL" }), fewTimes);
  bench("common effect", () => void gosh(studies, { tau2: "CE" }), fewTimes);
});

describe("influence, k = 200", () => {
  const studies = effects(200);
  const data = { year: studies.map((_, i) => 1950 + ((i * 7) % 70)) };
  const time = { warmupTime: 500, time: 1000 };
  bench("REML", () => void influence(studies), time);
  bench("REML, one moderator", () => void influence(studies, { moderators: ["year"], data }), time);
});
