import {
  type Cells,
  cellsOf,
  columnOrder,
  joined,
  type Kind,
  printedP,
  readRaw,
  type Table,
  tableOf,
} from "./recode.js";

/** Comparator and sham type of the codebooks for each class of the extraction. */
const controls: Readonly<Record<string, readonly [comparator: string, shamType?: string]>> = {
  same_care_without_needling: ["same-care"],
  no_treatment: ["no-treatment"],
  no_acupuncture: ["no-acupuncture"],
  sham_laser_or_tens: ["sham", "no needle"],
  non_penetrating_or_non_needle: ["sham", "non-penetrating or no needle"],
  non_penetrating_sham_needle: ["sham", "non-penetrating"],
  penetrating_or_superficial_sham_needle: ["sham", "penetrating"],
  sham_needle: ["sham", "unspecified"],
  sham_or_no_needling_mixed: ["sham-or-none"],
  other_active_treatment: ["active"],
  needling_vs_needling: ["needling"],
  mixed: ["mixed"],
  between_control_types: ["mixed"],
};

const windows: Readonly<Record<string, string>> = {
  immediate_to_72h: "to 72 hours",
  immediate_to_1wk: "to 1 week",
  immediate_to_12wk: "to 12 weeks",
  short_over72h_to_4wk: "72 hours to 4 weeks",
  short_1_to_12wk: "1 to 12 weeks",
  short_over4_to_12wk: "4 to 12 weeks",
  medium_over12_to_under26wk: "12 to 26 weeks",
  long_26_to_52wk: "26 weeks and later",
  post_intervention: "after the intervention",
  not_stated: "not stated",
  slope: "not stated",
};

const measures: Readonly<Record<string, string>> = {
  SMD: "SMD",
  MD: "MD",
  WMD: "MD",
  RR: "RR",
  "effect size in SD": "SMD",
  "difference in SD (positive = less pain with acupuncture)": "SMD",
};

/** The outcome of the codebook; a row that names several has one that says so. */
function outcomeOf({ outcome = "", domain }: Cells): string {
  if (/pain.*and.*(disability|function)|pain; pressure/.test(outcome)) return "pain with other outcomes";
  if (domain === "ppt") return "pressure pain threshold";
  if (domain === "response") return "success";
  if (domain === "safety") return "adverse events";
  if (domain === "qol") return "quality of life";
  return domain === "disability" || outcome === "disability" ? "disability" : "pain";
}

/** What the review says of the direction. */
function directionOf(text: string): string {
  if (/^favours (needling|acupuncture|active)/.test(text)) return "favours-treatment";
  if (/^favours (wet|other|the combination)/.test(text)) return "favours-comparator";
  if (/^(no |not |equal)/.test(text)) return "no-difference";
  return text === "" ? "" : "unclear";
}

/** Positive where acupuncture is better, while less pain is. */
const reversed = ({ better = "", effect_measure = "" }: Cells): boolean =>
  better.includes("positive = acupuncture better") ||
  better.includes("printed as SDs lower") ||
  effect_measure.includes("positive =");

function recodeReview(raw: Cells): Cells {
  const measure = measures[raw.effect_measure ?? ""];
  const complete = raw.effect !== "" && raw.ci_low !== "" && raw.ci_high !== "";
  const kind: Kind =
    raw.comparator_class === "between_control_types" ||
    raw.window === "slope" ||
    raw.effect_measure?.startsWith("decrease")
      ? "not-a-contrast"
      : measure !== undefined && complete
        ? "estimate"
        : "reported-only";
  const [comparator, shamType] = controls[raw.comparator_class ?? ""] ?? ["mixed"];
  const p = printedP(raw.p_value ?? "", true);
  const printed = [raw.effect, [raw.ci_low, raw.ci_high].filter((limit) => limit !== "").join(" to ")]
    .filter((part) => part !== "")
    .join(", ");
  return cellsOf({
    id: raw.row_id,
    trial: joined(raw.review).concat(raw.year === "" ? "" : ` ${raw.year}`),
    year: raw.year,
    treatment_arm: raw.modality,
    comparator_arm: raw.comparison_as_reported,
    comparator,
    sham_type: shamType,
    outcome: outcomeOf(raw),
    window: windows[raw.window ?? ""],
    region: raw.region,
    condition: raw.outcome?.includes("patellofemoral only") ? "patellofemoral pain only" : undefined,
    kind,
    ...(kind === "estimate"
      ? {
          measure,
          estimate: raw.effect,
          ci_lower: raw.ci_low,
          ci_upper: raw.ci_high,
          estimate_sign: reversed(raw) ? "comparator-minus-treatment" : undefined,
          p_value: p.column,
        }
      : {}),
    direction: directionOf(raw.result_text ?? ""),
    note: joined(
      raw.note,
      raw.result_text,
      kind === "estimate" ? p.note : raw.p_value !== "" && `p as printed: ${raw.p_value}`,
      kind !== "estimate" && printed !== "" && `as printed: ${raw.effect_measure} ${printed}`,
    ),
    outcome_as_printed: raw.outcome,
    window_as_reported: raw.window_as_reported,
    n_studies: raw.n_studies,
    n_participants: raw.n_participants,
    i2: raw.i2,
    certainty: raw.certainty,
    doi: raw.doi,
    source_url: raw.source_url,
    seen_in: raw.seen_in,
  });
}

const facts = ["outcome_as_printed", "window_as_reported", "n_studies", "n_participants", "i2", "certainty"];

/** `data.csv` of `needling-reviews` and of `acupuncture-controls`. */
export const reviewTable = (name: "needling-reviews" | "acupuncture-controls"): Table =>
  tableOf([...columnOrder, ...facts, "doi", "source_url", "seen_in"], readRaw(`${name}/raw.csv`).map(recodeReview));
