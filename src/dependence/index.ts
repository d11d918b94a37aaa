export { dependenceCodes } from "./codes.js";
export { type ContrastKey, contrast } from "./contrast.js";
export { type JointOptions, poolJointly } from "./pool-jointly.js";
export { withContrasts } from "./with-contrasts.js";
