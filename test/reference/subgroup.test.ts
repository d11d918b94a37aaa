import { testTopic } from "./ledger.js";
import { subgroupsAsRma } from "./subgroup.js";

testTopic("subgroup", subgroupsAsRma);
