import { type Cells, cellsOf, columnOrder, joined, readRaw, type Table, tableOf } from "./recode.js";
import { recodeDryNeedling } from "./recode-dry-needling.js";

/** Rows of the dry-needling extraction: two estimates at 6 weeks, two p-values at 12. */
const rows = ["T001", "T002", "T004", "T005"];

const facts = ["followup_label", "seen_in", "source_url"];

function fromDryNeedling(raw: Cells): Cells {
  const recoded = recodeDryNeedling(raw);
  if (recoded.outcome === "left out") throw new Error(`recode-cotchett2014: ${recoded.id} is left out of dry-needling`);
  const columns = [...columnOrder, ...facts].filter((column) => column !== "window");
  return cellsOf(Object.fromEntries(columns.map((column) => [column, recoded.cells[column]])));
}

/**
 * Adverse events of both arms as one row. They are counted per appointment, the numbers of appointments are not
 * printed, and one patient can have many: no two-by-two table can be made of them.
 */
function adverseEvents([real, sham]: readonly Cells[], model: Cells): Cells {
  const share = (arm: Cells | undefined) => `${arm?.events} (${arm?.percent}%)`;
  const { trial, year, treatment_arm, comparator_arm, comparator, sham_type, region, condition } = model;
  return cellsOf({
    id: `${real?.row_id} ${sham?.row_id}`,
    ...{ trial, year, treatment_arm, comparator_arm, comparator, sham_type, region, condition },
    outcome: "minor adverse events",
    visit: "follow-up",
    weeks_from: "randomisation",
    treatment_weeks: model.treatment_weeks,
    window: "during treatment",
    kind: "reported-only",
    direction: "favours-comparator",
    note: joined(
      `appointments with an event: ${share(real)} of real and ${share(sham)} of sham appointments`,
      "numbers of appointments not printed",
      real?.note,
    ),
    seen_in: real?.seen_in,
    source_url: real?.source_url,
  });
}

/** `data.csv` of `cotchett2014`. */
export function cotchettTable(): Table {
  const raw = readRaw("dry-needling/raw.csv");
  const pain = rows.map((id) => fromDryNeedling(raw.find(({ row_id }) => row_id === id) as Cells));
  return tableOf(
    [...columnOrder, ...facts],
    [...pain, adverseEvents(readRaw("cotchett2014/adverse-events.csv"), pain[0] as Cells)],
  );
}
