import {
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

/** Decisions on single rows that no rule reaches, each with its reason. They replace cells of the row. */
const decisions: Readonly<Record<string, { readonly cells: Cells; readonly kind?: Kind; readonly why: string }>> = {
  T001: { cells: { scale_min: "0", scale_max: "100" }, why: "a 100-mm line is assumed" },
  T004: { cells: { scale_min: "0", scale_max: "100" }, why: "a 100-mm line is assumed" },
  ...every(["T008", "T009", "T010", "T011"], {
    cells: { outcome: "disability, modelled" },
    why: "the model-based difference of the report; the raw means of the same visits (T016 to T019) are second-hand and stand as disability",
  }),
  ...every(["T022", "T023", "T024", "T025"], {
    cells: { comparator: "unspecified", sham_type: "" },
    why: "no source read describes the comparator, so it is not taken for a sham",
  }),
  T072: {
    cells: {},
    why: "taken as needling minus sham",
  },
  ...every(["T081", "T082"], { cells: {}, kind: "not-a-contrast", why: "one test over three arms" }),
  T083: { cells: { doubtful: "P=0.54 does not fit these means and SDs with 66 patients" }, why: "" },
  T094: { cells: { doubtful: "the limits 26.0 to 49.4 are not symmetric about 38.2" }, why: "" },
  T098: { cells: {}, why: "crossover with factorial-type model; a within-person estimate" },
  ...every(["T191", "T192"], { cells: {}, kind: "not-a-contrast", why: "needling in both arms" }),
  ...every(["T245", "T247"], {
    cells: { weeks_from: "end-of-treatment" },
    why: "the label counts from the end of physical therapy",
  }),
  T259: { cells: { weeks_from: "unknown" }, why: "" },
};

function every<T>(ids: readonly string[], decision: T): Record<string, T> {
  return Object.fromEntries(ids.map((id) => [id, decision]));
}

/** What the raw column `sham_type`, which mixes comparator and sham, stands for. */
const controls: Readonly<Record<string, readonly [comparator: string, shamType: string]>> = {
  non_penetrating_sham_needle: ["sham", "non-penetrating"],
  penetrating_or_superficial_sham_needle: ["sham", "penetrating"],
  sham_needle_type_not_seen: ["sham", "unspecified"],
  sham_laser_or_tens: ["sham", "inert-device"],
  no_treatment: ["no-treatment", ""],
  same_care_without_needling: ["same-care", ""],
  other_active_treatment: ["active", ""],
  no_needling_under_anaesthesia_blinded: ["blinded-no-contact", ""],
  comparator_not_described: ["unspecified", ""],
};

/** Outcomes of the codebook, with those of the raw file that they stand for; the rest is found by {@link outcomeOf}. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
  "average pain": ["average pain, previous 24 h", "average pain over 24 h"],
  "average pain, week": ["average pain, previous week"],
  "current pain": ["current pain"],
  "pain at rest": ["mean pain at rest"],
  "first-step pain": ["first-step pain"],
  "pain on movement": ["motion-related pain"],
  "pain after running": ["hamstring pain after running"],
  // One statement about several outcomes, pain among them or first.
  "pain with other outcomes": [
    "headache intensity (primary), frequency, duration",
    "headache intensity and neck disability",
    "hip pain and WOMAC function",
    "knee pain and WOMAC",
    "knee pain, LEFS, hamstring ROM",
    "neck pain intensity and disability",
    "neck pain, function, ROM",
    "pain (SF-MPQ) and central sensitisation (CSI)",
    "pain (SF-MPQ) and pressure pain threshold",
    "pain and disability (secondary)",
    "pain and function",
    "pain, disability",
  ],
  "disability with other outcomes": ["neck disability and pain", "WOMAC disability and all other measures"],
  "pressure pain threshold": ["pressure pain threshold"],
  "range of motion": ["cervical range of motion"],
  "hand grip": ["hand grip"],
  "acceptable symptom state": ["patient acceptable symptom state, yes"],
  success: ["success: GROC >=5"],
  "much or very much improved": ["much or very much improved"],
  "global rating of change": ["global rating of change"],
  "response, not defined": ["number needed to treat (outcome definition not in excerpt)"],
  "pain medication stopped": ["stopped all pain medication", "stopped pain medication"],
  "pain medication reduced": ["reduced medication consumption"],
  "further treatment needed": ["needed further treatment after the trial"],
};

const outcomeByRaw = new Map(
  Object.entries(outcomes).flatMap(([name, raw]) => raw.map((each) => [each, name] as const)),
);

/** Questionnaires of pain on which more is better are outcomes of their own; all other pain is intensity. */
function outcomeOf({ outcome = "", domain, scale = "", better }: Cells): string {
  const named = outcomeByRaw.get(outcome);
  if (named !== undefined) return named;
  if (domain === "disability") return better === "higher" ? "function score" : "disability";
  if (domain !== "pain") throw new Error(`outcomeOf: "${outcome}" of domain "${domain}" has no name`);
  return better === "higher"
    ? `${["FHSQ", "KOOS", "Constant-Murley"].find((each) => scale.startsWith(each))} pain`
    : "pain";
}

const higherIsBetter = new Set(["function score", "pressure pain threshold", "range of motion", "hand grip"]);
const lowerIsBetter = new Set(["further treatment needed"]);
const betterOf = (outcome: string, domain: string | undefined): string =>
  (domain === "response" && !lowerIsBetter.has(outcome)) ||
  higherIsBetter.has(outcome) ||
  /^(FHSQ|KOOS|Constant-Murley) /.test(outcome)
    ? "higher"
    : "lower";

/** Names of trials whose authors were not seen; all others are "Author Year". */
const trialNames: Readonly<Record<string, string>> = {
  "Hemiplegic shoulder trial, Med Acupunct (authors not in the excerpt)": "Hemiplegic shoulder trial 2023",
  "Perturbation + dry needling ankle trial (authors not in the excerpt)": "Ankle perturbation trial 2023",
  "TMD masseter oxygenation crossover (authors not in the excerpt)": "Masseter oxygenation trial 2023",
  "KOA trial PMID 41289332 (authors not in the excerpt)": "Knee osteoarthritis trial 2025",
  "Chronic LBP trial PMID 36138055 (authors not in the excerpt)": "Low back pain trial 2022",
  "Hemiparetic shoulder crossover PMID 32488238 (authors not in the excerpt)": "Hemiparetic shoulder trial 2020",
  "Discogenic radicular LBP trial 2016 (authors not in the excerpt)": "Radicular back pain trial 2016",
  "Trial behind reference 78 of a 2012 ECAM review (not resolved)": "Neck pain trial, sham laser",
  "Lateral epicondylalgia with trigger points trial (authors and year not in the excerpt)":
    "Lateral epicondylalgia trial",
  "Acute neck pain trial, JOSPT 2014;44(4) (authors not in the excerpt)": "Acute neck pain trial 2014",
};

const trialOf = ({ study = "", year = "" }: Cells): string =>
  trialNames[study] ?? `${study.replace(/ \(.*\)$/, "")} ${year}`.trim();

/** Arm sizes stand in columns of their own, so the same arm has the same name in every row. */
const armOf = (arm = ""): string => arm.replace(/ \((n=\d+|\d+ completed)\)$/, "").replace(/, n=\d+\)$/, ")");

