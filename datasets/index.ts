// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
export type { Dataset } from "../src/types/index.js";
export { acupunctureBySham } from "./acupuncture-by-sham/index.js";
export { acupunctureControls } from "./acupuncture-controls/index.js";
export { acupunctureTimeCourse } from "./acupuncture-time-course/index.js";
export { bcg } from "./bcg/index.js";
export { blinding } from "./blinding/index.js";
export { cotchett2014 } from "./cotchett2014/index.js";
export { dryNeedling } from "./dry-needling/index.js";
export { fine1993 } from "./fine1993/index.js";
export { harms } from "./harms/index.js";
export { ishak2007 } from "./ishak2007/index.js";
export { kneeOaExercise } from "./knee-oa-exercise/index.js";
export { needlingReviews } from "./needling-reviews/index.js";
export { normand1999 } from "./normand1999/index.js";
export { osteopain } from "./osteopain/index.js";
export { syntheticNeedling } from "./synthetic-needling/index.js";
export { syntheticNeedlingComposition } from "./synthetic-needling-composition/index.js";
export { syntheticNeedlingNull } from "./synthetic-needling-null/index.js";
