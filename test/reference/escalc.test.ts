import { effectsAsEscalc } from "./escalc.js";
import { testTopic } from "./ledger.js";

testTopic("escalc", effectsAsEscalc);
