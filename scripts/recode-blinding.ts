import { type Cells, cellsOf, columnOrder, readRaw, type Table, tableOf } from "./recode.js";

/** The first words of the raw column, which explains itself at length. */
const shamTypes: readonly (readonly [begins: string, shamType: string])[] = [
  ["non_penetrating", "non-penetrating"],
  ["penetrating", "penetrating"],
  ["sham_laser", "no needle"],
];

function recodeRow(raw: Cells): Cells {
  const shamType = shamTypes.find(([begins]) => raw.sham_type?.startsWith(begins))?.[1] ?? "unspecified";
  const complete = raw.n_correct !== "" && raw.n_incorrect !== "";
  return cellsOf({
    id: raw.row_id,
    trial: raw.year === "" || raw.study?.includes(raw.year ?? "") ? raw.study : `${raw.study} ${raw.year}`,
    year: raw.year,
    treatment_arm: raw.arm,
    comparator: "sham",
    sham_type: shamType,
    kind: "not-a-contrast",
    note: raw.note,
    modality: raw.modality,
    level: raw.level,
    device: raw.sham_device_as_reported,
    guessed_right: complete ? raw.n_correct : "",
    guessed_wrong: complete ? raw.n_incorrect : "",
    // Where all are accounted for by the two answers, nobody was left who did not know.
    did_not_know: complete
      ? raw.n_unsure || String(Number(raw.n_arm) - Number(raw.n_correct) - Number(raw.n_incorrect))
      : "",
    printed_measure: raw.measure,
    printed_value: raw.value,
    printed_lower: raw.ci_low,
    printed_upper: raw.ci_high,
    n_arm: raw.n_arm,
    n_studies: raw.n_studies,
    scenario: raw.scenario_as_reported,
    doi: raw.doi,
    source_url: raw.source_url,
    seen_in: raw.seen_in,
  });
}

const facts = [
  ...["modality", "level", "device", "guessed_right", "guessed_wrong", "did_not_know"],
  ...["printed_measure", "printed_value", "printed_lower", "printed_upper", "n_arm", "n_studies", "scenario"],
  ...["doi", "source_url", "seen_in"],
];

/** `data.csv` of `blinding`. */
export const blindingTable = (): Table =>
  tableOf([...columnOrder, ...facts], readRaw("blinding/raw.csv").map(recodeRow));
