import { type Cells, cellsOf, columnOrder, readRaw, type Table, tableOf } from "./recode.js";

/** One trial of the source to one row of `data.csv`. */
function recodeBcg(raw: Cells): Cells {
  return cellsOf({
    id: raw.trial,
    trial: `${raw.author} ${raw.year}`,
    year: raw.year,
    treatment_arm: "BCG vaccine",
    comparator_arm: "not vaccinated",
    treatment_events: raw.tpos,
    treatment_non_events: raw.tneg,
    comparator_events: raw.cpos,
    comparator_non_events: raw.cneg,
    ablat: raw.ablat,
    alloc: raw.alloc,
  });
}

/** `data.csv` of `bcg`. */
export function bcgTable(): Table {
  return tableOf([...columnOrder, "ablat", "alloc"], readRaw("bcg/raw.csv").map(recodeBcg));
}
