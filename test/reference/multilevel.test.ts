import { testTopic } from "./ledger.js";
import { mixedAsked } from "./mixed-questions.js";

testTopic("multilevel", mixedAsked);
