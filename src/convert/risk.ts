import { exp, log } from "../numeric/index.js";
import type { Conversion, ConvertedLimits, Diagnostic, WithLimits } from "../types/index.js";
import { converted, limitsText, mapLimits, requireNumber, requireRisk, short } from "./conversion.js";

/** A relative effect as risks, for one baseline risk; each with its limits. Risks and differences are 0 to 1 and -1 to 1. */
export interface Risks {
  readonly baselineRisk: number;
  /** Under treatment. */
  readonly risk: ConvertedLimits;
  /** Treatment minus baseline. */
  readonly difference: ConvertedLimits;
  /** As ratios, not as logarithms. */
  readonly riskRatio: ConvertedLimits;
  readonly oddsRatio: ConvertedLimits;
}

/** The risk under treatment, and what follows from it. */
export function risksOf(baselineRisk: number, risk: ConvertedLimits): Risks {
  const odds = (p: number): number => p / (1 - p);
  return {
    baselineRisk,
    risk,
    difference: mapLimits(risk, (p) => p - baselineRisk),
    riskRatio: mapLimits(risk, (p) => p / baselineRisk),
    oddsRatio: mapLimits(risk, (p) => odds(p) / odds(baselineRisk)),
  };
}

function requireEstimate(who: string, name: string, { estimate }: WithLimits): void {
  if (estimate !== null) requireNumber(who, name, estimate, {}, "give { estimate, confidence } on the log scale");
}

const CONSTANT = (measure: string): string =>
  `the ${measure} is the same at this baseline risk as in the trials, and the baseline risk is known without error`;

/**
 * Risks under treatment from a log odds ratio, for a stated baseline risk. The limits carry the uncertainty of the odds
 * ratio alone.
 *
 * @param logOddsRatio - an estimate with its limits on the log scale; a {@link Fit} is one
 * @param baselineRisk - risk without the treatment, 0 to 1
 * @returns risk, risk difference, risk ratio and odds ratio, with all limits
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 15.4.4.4; Zhang & Yu (1998), JAMA 280:1690-1691, doi:10.1001/jama.280.19.1690
 * @example
 * riskFromOddsRatio({ estimate: Math.log(0.5) }, 0.4).value.risk.estimate; // 0.25
 */
export function riskFromOddsRatio(logOddsRatio: WithLimits, baselineRisk: number): Conversion<Risks> {
  requireRisk("riskFromOddsRatio", "a baseline risk", baselineRisk);
  requireEstimate("riskFromOddsRatio", "a log odds ratio", logOddsRatio);
  const odds = baselineRisk / (1 - baselineRisk);
  // p = 1 - 1 / (1 + odds), written so that large odds ratios do not overflow.
  const risk = mapLimits(logOddsRatio, (theta) => 1 / (1 + exp(-theta) / odds));
  return told(
    risksOf(baselineRisk, risk),
    "Handbook 15.4.4.4",
    "odds ratio",
    `OR ${limitsText(mapLimits(logOddsRatio, exp))}`,
    [],
  );
}

/**
 * Risks under treatment from a log risk ratio, for a stated baseline risk; and so the odds ratio.
 *
 * @param logRiskRatio - an estimate with its limits on the log scale; a {@link Fit} is one
 * @param baselineRisk - risk without the treatment, 0 to 1
 * @returns risk, risk difference, risk ratio and odds ratio, with all limits; `null` with a note for those that would be
 *   risks of 1 or more
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 15.4.4.3
 * @example
 * riskFromRiskRatio({ estimate: Math.log(0.5) }, 0.4).value.difference.estimate; // -0.2
 */
export function riskFromRiskRatio(logRiskRatio: WithLimits, baselineRisk: number): Conversion<Risks> {
  requireRisk("riskFromRiskRatio", "a baseline risk", baselineRisk);
  requireEstimate("riskFromRiskRatio", "a log risk ratio", logRiskRatio);
  const risk = mapLimits(logRiskRatio, (theta) => {
    const p = baselineRisk * exp(theta);
    return p < 1 ? p : null;
  });
  const beyond = [logRiskRatio.estimate, ...(logRiskRatio.confidence ?? []), ...(logRiskRatio.prediction ?? [])].filter(
    (theta) => theta !== null && theta >= -log(baselineRisk),
  );
  const notes: Diagnostic[] =
    beyond.length === 0
      ? []
      : [
          {
            code: "RISK_ABOVE_ONE",
            severity: "warning",
            message: `a risk ratio of ${beyond.map((theta) => short(exp(theta as number))).join(", ")} times the baseline risk ${short(baselineRisk)} is not a risk`,
            remedy: "use the odds ratio, or the risk ratio of the opposite event",
            evidence: { baselineRisk },
          },
        ];
  return told(
    risksOf(baselineRisk, risk),
    "Handbook 15.4.4.3",
    "risk ratio",
    `RR ${limitsText(mapLimits(logRiskRatio, exp))}`,
    notes,
  );
}

