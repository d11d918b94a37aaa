import { type NaturalScale, naturalScale } from "../measure/index.js";
import type {
  DrawnCurve,
  Fade,
  FadeCurve,
  FadeDrawing,
  FadePlace,
  FadeRandom,
  FittedShape,
  Interval,
} from "../types/index.js";
import { differenceVerdict, fewDegrees, numbers, straight } from "./contrast-text.js";
import type { FadePanel } from "./fade-data.js";
import type { FadeAxes } from "./fade-marks.js";
import { count, type NumberFormat, numberFormat, short } from "./format.js";
import { caveatsOf, distinct, levelText, originText, type Subject, subjectOfResult } from "./subject.js";
import { plain } from "./text.js";

/** What curves are about. */
export function subjectOfFade({ about, curves }: Fade): Subject {
  const measure = curves[0]?.measure ?? null;
  const values = new Set(curves.map(({ smallestWorthwhile }) => smallestWorthwhile));
  const [value] = [...values];
  const one = values.size === 1 && value != null ? { value, text: `${short(value)} either way` } : null;
  return { ...subjectOfResult({ measure, about }), smallest: one };
}

/** What each curve is against; the outcome domain where there are several. */
export function curveTitles(curves: readonly Pick<FadeCurve, "key">[]): string[] {
  const domains = new Set(curves.map(({ key }) => key.domain)).size;
  return curves.map(({ key }) =>
    plain(
      Object.entries(key)
        .flatMap(([name, value]) => (name === "domain" && domains < 2 ? [] : [value]))
        .join(", "),
    ),
  );
}

/** Who was observed twice: all others tell of differences between trials. */
export function curveTally({ trials, repeated }: FadeCurve): string {
  const all = count(trials.length, "trial");
  if (repeated.length === 0) return `${all}, each at one week`;
  if (repeated.length === trials.length) return `${all}, at two weeks or more`;
  return `${all}, ${repeated.length} at two weeks or more`;
}

/** The visits of each trial of a curve; effects of one trial and week stand in courses of their own. */
export function courseRows(curves: readonly FadeCurve[], place: number): FadePanel["courses"] {
  const { model } = curves[place]!;
  const studies = model.studies.filter(({ curve }) => curve === place).toSorted((a, b) => a.weeks - b.weeks);
  const seen = new Map<string, number>();
  const placed = studies.map((study) => {
    const visit = JSON.stringify([study.trial, study.weeks]);
    const nth = seen.get(visit) ?? 0;
    seen.set(visit, nth + 1);
    return { study, course: JSON.stringify([study.trial, nth]) };
  });
  return distinct(placed, ({ course }) => course).map(({ course, study }) => ({
    trial: plain(study.trial),
    visits: placed
      .filter((each) => each.course === course)
      .map(({ study: { weeks, yi } }) => ({ weeks, effect: yi, interval: null, role: "chosen" as const })),
  }));
}

const shapeTexts = {
  windows: () => "a level for each window",
  linear: () => "a straight line over weeks",
  "log-linear": ({ shift }: { readonly shift: number }) =>
    `a straight line over log(weeks${shift === 0 ? "" : ` + ${short(shift)}`})`,
  spline: ({ knots }: { readonly knots: readonly number[] }) =>
    `a restricted cubic spline, knots at weeks ${knots.map(short).join(", ")}`,
  exponential: () => "exponential decay to an asymptote",
} as const;

const shapeText = (shape: FittedShape): string => (shapeTexts[shape.kind] as (shape: FittedShape) => string)(shape);

const randomTexts = {
  CS: "a part of each trial and one of each visit",
  CAR: "correlations that fall with the weeks between two visits",
  intercept: "one deviation of each trial",
  none: "none, all true effects on the curve",
} as const satisfies Record<FadeRandom, string>;

