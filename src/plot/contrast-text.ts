import { type NaturalScale, naturalScale } from "../measure/index.js";
import type { ContrastEstimate, Interval, WindowContrast } from "../types/index.js";
import { count, list, type NumberFormat, numberFormat, pValue } from "./format.js";
import { levelText } from "./subject.js";

/** Differences of what is no logarithm are printed as they are. */
export const straight: NaturalScale = {
  kind: "linear",
  noEffect: 0,
  value: (y) => y,
  analysis: (value) => value,
  range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
};

/**
 * A difference between two windows in words, with what it does not say: an interval that holds no difference is no sign that
 * the effect lasts, nor that it is gone, and the text names the differences at its ends, which it does not exclude.
 * A difference of logarithms is printed as a ratio.
 *
 * @param contrast - what `contrast` returned
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,4,40,2.8,2.4,40,3.9,2.6
 * A 2001,pain,50,40,2.9,2.4,40,3.2,2.6
 * B 2004,pain,4,25,3.1,2.0,27,4.0,2.2
 * B 2004,pain,50,25,3.3,2.0,27,3.5,2.2`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * const strata = stratify(effects, { by: ["window"], windows: windows.cochranePain });
 * const fading = contrast(poolJointly(strata, { samplingRho: 0.6 }), "short", "long");
 * contrastText(fading).includes("Fewer than 4 degrees of freedom: not to be leaned on."); // true
 */
export function contrastText(contrast: WindowContrast): string {
  const { paired, joint, headline, first, second, across, level } = contrast;
  const scale = naturalScale(contrast.measure);
  const shown = scale.kind === "log" ? scale : straight;
  const found = [paired, joint].filter((each) => each !== null);
  const format = numberFormat(
    found.map(({ confidence }) => confidence),
    shown,
    [0],
  );
  const head = `${placeOf(contrast)}${first} ${scale.kind === "log" ? "divided by" : "minus"} ${second}`;
  const read = found.find(({ estimand }) => estimand === headline);
  const other = found.find(({ estimand }) => estimand !== headline);
  if (read === undefined) return `${head}: ${contrast.jointReason?.message ?? "not known"}.`;
  return [
    `${head}, ${basis(read, contrast)}: ${numbers(read, format, level)}.`,
    verdict(read, contrast, scale, format),
    ...(other === undefined ? [] : [`${capital(basis(other, contrast))}: ${numbers(other, format, level)}.`]),
    ...(paired === null ? [`No trial has both ${across === "window" ? "windows" : `values of ${across}`}.`] : []),
    ...(contrast.leansOnDifferencesBetweenTrials ? [leaning(contrast)] : []),
  ].join(" ");
}

/** The same in a line for the foot of a figure: the number that is to be read first, and what it rests on. */
export function contrastLine(contrast: WindowContrast): string {
  const { paired, joint, headline, first, second, both, level } = contrast;
  const read = [paired, joint].find((each) => each?.estimand === headline);
  if (read === null || read === undefined) return "";
  const { kind } = naturalScale(contrast.measure);
  const format = numberFormat([read.confidence], kind === "log" ? naturalScale(contrast.measure) : straight, [0]);
  const rests = [
    read.estimand === "paired"
      ? `${count(read.k, "trial")} observed in both`
      : `${count(read.k, "trial")}, ${both.length} in both`,
    ...(contrast.leansOnDifferencesBetweenTrials ? [leaning(contrast).toLowerCase().replace(/\.$/, "")] : []),
    ...(read.reliable
      ? []
      : [read.k === 1 ? "one trial" : read.stdError === 0 ? "no standard error" : "fewer than 4 df"]),
  ];
  return `${placeOf(contrast)}${first} ${kind === "log" ? "divided by" : "minus"} ${second}: ${format.number(read.estimate)} (${levelText(level)} CI ${format.interval(read.confidence).slice(1, -1)}; ${rests.join("; ")}).`;
}

/** What was assumed of the people behind differences, once for all of them. */
export const assumptionTexts = (contrasts: readonly WindowContrast[]): string[] => [
  ...new Set(contrasts.flatMap(({ assumptions }) => assumptions.map(({ text }) => `${capital(text)}.`))),
];

function placeOf({ key }: WindowContrast): string {
  const place = Object.entries(key).flatMap(([name, value]) => (name === "domain" ? [] : [value]));
  return place.length > 0 ? `${list(place)}: ` : "";
}

