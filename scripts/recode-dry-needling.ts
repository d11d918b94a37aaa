import {
  controls,
  decisions,
  measures,
  origins,
  outcomeByRaw,
  type Printed,
  taken,
  trialNames,
  whyReported,
} from "./dry-needling-vocabulary.js";
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

const better = betterByOutcome("dry-needling");

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

const trialOf = ({ study = "", year = "" }: Cells): string =>
  trialNames[study] ?? `${study.replace(/ \(.*\)$/, "")} ${year}`.trim();

/** Arm sizes stand in columns of their own, so the same arm has the same name in every row. */
const armOf = (arm = ""): string => arm.replace(/ \((n=\d+|\d+ completed)\)$/, "").replace(/, n=\d+\)$/, ")");

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
  const higher = better.get(outcome) === "higher";
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
  return {
    data: tableOf([...columnOrder, ...facts], keptRows(recoded)),
    recoding: recodingOf(recoded, raw),
  };
}
