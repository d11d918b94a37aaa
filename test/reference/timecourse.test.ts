import { testTopic } from "./ledger.js";
import { mixedAsRmaMv } from "./rma-mv.js";

testTopic("timecourse", mixedAsRmaMv);
