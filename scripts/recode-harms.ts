import { type Cells, cellsOf, columnOrder, readRaw, type Table, tableOf } from "./recode.js";

/** The outcome of the codebook, which has the unit of its denominator, for each unit as it is printed. */
const outcomes: Readonly<Record<string, string>> = {
  patients: "harm, per person",
  "participants recruited": "harm, per person",
  treatments: "harm, per treatment",
  "treatment sessions": "harm, per appointment",
  "treatment appointments (denominator not printed)": "harm, per appointment",
  "": "harm, estimated by therapists",
};

const recodeHarm = (raw: Cells): Cells =>
  cellsOf({
    id: raw.row_id,
    trial: `${raw.study}${raw.year === "" ? "" : ` ${raw.year}`}`,
    year: raw.year,
    treatment_arm: raw.arm,
    outcome: outcomes[raw.denominator_unit ?? ""],
    condition: raw.condition,
    kind: "not-a-contrast",
    note: raw.note,
    event: raw.event,
    severity: raw.severity,
    n_events: raw.events,
    denominator: raw.denominator,
    unit_as_printed: raw.denominator_unit,
    printed_percent: raw.percent,
    study_design: raw.design,
    modality: raw.modality,
    doi: raw.doi,
    source_url: raw.source_url,
    seen_in: raw.seen_in,
  });

const facts = [
  ...["event", "severity", "n_events", "denominator", "unit_as_printed", "printed_percent"],
  ...["study_design", "modality", "doi", "source_url", "seen_in"],
];

/** `data.csv` of `harms`. */
export const harmsTable = (): Table => tableOf([...columnOrder, ...facts], readRaw("harms/raw.csv").map(recodeHarm));
