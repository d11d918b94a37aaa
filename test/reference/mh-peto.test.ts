import { testTopic } from "./ledger.js";
import { poolTables } from "./mh-peto.js";

testTopic("mh_peto", poolTables);
