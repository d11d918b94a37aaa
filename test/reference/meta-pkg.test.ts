import { testTopic } from "./ledger.js";
import { poolAsMeta } from "./meta-pkg.js";

testTopic("meta_pkg", poolAsMeta);