const taken = (what: string): string => `weeks count from ${what}, taken as randomisation`;

/** From where the raw file counts weeks, and what was assumed. What is presumed or ambiguous there is unknown here. */
const origins: Readonly<Record<string, readonly [origin: string, assumed?: string]>> = {
  randomisation: ["randomisation"],
  "randomisation/baseline": ["randomisation"],
  "randomisation (protocol: 6, 12, 24, 52 weeks)": ["randomisation"],
  "start of treatment/randomisation": ["randomisation", taken("the start of treatment")],
  "start of treatment/randomisation (end of the 6-week course)": ["randomisation", taken("the start of treatment")],
  "start of treatment/randomisation unless the label says otherwise": [
    "randomisation",
    taken("the start of treatment"),
  ],
  "start of treatment": ["randomisation", taken("the start of treatment")],
  "start of treatment (derived)": ["randomisation", taken("the start of treatment")],
  "start of treatment (3 + 3 weeks, derived)": ["randomisation", taken("the start of treatment, 3 + 3 weeks")],
  "start of treatment (6 + 6 weeks, derived)": ["randomisation", taken("the start of treatment, 6 + 6 weeks")],
  "start of treatment (derived; exact time not stated)": [
    "randomisation",
    taken("the start of treatment; the exact time is not stated"),
  ],
  "before treatment": ["randomisation", taken("before treatment")],
  "before surgery": ["randomisation", taken("before surgery")],
  "surgery/treatment": ["randomisation", taken("surgery and treatment on one day")],
  baseline: ["randomisation", taken("baseline")],
  enrolment: ["randomisation", taken("enrolment")],
  "first session": ["randomisation", taken("the first session")],
  "first session; days between sessions not seen": [
    "randomisation",
    taken("the first session; days between sessions not seen"),
  ],
  "first treatment": ["randomisation", taken("the first treatment")],
  "first treatment (weeks are midpoints I computed from the day ranges)": [
    "randomisation",
    taken("the first treatment, as midpoints of the printed ranges of days"),
  ],
  "initial treatment": ["randomisation", taken("the first treatment")],
  "the single session": ["randomisation", taken("the single session")],
  "the session": ["randomisation", taken("the single session")],
  session: ["randomisation", taken("the single session")],
  "each treatment": ["randomisation", taken("each single treatment of the crossover")],
  "end of treatment": ["end-of-treatment"],
  "end of treatment (add 5 weeks for time from start)": ["end-of-treatment"],
  "end of treatment (registry: 3 months after treatment ended)": ["end-of-treatment"],
  "end of treatment (presumed)": ["unknown", "weeks presumably count from the end of treatment"],
  "after treatment (end or start not stated)": ["unknown", "end or start of treatment as origin not stated"],
  intervention: ["unknown", "start or end of the intervention as origin not stated"],
  treatment: ["unknown", "start or end of treatment as origin not stated"],
  "not stated": ["unknown"],
  "not seen": ["unknown"],
  "": ["unknown"],
};

