const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const wane = require("wane");
const datasets = require("wane/datasets");

import("./outputs.mjs").then(({ outputs }) => {
  const kept = JSON.parse(readFileSync(join(process.argv[2], "kept.json"), "utf8"));
  process.stdout.write(JSON.stringify(outputs(wane, datasets, kept)));
});
