import { testTopic } from "./ledger.js";
import { covarianceAsVcalc } from "./vcalc-aggregate.js";

testTopic("vcalc_aggregate", covarianceAsVcalc);
