import {
  betterByOutcome,
  type Cells,
  cellsOf,
  columnOrder,
  joined,
  type Kind,
  keptRows,
  negated,
  printedP,
  proportion,
  type Recoded,
  readRaw,
  recodingOf,
  type Table,
  tableOf,
  windowName,
} from "./recode.js";

/** What the raw column `sham_type`, which mixes comparator and sham, stands for. */
const controls: Readonly<Record<string, readonly [comparator: string, shamType: string]>> = {
  non_penetrating_sham_needle: ["sham", "non-penetrating"],
  penetrating_or_superficial_sham_needle: ["sham", "penetrating"],
  sham_needle_type_not_seen: ["sham", "unspecified"],
  all_shams_combined: ["sham", "unspecified"],
  sham_laser_or_tens: ["sham", "inert-device"],
  waiting_list_or_no_acupuncture: ["no-treatment", ""],
  same_care_without_acupuncture: ["same-care", ""],
  other_active_treatment: ["active", ""],
};

/** The outcome of the codebook for each outcome of the raw file. */
const outcomes: Readonly<Record<string, string>> = {
  pain: "pain",
  "knee pain": "pain",
  "low back pain": "pain",
  "pain intensity": "pain",
  "motion-related pain": "pain on movement",
  "WOMAC pain": "WOMAC pain",
  "WOMAC pain, change": "WOMAC pain",
  "days with migraine": "headache days",
  "days with migraine per 4 weeks": "headache days",
  "migraine days per 4 weeks": "headache days",
  "reduction in days with headache per 4 weeks": "headache days",
  "migraine intensity": "headache intensity",
  "weekly headache score": "headache score",
  function: "disability",
  "pain disability index": "pain disability index",
  "Roland-Morris improvement": "disability",
  "WOMAC function": "disability",
  "functional ability": "functional ability",
  "WOMAC index, baseline-adjusted": "WOMAC index",
  "response (>=33% on 3 Von Korff items or >=12% on the Hanover questionnaire)": "response",
};

interface Timing {
  /** As the raw file describes the course of each trial. */
  readonly treatmentWeeks?: string;
  readonly origin: "randomisation" | "unknown";
  readonly assumed?: string;
}

const fromStart = (assumed: string): string =>
  `weeks counted from the start of the course (${assumed}), taken as randomisation`;

/** From where each trial's weeks count: the raw file has turned all of them into weeks from the start. */
const timing: Readonly<Record<string, Timing>> = {
  Witt: { treatmentWeeks: "8", origin: "randomisation" },
  Brinkhaus: { treatmentWeeks: "8", origin: "randomisation" },
  Melchart: { origin: "randomisation" },
  Foster: { origin: "unknown", assumed: "6 months; from when is not stated" },
  Li: { treatmentWeeks: "4", origin: "randomisation" },
  Berman: {
    treatmentWeeks: "26",
    origin: "randomisation",
    assumed: fromStart("week 8 lies within a course of 26 weeks"),
  },
  "Haake (GERAC)": { origin: "randomisation" },
  White: {
    treatmentWeeks: "4",
    origin: "randomisation",
    assumed: fromStart("week 5 is one week after a 4-week course"),
  },
  Hinman: { treatmentWeeks: "12", origin: "randomisation", assumed: fromStart("week 12 ends a course of 12 weeks") },
  "Wang (frequent migraine)": {
    treatmentWeeks: "20",
    origin: "randomisation",
    assumed: fromStart("week 20 ends a course of 20 weeks"),
  },
  Musil: { treatmentWeeks: "12", origin: "randomisation", assumed: fromStart("12 weeks, then 6 months") },
  Assefi: {
    treatmentWeeks: "12",
    origin: "randomisation",
    assumed: fromStart("12 weeks added to months after its end"),
  },
  Cherkin: { treatmentWeeks: "7", origin: "unknown", assumed: "8 weeks as labelled; from when is not stated" },
  Nabeta: { origin: "randomisation", assumed: fromStart("9 days after the last of 3 weekly sessions") },
  "Kong (electroacupuncture)": { origin: "unknown" },
  Vickers: {
    treatmentWeeks: "13",
    origin: "randomisation",
    assumed: "the course lasted up to 3 months, taken as 13 weeks",
  },
  Cho: { treatmentWeeks: "3", origin: "randomisation", assumed: fromStart("1 month after a 3-week course") },
  Irnich: { treatmentWeeks: "3", origin: "randomisation", assumed: fromStart("1 week after a 3-week course") },
};