function originOf({ followup_origin = "", modality = "" }: Cells): readonly [origin: string, assumed?: string] {
  if (followup_origin === "treatment" && modality.includes("single"))
    return ["randomisation", taken("the single treatment")];
  const origin = origins[followup_origin];
  if (origin === undefined) throw new Error(`originOf: no decision on "${followup_origin}"`);
  return origin;
}

/** Scales by name; texts that name none are left out, and ranges that stand in the text are read. */
function instrumentOf({ scale = "", scale_min = "", scale_max = "" }: Cells): Cells {
  const range = /^(?:VAS|NPRS) (0)-(100?)$/.exec(scale);
  const nameless =
    /not in excerpt|not named|presumed|^(SMD|NNT|ratio|count|kg|degrees|N\/cm|% of arm|events\/arm|pain score|algometry|algometer)$|^PPT|^pressure/;
  const name =
    /\((ODI|PSFS|NPRS)\)$/.exec(scale)?.[1] ?? scale.replace(/ (mm|10 cm|%|0-100?|11-point|\(registry\))(?=;|$)/, "");
  return {
    instrument: nameless.test(scale) ? "" : name.replace(/, risk difference.*| 0-100 not stated| \(named in.*/, ""),
    scale_min: scale_min || (range?.[1] ?? ""),
    scale_max: scale_max || (range?.[2] ?? ""),
  };
}

/** Direction as the report states it; no-difference is not the same as non-inferior. */
function directionOf(text = ""): string {
  if (text === "") return "";
  if (text === "favours needling") return "favours-treatment";
  if (text === "no difference") return "no-difference";
  return /^favours (comparator|sham)/.test(text) ? "favours-comparator" : "unclear";
}

interface Printed {
  readonly measure: string;
  readonly score: string;
  readonly adjusted: string;
}

const printed = (measure: string, score = "", adjusted = ""): Printed => ({ measure, score, adjusted });

/** Printed differences that have limits, by the raw column `effect_measure`. */
const measures: Readonly<Record<string, Printed>> = {
  "adjusted mean difference": printed("MD", "", "yes"),
  "adjusted mean difference (ANCOVA, baseline covariate)": printed("MD", "", "yes"),
  "mean difference (ANCOVA adjusted for baseline)": printed("MD", "", "yes"),
  "between-group difference in change (ANCOVA adjusted for baseline)": printed("MD", "change", "yes"),
  "treatment effect (model-based mean difference)": printed("MD"),
  "mean difference (linear marginal model)": printed("MD"),
  "mean difference": printed("MD"),
  "mean difference (positive = less pain with needling)": printed("MD"),
  "mean difference (sign convention unclear)": printed("MD"),
  "effect size (standardised; between-group presumed)": printed("SMD"),
  "risk difference (%)": printed("RD"),
  "OR as printed (text says 1.7 times more likely)": printed("OR"),
  "estimated pain reduction attributable to needling (multivariate)": printed("MD", "change"),
  "estimated gain": printed("MD", "change"),
};

function kindOf(raw: Cells): Kind {
  if (raw.usability === "binary_counts") return "events";
  if (raw.usability === "one_arm_only") return raw.direction_reported === "" ? "not-a-contrast" : "reported-only";
  if (raw.ci_low !== "" && measures[raw.effect_measure ?? ""] !== undefined) return "estimate";
  const arms = [
    ["mean1", "sd1", "mean1_ci_low"],
    ["mean2", "sd2", "mean2_ci_low"],
  ] as const;
  return arms.every(([mean, sd, limit]) => raw[mean] !== "" && (raw[sd] !== "" || raw[limit] !== ""))
    ? "means"
    : "reported-only";
}

const whyReported: Readonly<Record<string, string>> = {
  p_only: "a p-value at most, and a direction",
  narrative: "a statement without numbers",
  smd_without_ci: "an effect without limits",
  one_arm_only: "numbers of one arm only; a difference between arms is stated",
  with_caution: "percentages whose denominators are not known",
  no: "numbers whose denominator or meaning is not known",
};

/** What the report prints and the row cannot hold as numbers. */
function printedNumbers(raw: Cells): string {
  const span = (low = "", high = "") => (low === "" ? "" : ` (${low} to ${high})`);
  const mean = (arm: "1" | "2") =>
    raw[`mean${arm}`] === ""
      ? ""
      : `${raw[`mean${arm}`]}${raw[`sd${arm}`] === "" ? span(raw[`mean${arm}_ci_low`], raw[`mean${arm}_ci_high`]) : ` (${raw[`sd${arm}`]})`}`;
  const arms = [mean("1"), mean("2")].filter((each) => each !== "").join(" vs ");
  const effect = joined(raw.effect_measure, `${raw.effect}${span(raw.ci_low, raw.ci_high)}`).replace("; ", " ");
  return joined(
    effect !== "" && `as printed: ${effect.replace(/^printed as /, "")}`,
    arms !== "" && `arms as printed: ${arms}`,
  );
}

function meansOf(raw: Cells, sampleSizes: Cells): Cells {
  const isReduction = (raw.better ?? "").includes("it is a reduction");
  const turned = (text = "") => (isReduction ? negated(text) : text);
  const limits = (arm: "1" | "2") => {
    const both = [turned(raw[`mean${arm}_ci_low`]), turned(raw[`mean${arm}_ci_high`])];
    return isReduction ? both.toReversed() : both;
  };
  const [lower1, upper1] = limits("1");
  const [lower2, upper2] = limits("2");
  return cellsOf({
    ...sampleSizes,
    score: isReduction ? "change" : "",
    treatment_mean: turned(raw.mean1),
    treatment_sd: raw.sd1,
    treatment_ci_lower: lower1,
    treatment_ci_upper: upper1,
    comparator_mean: turned(raw.mean2),
    comparator_sd: raw.sd2,
    comparator_ci_lower: lower2,
    comparator_ci_upper: upper2,
    // With arm sizes unseen a t distribution has no degrees of freedom; z makes the standard error a little larger.
    ci_distribution: lower1 !== "" && sampleSizes.treatment_n === undefined ? "z" : "",
  });
}

function estimateOf(raw: Cells, outcome: string, sampleSizes: Cells): Cells {
  const { measure, score, adjusted } = measures[raw.effect_measure ?? ""] as Printed;
  const scaled = (text = "") => (measure === "RD" ? proportion(text) : text);
  const positiveFavours = raw.sign_favouring_needling === "positive";
  const higher = betterOf(outcome, raw.domain) === "higher";
  const stated = raw.sign_favouring_needling !== "unclear";
  return cellsOf({
    ...sampleSizes,
    measure,
    score,
    adjusted,
    estimate: scaled(raw.effect),
    ci_lower: scaled(raw.ci_low),
    ci_upper: scaled(raw.ci_high),
    estimate_sign: !stated
      ? ""
      : positiveFavours === higher
        ? "treatment-minus-comparator"
        : "comparator-minus-treatment",
  });
}

function sizesOf(raw: Cells): Cells {
  const asRandomised =
    raw.usability === "arms_n_randomised_only" ? /(\d+)\/(\d+) randomised/.exec(raw.n_basis ?? "") : null;
  return cellsOf({ treatment_n: asRandomised?.[1] ?? raw.n1, comparator_n: asRandomised?.[2] ?? raw.n2 });
}

function numbersOf(kind: Kind, raw: Cells, outcome: string): Cells {
  if (kind === "means") return meansOf(raw, sizesOf(raw));
  if (kind === "estimate") return estimateOf(raw, outcome, sizesOf(raw));
  if (kind === "events") return cellsOf({ ...sizesOf(raw), treatment_events: raw.mean1, comparator_events: raw.mean2 });
  return {};
}

const isDoubtful = (kind: Kind, usability = ""): boolean =>
  (kind === "means" || kind === "estimate") && (usability === "no" || usability.endsWith("with_caution"));

const seen = (text = ""): string => (/^not (stated )?in the excerpt$/.test(text) ? "" : text);

/** One raw row to one row of `data.csv`, or to the reason why it is left out. */
export function recodeDryNeedling(raw: Cells): Recoded {
  const id = raw.row_id ?? "";
  const modality = raw.modality ?? "";
  if (/^(acupuncture|percutaneous)/.test(modality))
    return { id, outcome: "left out", reason: `not dry needling: ${modality}` };

  const decision = decisions[id];
  const kind = decision?.kind ?? kindOf(raw);
  const outcome = decision?.cells.outcome ?? outcomeOf(raw);
  const [origin, assumed] = originOf(raw);
  const [comparator, shamType] = controls[raw.sham_type ?? ""] as readonly [string, string];
  const p = printedP(raw.p_value ?? "", !/\btest\b/.test(raw.effect_measure ?? ""));
  const baseline = raw.window === "baseline";
  const hasNumbers = kind === "means" || kind === "estimate" || kind === "events";
  const doubtful = isDoubtful(kind, raw.usability) ? (raw.note ?? "") : "";
  const label = raw.followup_label ?? "";
  const note = joined(
    doubtful === "" && raw.note,
    decision?.why,
    hasNumbers ? "" : printedNumbers(raw),
    p.note,
    raw.usability === "arms_n_randomised_only" && "n as randomised",
    measures[raw.effect_measure ?? ""]?.measure === "RD" && kind === "estimate" && "printed in percentage points",
    (raw.better ?? "").includes("it is a reduction") && kind === "means" && "printed as reductions; signs turned",
    (raw.n_basis ?? "").startsWith("crossover") && !(raw.note ?? "").includes("crossover") && "crossover",
    /(immediately, 1| and (6|3) months|\(also|post-treatment, 1)/.test(label) &&
      "one statement over several times; weeks are those of the last",
    raw.followup_weeks !== "" && !baseline && decision?.cells.weeks_from === undefined && assumed,
  );
  const cells = cellsOf({
    id,
    trial: trialOf(raw),
    year: raw.year,
    treatment_arm: armOf(raw.arm1),
    comparator_arm: armOf(raw.arm2),
    comparator,
    sham_type: shamType,
    outcome,
    ...instrumentOf(raw),
    visit: baseline ? "baseline" : "follow-up",
    weeks: raw.followup_weeks,
    weeks_from: origin,
    treatment_weeks: raw.treatment_weeks,
    window: baseline ? "" : (raw.followup_weeks !== "" && windowName(raw.window ?? "")) || label,
    region: seen(raw.region),
    condition: seen(raw.condition),
    kind,
    ...numbersOf(kind, raw, outcome),
    p_value: p.column,
    direction: directionOf(raw.direction_reported),
    doubtful,
    note,
    outcome_as_printed: raw.outcome,
    followup_label: label,
    modality,
    control_as_described: raw.sham_type_reason,
    cointervention: raw.cointervention_both_arms,
    n_randomised: raw.n_randomised,
    n_basis: raw.n_basis,
    doi: raw.doi,
    source_url: raw.source_url,
    seen_in: raw.seen_in,
    ...decision?.cells,
  });
  const reason =
    kind === "reported-only"
      ? (whyReported[raw.usability ?? ""] ?? "")
      : kind === "not-a-contrast"
        ? (decision?.why ?? "numbers of one arm only, and no difference stated")
        : "";
  return { id, outcome: kind, reason, cells };
}

const facts = [
  ...["outcome_as_printed", "followup_label", "modality", "control_as_described", "cointervention"],
  ...["n_randomised", "n_basis", "doi", "source_url", "seen_in"],
];

/** `data.csv` and `recoding.csv` of `dry-needling`. */
export function dryNeedlingTables(): { readonly data: Table; readonly recoding: Table } {
  const raw = readRaw("dry-needling/raw.csv");
  const recoded = raw.map(recodeDryNeedling);
  const windowOf = new Map(raw.map((row) => [row.row_id, row.window ?? ""]));
  return {
    data: tableOf([...columnOrder, ...facts], keptRows(recoded)),
    recoding: recodingOf(recoded, (id) => windowOf.get(id) ?? ""),
  };
}