function basis(
  { estimand, k }: ContrastEstimate,
  { both, onlyFirst, onlySecond, first, second }: WindowContrast,
): string {
  if (estimand === "paired") return `within the ${count(k, "trial")} observed in both`;
  return `in all ${count(k, "trial")} together (${both.length} in both, ${onlyFirst.length} only in ${first}, ${onlySecond.length} only in ${second})`;
}

/** `−0.44 (95% CI −0.60, −0.20, 5.1 df, P = 0.003)`. */
export function numbers(
  { estimate, confidence, pValue: p, df }: Omit<ContrastEstimate, "estimand" | "k">,
  format: NumberFormat,
  level: number,
): string {
  const probability = p === null ? "" : `, ${pValue(p)}`;
  const freedom = df === null ? "" : `, ${df.toFixed(1)} df`;
  return `${format.number(estimate)} (${levelText(level)} CI ${format.interval(confidence).slice(1, -1)}${freedom}${probability})`;
}

/** Only what the interval carries, and what it leaves possible. */
const verdict = (
  read: ContrastEstimate,
  { means, pairedMeans, first, second }: WindowContrast,
  scale: NaturalScale,
  format: NumberFormat,
): string =>
  differenceVerdict(
    {
      confidence: read.confidence,
      caution: read.k === 1 && read.df === null ? "One trial, by its own interval." : fewDegrees(read),
      effects: (read.estimand === "paired" ? pairedMeans : null) ?? [means[0].estimate, means[1].estimate],
      where: "in",
      places: [first, second],
    },
    scale,
    format,
  );

/** That a difference is not to be leaned on; nothing, where it is. */
export function fewDegrees({ reliable, stdError }: Pick<ContrastEstimate, "reliable" | "stdError">): string | null {
  if (stdError === 0) return "All trials agree, so that there is no standard error and no test.";
  return reliable ? null : "Fewer than 4 degrees of freedom: not to be leaned on.";
}

/** A difference between two effects, and where they are. */
interface Difference {
  /** First minus second, on the analysis scale. */
  readonly confidence: Interval;
  readonly caution: string | null;
  readonly effects: readonly [first: number, second: number];
  /** `in` windows, `at` weeks. */
  readonly where: "in" | "at";
  readonly places: readonly [first: string, second: string];
}

/** What the interval of a difference carries, and what it leaves possible. */
export function differenceVerdict(
  difference: Difference,
  { noEffect, kind }: Pick<NaturalScale, "noEffect" | "kind">,
  { number }: NumberFormat,
): string {
  const { confidence, caution, where, places } = difference;
  const [lower, upper] = confidence;
  if (lower <= 0 && upper >= 0) {
    const possible = confidence.filter((limit) => limit !== 0).map((limit) => sizeOf(limit, kind, number));
    return [
      ...(caution === null ? [] : [caution]),
      "A difference is not shown; that is no evidence that there is none.",
      ...(possible.length === 0
        ? []
        : [
            `Not excluded: that the effect ${where} ${places[0]} is ${possible.join(" or ")} that ${where} ${places[1]}.`,
          ]),
    ].join(" ");
  }
  if (caution !== null) return caution;
  const least = lower > 0 ? lower : upper;
  const small =
    kind === "log" ? `a ratio as near to 1 as ${number(least)}` : `a difference of ${number(Math.abs(least))}`;
  return `${closeness(difference, noEffect)}; ${small} is not excluded.`;
}

const sizeOf = (limit: number, kind: NaturalScale["kind"], number: NumberFormat["number"]): string =>
  kind === "log" ? `${number(limit)} times` : `${number(Math.abs(limit))} ${limit < 0 ? "below" : "above"}`;

/** On two sides of no effect neither is the nearer one by its difference from the other. */
function closeness({ effects, where, places: [first, second] }: Difference, noEffect: number | null): string {
  const [here, there] = effects.map((effect) => effect - (noEffect ?? 0)) as [number, number];
  if (noEffect === null || here * there < 0) return `The effects ${where} ${first} and ${second} differ`;
  const [closer, other] = Math.abs(here) > Math.abs(there) ? [second, first] : [first, second];
  return `The effect ${where} ${closer} is nearer to no effect than that ${where} ${other}`;
}

const leaning = ({ across }: WindowContrast): string =>
  across === "window" ? "Leans on differences between trials." : `Different trials, not randomised to their ${across}.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
