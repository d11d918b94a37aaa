import type { Cells, Kind } from "./recode.js";

/** Decisions on single rows that no rule reaches, each with its reason. They replace cells of the row. */
export const decisions: Readonly<
  Record<string, { readonly cells: Cells; readonly kind?: Kind; readonly why: string }>
> = {
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
export const controls: Readonly<Record<string, readonly [comparator: string, shamType: string]>> = {
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

/** Outcomes of the codebook, with those of the raw file that they stand for; the rest is found by the domain and the direction. */
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

export const outcomeByRaw: ReadonlyMap<string, string> = new Map(
  Object.entries(outcomes).flatMap(([name, raw]) => raw.map((each) => [each, name] as const)),
);

/** Names of trials whose authors were not seen; all others are "Author Year". */
export const trialNames: Readonly<Record<string, string>> = {
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

/** What a note says of an origin. */
export const taken = (what: string): string => `weeks count from ${what}, taken as randomisation`;

/** From where the raw file counts weeks, and what was assumed. What is presumed or ambiguous there is unknown here. */
export const origins: Readonly<Record<string, readonly [origin: string, assumed?: string]>> = {
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

export interface Printed {
  readonly measure: string;
  readonly score: string;
  readonly adjusted: string;
}

const printed = (measure: string, score = "", adjusted = ""): Printed => ({ measure, score, adjusted });

/** Printed differences that have limits, by the raw column `effect_measure`. */
export const measures: Readonly<Record<string, Printed>> = {
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

/** Why a row of each raw `usability` has no numbers. */
export const whyReported: Readonly<Record<string, string>> = {
  p_only: "a p-value at most, and a direction",
  narrative: "a statement without numbers",
  smd_without_ci: "an effect without limits",
  one_arm_only: "numbers of one arm only; a difference between arms is stated",
  with_caution: "percentages whose denominators are not known",
  no: "numbers whose denominator or meaning is not known",
};
