// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
export type { Dataset } from "../src/types/index.js";
export { acupunctureBySham } from "./acupuncture-by-sham/index.js";
export { bcg } from "./bcg/index.js";
export { cotchett2014 } from "./cotchett2014/index.js";
export { dryNeedling } from "./dry-needling/index.js";
export { kneeOaExercise } from "./knee-oa-exercise/index.js";
export { syntheticNeedling } from "./synthetic-needling/index.js";
export { syntheticNeedlingComposition } from "./synthetic-needling-composition/index.js";
export { syntheticNeedlingNull } from "./synthetic-needling-null/index.js";