/** What stands below the panels. */
export function footOf(drawing: FadeDrawing, subject: Subject, { effects }: FadeAxes): string[] {
  const { fade, curves } = drawing;
  const { method, refused, leftOut, assumptions } = fade;
  const points = curves.flatMap((each) => each.points);
  const level = levelText(curves[0]!.curve.level);
  const foretold = points.some(({ prediction }) => prediction !== null);
  const [low, high] = effects.limits;
  const leaves = ([lower, upper]: Interval): boolean => lower < low || upper > high;
  const signs = [
    "Lines join the visits of one trial.",
    `Thick: the fitted curve; dark band: ${level} confidence interval${foretold ? `; light band: ${level} prediction interval for the true effect of a further trial` : ""}.`,
    points.some(({ observed }) => !observed) ? "Dashed: beyond the weeks observed, by the shape alone." : "",
    subject.smallest ? `Shaded across: within the smallest worthwhile difference, ${subject.smallest.text}.` : "",
    points.some(({ confidence, prediction }) => leaves(prediction ?? confidence))
      ? "What reaches the border of a panel goes on beyond it."
      : "",
  ];
  const shapes = [...new Set(curves.map(({ curve }) => shapeText(curve.shape)))];
  const randoms = [...new Set(curves.map(({ curve }) => randomTexts[curve.model.random]))];
  return [
    `Weeks${originText(method.weeksFrom)}; d: day, wk: week.`,
    signs.filter((text) => text !== "").join(" "),
    ...differenceTexts(drawing, subject),
    ...cautions(fade),
    ...refusedTexts(refused),
    ...leftOutTexts(leftOut),
    `Curve: ${shapes.join("; ")}. True effects about it: ${randoms.join("; ")} (${method.estimator}). Standard errors ${method.robust}, trials as clusters.`,
    ...new Set(assumptions.map(({ text }) => `${capital(text)}.`)),
  ].filter((text) => text !== "");
}

/** What a reader of the figure must know of how curves came about; all other notes stay with the curves. */
const TOLD = [
  "ONE_VISIT_EACH",
  "NO_STANDARDIZER",
  "STRUCTURE_REDUCED",
  "SELECTED_SHAPE",
  "NOT_CONVERGED",
  "MIXED_ORIGINS",
];

/** Cautions of all curves, each once, with the curves that it is of where it is not of all. */
function cautions({ curves, notes }: Fade): string[] {
  const titles = curveTitles(curves);
  const told = curves.flatMap(({ notes: own }, i) =>
    own.filter(({ code }) => TOLD.includes(code)).map(({ message }) => ({ message, title: titles[i]! })),
  );
  const apart = distinct(told, ({ message }) => message).map(({ message }) => {
    const of = told.filter((each) => each.message === message).map(({ title }) => title);
    const where = of.length === curves.length ? "" : of.filter((title) => title !== "").join(", ");
    return `${where === "" ? capital(plain(message)) : `${capital(where)}: ${plain(message)}`}.`;
  });
  const shared = notes.filter(({ code }) => TOLD.includes(code)).map(({ message }) => `${capital(plain(message))}.`);
  return [...apart, ...standardizerTexts(curves, titles), ...shared];
}

function standardizerTexts(curves: readonly FadeCurve[], titles: readonly string[]): string[] {
  const ratios = curves.flatMap(({ notes }, i) =>
    notes.flatMap(({ code, evidence }) =>
      code === "STANDARDIZER_VARIES" && typeof evidence?.median === "number"
        ? [`${nameBefore(titles[i]!, "")} ${evidence.median.toFixed(2)}`.trim()]
        : [],
    ),
  );
  return ratios.length === 0
    ? []
    : [
        `Standard deviations that divided the effects, last visit over first, in the median: ${ratios.join("; ")}. Where they change, a constant difference shows as a change.`,
      ];
}

