import { readFileSync } from "node:fs";
import * as wane from "wane";
import * as datasets from "wane/datasets";
import { outputs } from "./outputs.mjs";

const kept = JSON.parse(readFileSync(new URL("kept.json", `file://${process.argv[2]}/`), "utf8"));
process.stdout.write(JSON.stringify(outputs(wane, datasets, kept)));