/** Instruments, with the ranges that the raw text states. */
function instrumentOf(scale = ""): Cells {
  const [, name = scale, low = "", high = ""] = /^(.*?) (\d+)-(\d+)(?: mm)?$/.exec(scale) ?? [];
  const nameless = /^(days|percent)|not named|diary/.test(scale);
  return { instrument: nameless ? "" : name.replace(/ mm$/, ""), scale_min: low, scale_max: high };
}

/** Arms by name, from the comparison; the same arm of a trial has the same name in each row. */
function armsOf({ trial, comparison = "", sham_type }: Cells): readonly [treatment: string, comparator: string] {
  const [first = "", second = ""] = comparison
    .replace(/ \(.*\)$/, "")
    .replace(/, all time points$/, "")
    .split(" vs ");
  if (trial === "Foster")
    return [
      "true acupuncture",
      sham_type === "same_care_without_acupuncture" ? "advice and exercise" : "non-penetrating acupuncture",
    ];
  if (trial === "Cherkin") return ["individualized acupuncture", second];
  if (trial === "Haake (GERAC)") return ["verum acupuncture", second];
  if (trial === "Hinman") return ["needle acupuncture", second];
  return [first.replace(/^(real|true)$/, `$1 ${second.split(" ").at(-1)}`), second];
}

const isReduction = ({ better = "" }: Cells): boolean => better.startsWith("higher (it is");

/** An adjusted difference before the arms, the arms before an unadjusted difference: with arms, any measure can be had. */
function kindOf(raw: Cells): Kind {
  const complete = ["acupuncture", "control"].every(
    (arm) =>
      raw[`n_${arm}`] !== "" && raw[`mean_${arm}`] !== "" && (raw[`sd_${arm}`] !== "" || raw[`se_${arm}`] !== ""),
  );
  const adjusted = /^adjusted/.test(raw.effect_measure ?? "");
  if (complete && !adjusted) return "means";
  return raw.effect !== "" ? "estimate" : "reported-only";
}

const whyReported: Readonly<Record<string, string>> = {
  p_only: "a p-value alone",
  narrative: "a statement without numbers",
  means_without_sd: "means without a measure of spread",
  binary_percent: "percentages without limits; the counts are not printed",
};

function meansOf(raw: Cells): Cells {
  const turned = (text = "") => (isReduction(raw) ? negated(text) : text);
  return cellsOf({
    score: isReduction(raw) ? "change" : "",
    treatment_n: raw.n_acupuncture,
    treatment_mean: turned(raw.mean_acupuncture),
    treatment_sd: raw.sd_acupuncture,
    treatment_se: raw.se_acupuncture,
    comparator_n: raw.n_control,
    comparator_mean: turned(raw.mean_control),
    comparator_sd: raw.sd_control,
    comparator_se: raw.se_control,
  });
}

const better = betterByOutcome("acupuncture-by-sham");

function estimateOf(raw: Cells, outcome: string): Cells {
  const text = raw.effect_measure ?? "";
  const isRisk = text.startsWith("risk difference");
  const scaled = (number = "") => (isRisk ? proportion(number) : number);
  const positiveFavours = raw.sign_favouring_acupuncture === "positive";
  return cellsOf({
    treatment_n: raw.n_acupuncture,
    comparator_n: raw.n_control,
    measure: isRisk ? "RD" : "MD",
    estimate: scaled(raw.effect),
    ci_lower: scaled(raw.ci_low),
    ci_upper: scaled(raw.ci_high),
    estimate_sign:
      positiveFavours === (better.get(outcome) === "higher")
        ? "treatment-minus-comparator"
        : "comparator-minus-treatment",
    score: isReduction(raw) || text.includes("change") ? "change" : "",
    adjusted: text.startsWith("adjusted") ? "yes" : "",
  });
}

