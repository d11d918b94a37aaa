import { poolAsConfint } from "./confint.js";
import { testTopic } from "./ledger.js";

testTopic("confint", poolAsConfint);
