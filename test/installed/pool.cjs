const { pool } = require("wane");

const { estimate, confidence, tau2 } = pool([
  { yi: -0.9, vi: 0.05 },
  { yi: -0.3, vi: 0.08 },
]);
const rounded = (_, value) => (typeof value === "number" ? Number(value.toPrecision(12)) : value);
console.log(JSON.stringify({ estimate, confidence, tau2 }, rounded));
