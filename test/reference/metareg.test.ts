import { testTopic } from "./ledger.js";
import { regressAsRma } from "./metareg.js";

testTopic("metareg", regressAsRma);
