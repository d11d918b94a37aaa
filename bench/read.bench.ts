import { parse } from "csv-parse/sync";
import { bench, describe } from "vitest";
import { safeReadContrasts } from "../src/data/index.js";

const header =
  "trial,year,outcome,instrument,weeks,weeks_from,treatment_weeks,treatment_arm,comparator_arm,comparator,sham_type,region,condition,kind,score,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd,p_value,direction,note,scale_min,scale_max,adjusted,analysis_population,visit,id";
const rows = Array.from(
  { length: 100_000 },
  (_, i) =>
    `Trial ${i},2010,pain,VAS,${i % 52},randomisation,6,dry needling,sham,sham,penetrating,neck,chronic neck pain,means,final,${20 + (i % 50)},${(3 + (i % 7) / 7).toFixed(2)},2.1,${20 + (i % 40)},3.5,2.2,0.03,favours-treatment,some remark about the row,0,10,no,intention to treat,follow-up,R${i}`,
);
const text = `${header}\n${rows.join("\n")}\n`;
const codebook = { name: "bench", title: "Bench", outcomes: [{ name: "pain", domain: "pain", better: "lower" }] };

/** Target: reading and checking within twice the time of splitting the text alone. */
describe("100,000 rows of 30 columns", () => {
  const options = { iterations: 5, warmupIterations: 1, time: 0, warmupTime: 0 };
  bench("csv-parse alone", () => void parse(text, { bom: true }), options);
  bench(
    "safeReadContrasts",
    () => {
      if (!safeReadContrasts(text, codebook).ok) throw new Error("the rows are sound");
    },
    options,
  );
});