function told(
  value: Risks,
  method: string,
  measure: string,
  from: string,
  notes: readonly Diagnostic[],
): Conversion<Risks> {
  const text = `risks from ${from} at baseline risk ${short(value.baselineRisk)}: difference ${limitsText(value.difference)}`;
  return converted("RISKS", value, method, CONSTANT(measure), text, notes);
}

/** A number needed to treat: for one person to benefit, or to be harmed; `persons` is `null` where it is infinite. */
export interface NumberNeeded {
  readonly kind: "NNTB" | "NNTH" | "infinity";
  readonly persons: number | null;
}

/** A number needed to treat with its limits, from the one that favours the treatment most to the one that does least. */
export interface NumberNeededToTreat {
  readonly estimate: NumberNeeded | null;
  readonly confidence: readonly [best: NumberNeeded, worst: NumberNeeded] | null;
  readonly prediction: readonly [best: NumberNeeded, worst: NumberNeeded] | null;
  /** Whether the confidence interval runs through infinity, from benefit to harm. */
  readonly throughInfinity: boolean;
  /** As it is to be printed: `NNTB 25 (NNTB 8 to infinity to NNTH 50)`. */
  readonly text: string;
}

/**
 * Numbers needed to treat from a risk difference. Where the interval holds 0, that of the number needed runs from a
 * number needed to treat for benefit through infinity to one for harm, and is written so.
 *
 * @param difference - a risk difference with its limits, treatment minus comparator, -1 to 1; a {@link Fit} of risk
 *   differences is one, and so is `difference` of {@link riskFromOddsRatio}
 * @param event - whether the event is to be avoided (`harm`, the default) or hoped for (`benefit`)
 * @returns persons, not rounded; `null` where the difference is
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN` for differences beyond -1 or 1
 * @see Altman (1998), BMJ 317:1309-1312, doi:10.1136/bmj.317.7168.1309; Cochrane Handbook 15.4.2
 * @example
 * numberNeededToTreat({ estimate: 0.1, confidence: [-0.02, 0.22] }, "benefit").value.text; // "NNTB 10 (NNTB 4.5 to infinity to NNTH 50)"
 */
export function numberNeededToTreat(
  difference: WithLimits,
  event: "harm" | "benefit" = "harm",
): Conversion<NumberNeededToTreat> {
  for (const each of [difference.estimate, ...(difference.confidence ?? []), ...(difference.prediction ?? [])]) {
    if (each !== null) {
      requireNumber(
        "numberNeededToTreat",
        "a risk difference",
        each,
        { atLeast: -1, atMost: 1 },
        "give proportions, not percent",
      );
    }
  }
  // A gain is a difference in the direction that is hoped for.
  const gain = (value: number): number => (event === "benefit" ? value : -value);
  const needed = (value: number): NumberNeeded => {
    if (value === 0) return { kind: "infinity", persons: null };
    return { kind: gain(value) > 0 ? "NNTB" : "NNTH", persons: 1 / Math.abs(value) };
  };
  const limits = (interval: WithLimits["confidence"]): readonly [NumberNeeded, NumberNeeded] | null => {
    if (!interval) return null;
    const [worst, best] = gain(interval[0]) <= gain(interval[1]) ? interval : [interval[1], interval[0]];
    return [needed(best), needed(worst)];
  };
  const estimate = difference.estimate === null ? null : needed(difference.estimate);
  const confidence = limits(difference.confidence);
  const throughInfinity = confidence !== null && confidence[0].kind === "NNTB" && confidence[1].kind === "NNTH";
  const range = confidence === null ? "" : ` (${rangeText(confidence, throughInfinity)})`;
  const text = estimate === null ? "none" : `${neededText(estimate)}${range}`;
  const value = { estimate, confidence, prediction: limits(difference.prediction), throughInfinity, text };
  return converted(
    "NNT",
    value,
    "Altman 1998",
    "the risk difference holds for the persons and the time in question",
    text,
  );
}

const neededText = ({ kind, persons }: NumberNeeded): string =>
  persons === null ? "infinity" : `${kind} ${persons < 10 ? Number(persons.toFixed(1)) : Math.round(persons)}`;

function rangeText([best, worst]: readonly [NumberNeeded, NumberNeeded], throughInfinity: boolean): string {
  return [neededText(best), ...(throughInfinity ? ["infinity"] : []), neededText(worst)].join(" to ");
}
