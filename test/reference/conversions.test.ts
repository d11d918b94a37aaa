import { conversions } from "./conversions.js";
import { testTopic } from "./ledger.js";

testTopic("conversions", conversions);