/** Groups without a curve; those of one trial alone together. */
function refusedTexts(refused: Fade["refused"]): string[] {
  const nameOf = ({ key }: Fade["refused"][number]): string => curveTitles([{ key }])[0] || "all effects";
  const alone = refused.filter(({ reason }) => reason.code === "ONE_TRIAL");
  const others = refused.filter(({ reason }) => reason.code !== "ONE_TRIAL");
  return [
    ...(alone.length === 0
      ? []
      : [
          `No curve from one trial alone: ${alone.map((each) => `${nameOf(each)} (${plain(each.trials.join(", "))})`).join("; ")}.`,
        ]),
    ...others.map(
      (each) =>
        `No curve for ${nameOf(each)} (${count(each.k, "effect")} of ${count(each.trials.length, "trial")}): ${plain(each.reason.message)}.`,
    ),
  ];
}

function leftOutTexts(leftOut: Fade["leftOut"]): string[] {
  const reasons = distinct(leftOut, ({ reason }) => reason).map(({ reason }) => {
    const n = leftOut.filter((each) => each.reason === reason).length;
    return `${plain(reason)} (${n})`;
  });
  return leftOut.length === 0 ? [] : [`Not drawn: ${count(leftOut.length, "effect")}: ${reasons.join("; ")}.`];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const nameBefore = (name: string, before: string): string => (name === "" ? "" : `${before}${name}`);

/** No effect, where there is such a value. */
export const marksOf = ({ noEffect }: NaturalScale): readonly number[] => (noEffect === null ? [] : [noEffect]);

const placeText = (place: FadePlace): string => (typeof place === "number" ? `week ${short(place)}` : plain(place));
/** Of each curve the difference between its two weeks, and what that does not say. */
function differenceTexts({ curves, fade }: FadeDrawing, { scale }: Subject): string[] {
  const titles = curveTitles(fade.curves);
  const ratio = naturalScale(fade.curves[0]?.measure ?? null).kind === "log";
  const found = curves.flatMap(({ difference }) => (difference ? [difference.confidence] : []));
  const format = numberFormat(found, ratio ? scale : straight, [0]);
  return curves.map((drawn, i) => {
    const [first, second] = drawn.between;
    const name = nameBefore(titles[i]!, "");
    const head = `${name === "" ? "" : `${capital(name)}: `}${name === "" ? capital(placeText(first)) : placeText(first)} ${ratio ? "divided by" : "minus"} ${placeText(second)}`;
    if (drawn.difference === null || drawn.ends === null)
      return `${head}: ${plain(drawn.reason?.message ?? "not known")}.`;
    const verdict = differenceVerdict(
      {
        confidence: drawn.difference.confidence,
        caution: fewDegrees(drawn.difference),
        effects: [drawn.ends[0].estimate, drawn.ends[1].estimate],
        where: typeof first === "number" ? "at" : "in",
        places: [placeText(first), placeText(second)],
      },
      scale,
      format,
    );
    return `${head}: ${numbers(drawn.difference, format, drawn.curve.level)}. ${verdict}`;
  });
}

/** The figure in words. */
export function descriptionOf(drawing: FadeDrawing, subject: Subject, title: string | undefined): string {
  const { curves, fade } = drawing;
  const titles = curveTitles(fade.curves);
  const format = numberFormat(
    curves.flatMap(({ ends }) => (ends ?? []).map(({ confidence }) => confidence)),
    subject.scale,
    marksOf(subject.scale),
  );
  const told = curves.map((drawn, i) => {
    const parts = [curveTally(drawn.curve), ...endTexts(drawn, format)];
    return `${titles[i] === "" ? "" : `${titles[i]}: `}${parts.join("; ")}.`;
  });
  return [
    `Curves over time${title === undefined ? "" : ` "${plain(title)}"`}: ${subject.name}.`,
    ...caveatsOf(subject).map((text) => `${text}.`),
    ...told,
    ...differenceTexts(drawing, subject),
    ...cautions(fade),
    ...refusedTexts(fade.refused),
  ].join(" ");
}

const endTexts = ({ ends, between }: DrawnCurve, format: NumberFormat): string[] =>
  (ends ?? []).map(
    ({ estimate, confidence }, i) =>
      `${placeText(between[i as 0 | 1])}: ${format.number(estimate)} ${format.interval(confidence)}`,
  );
