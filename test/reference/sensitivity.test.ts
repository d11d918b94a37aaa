import { testTopic } from "./ledger.js";
import { sensitivityAs } from "./sensitivity.js";

testTopic("sensitivity", sensitivityAs);
