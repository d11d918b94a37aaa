import { testTopic } from "./ledger.js";
import { plotData } from "./plotdata.js";

testTopic("plotdata", plotData);
