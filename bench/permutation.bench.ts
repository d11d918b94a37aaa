import { bench, describe } from "vitest";
import { permutationTest } from "../dist/index.js";
import { effects, fewTimes } from "./effects.js";

const studies = effects(16);
const data = { year: studies.map((_, i) => 1990 + ((i * 7) % 16)) };

// Each arrangement is a fit by restricted maximum likelihood.
describe("permutation tests, k = 16", () => {
  bench("all 65,536 changes of sign", () => void permutationTest(studies, { moderators: [] }), fewTimes);
  bench(
    "10,000 orders of one moderator",
    () => void permutationTest(studies, { moderators: ["year"], data }),
    fewTimes,
  );
});
