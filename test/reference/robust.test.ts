import { testTopic } from "./ledger.js";
import { robustAs } from "./robust.js";

testTopic("robust", robustAs);