/** What the report prints and the row cannot hold as numbers. */
function printedNumbers(raw: Cells, kind: Kind): string {
  const arm = (which: string) => {
    const spread = raw[`sd_${which}`] || raw[`se_${which}`];
    return `${raw[`mean_${which}`]}${spread === "" ? "" : ` (${spread})`}`;
  };
  const arms = raw.mean_acupuncture === "" ? "" : `arms as printed: ${arm("acupuncture")} vs ${arm("control")}`;
  const derived = /DERIVED/.test(raw.effect_measure ?? "");
  const effect =
    raw.effect === "" || derived ? "" : `difference as printed: ${raw.effect} (${raw.ci_low} to ${raw.ci_high})`;
  return kind === "means" ? effect : arms;
}

function directionOf(text = ""): string {
  if (text === "") return "";
  if (text === "favours acupuncture") return "favours-treatment";
  return text === "no difference" ? "no-difference" : "unclear";
}

const trialOf = ({ trial = "", year = "" }: Cells): string => `${trial.replace(/ \(.*\)$/, "")} ${year}`;

const doubtfulUse = new Set(["misprint_not_usable", "do_not_pool"]);

/** One raw row to one row of `data.csv`, or to the reason why it is left out. */
function recodeAcupuncture(raw: Cells): Recoded {
  const id = raw.row_id ?? "";
  if (id === "C028") return { id, outcome: "left out", reason: "the treatment is a laser, not a needle" };

  const kind = kindOf(raw);
  const outcome = outcomes[raw.outcome ?? ""] as string;
  const [comparator, shamType] = controls[raw.sham_type ?? ""] as readonly [string, string];
  const [treatmentArm, comparatorArm] = armsOf(raw);
  const { treatmentWeeks, origin, assumed } = timing[raw.trial ?? ""] as Timing;
  const p = printedP((raw.p_value ?? "").replace(/ as printed$/, ""), true);
  const use = raw.usability ?? "";
  const doubtful = kind === "estimate" && (doubtfulUse.has(use) || use.endsWith("with_caution")) ? raw.note : "";
  const cells = cellsOf({
    id,
    trial: trialOf(raw),
    year: raw.year,
    treatment_arm: treatmentArm,
    comparator_arm: comparatorArm,
    comparator,
    sham_type: shamType,
    outcome,
    ...instrumentOf(raw.scale),
    visit: "follow-up",
    weeks: raw.weeks,
    weeks_from: origin,
    treatment_weeks: treatmentWeeks,
    window: windowName(raw.window ?? "") || raw.weeks_origin,
    condition: raw.condition,
    kind,
    ...(kind === "means" ? meansOf(raw) : kind === "estimate" ? estimateOf(raw, outcome) : {}),
    p_value: p.column,
    direction: directionOf(raw.direction),
    doubtful,
    note: joined(
      doubtful === "" && raw.note,
      printedNumbers(raw, kind),
      p.note,
      kind === "means" && isReduction(raw) && "printed as reductions; signs turned",
      /^risk/.test(raw.effect_measure ?? "") && "printed in percentage points",
      raw.weeks !== "" && assumed,
    ),
    outcome_as_printed: raw.outcome,
    weeks_as_printed: raw.weeks_origin,
    value_kind: raw.value_kind,
    control_as_described: raw.sham_as_described,
    course: raw.treatment,
    n_randomised: raw.n_randomised_total,
    source_url: raw.source_url,
    seen_in: raw.seen_in,
  });
  return { id, outcome: kind, reason: kind === "reported-only" ? (whyReported[use] ?? "") : "", cells };
}

const facts = [
  ...["outcome_as_printed", "weeks_as_printed", "value_kind", "control_as_described", "course"],
  ...["n_randomised", "source_url", "seen_in"],
];

/** `data.csv` and `recoding.csv` of `acupuncture-by-sham`. */
export function acupunctureTables(): { readonly data: Table; readonly recoding: Table } {
  const raw = readRaw("acupuncture-by-sham/raw.csv");
  const recoded = raw.map(recodeAcupuncture);
  return {
    data: tableOf([...columnOrder, ...facts], keptRows(recoded)),
    recoding: recodingOf(recoded, raw),
  };
}
