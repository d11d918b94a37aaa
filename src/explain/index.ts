export { type Scripted, toR } from "./to-r.js";
