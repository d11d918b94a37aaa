export { type ContrastKey, contrast } from "./contrast.js";
export { type JointOptions, poolJointly } from "./pool-jointly.js";
