import type { LayerSpec, PositionSpec, RegressionCurve, RegressionFit, VegaLiteSpec } from "../types/index.js";
import { type EffectAxis, effectAxis, hasNoEffect } from "./axis.js";
import { count, fixed, list, numberFormat, percent, pValue, short } from "./format.js";
import { type FigureOptions, sideLabels, sidesOf, widthOf } from "./options.js";
import { caveatsOf, levelText, methodText, type Subject, subjectOfFit } from "./subject.js";
import { plain } from "./text.js";
import { moved, type Paragraph, paragraph, pixels, stack, styled, textLayer } from "./texts.js";
import { faces, frame, GUTTER, ink, rounded, TICK_LABELS } from "./theme.js";

const HEIGHT = 300;
/** Area in square pixels of the bubble that weighs most; less where more than so many would cover one another. */
const LARGEST = 420;
const ROOMY = 25;
const SMALLEST = 9;

/** What a caller may say about a bubble plot. */
export interface BubbleOptions extends FigureOptions {
  /** What the moderator is called below its axis, such as `Latitude (degrees)`; by default its name. */
  readonly label?: string;
}

/**
 * A bubble plot of a meta-regression: effects against one moderator, each bubble as large as its study's weight, with the line
 * that the regression expects, its confidence band, and dashed the limits for the effect of a further trial.
 *
 * Its caption says that a moderator which is constant within trials compares trials, not randomised.
 *
 * @param curve - as {@link regressionCurve} returns it
 * @returns a Vega-Lite specification with all data inlined; the same input gives the same bytes
 * @throws {@link SynthesisError} `BAD_LIMITS`, `BAD_WIDTH`
 * @see Thompson & Higgins (2002), Statistics in Medicine 21:1559-1573, doi:10.1002/sim.1187
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const fit = metaRegression(effects, { moderators: ["dose"], data: { dose: [1, 2, 3, 4] } });
 * bubblePlot(regressionCurve(fit)).datasets.studies?.map(({ at }) => at); // [1, 2, 3, 4]
 */
export function bubblePlot(curve: RegressionCurve, options: BubbleOptions = {}): VegaLiteSpec {
  const width = widthOf(options, "bubblePlot");
  const subject = subjectOfFit(curve.fit);
  const plot = Math.max(width - GUTTER - 12, 120);
  const axes = axesOf(curve, subject, plot, options);
  const head = stack(headTexts(curve, subject, options), width, -GUTTER);
  const foot = stack(footTexts(curve, axes.effects), width, -GUTTER);
  const label = styled(
    plain(options.label ?? curve.moderator),
    plot / 2,
    HEIGHT + TICK_LABELS + 8,
    faces.body,
    ink.text,
    "center",
  );
  return rounded({
    ...frame,
    description: inWords(curve, subject, options),
    padding: { left: 4, right: 4, top: 8, bottom: 8 },
    autosize: "pad",
    datasets: {
      figure: [{}],
      ...dataOf(curve, axes.effects),
      around: [...moved(head.texts, -head.height - 8), { ...label }, ...moved(foot.texts, HEIGHT + TICK_LABELS + 24)],
    },
    width: plot,
    height: HEIGHT,
    layer: [...layersOf(axes), textLayer("around", pixels)],
  });
}

interface Axes {
  readonly effects: EffectAxis;
  readonly moderator: EffectAxis;
}

function axesOf(curve: RegressionCurve, { scale }: Subject, width: number, { limits }: FigureOptions): Axes {
  const linear = { kind: "linear", noEffect: null, value: same, analysis: same, range: EVERYTHING } as const;
  return {
    effects: effectAxis(
      [
        ...curve.points.map(({ study }) => ({ at: study.yi, interval: null })),
        ...curve.line.map(({ estimate, confidence, prediction }) => ({
          at: estimate,
          interval: prediction ?? confidence,
        })),
      ],
      { scale, length: HEIGHT, limits, across: false, who: "bubblePlot" },
    ),
    moderator: effectAxis(
      curve.points.map(({ at }) => ({ at, interval: null })),
      { scale: linear, length: width, across: true, who: "bubblePlot" },
    ),
  };
}

const same = (value: number): number => value;
const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

function dataOf({ moderator, points, line }: RegressionCurve, effects: EffectAxis): VegaLiteSpec["datasets"] {
  const heaviest = points.reduce((most, { study }) => Math.max(most, study.weight ?? 0), 0);
  const largest = LARGEST * Math.min(1, ROOMY / points.length);
  const [low, high] = effects.limits;
  return {
    // The heaviest first, so that none hides a smaller one.
    studies: points
      .map(({ at, study }) => ({
        ...{ study: study.label, at, effect: effects.value(study.yi), weight: study.weight },
        area: Math.max(SMALLEST, (largest * (study.weight ?? 0)) / heaviest),
        inside: study.yi >= low && study.yi <= high,
      }))
      .sort((a, b) => b.area - a.area),
    line: line.map(({ at, estimate, confidence: [lower, upper], prediction }) => ({
      at: at[moderator]!,
      estimate: effects.value(estimate),
      lower: effects.value(lower),
      upper: effects.value(upper),
      predictionLower: prediction && effects.value(prediction[0]),
      predictionUpper: prediction && effects.value(prediction[1]),
    })),
  };
}

/** From back to front: no effect, the band, the limits for a further trial, the studies, the line of the band. */
function layersOf({ effects, moderator }: Axes): LayerSpec[] {
  const x = (field: string): PositionSpec => ({
    ...{ field, type: "quantitative", scale: moderator.scale, axis: moderator.axis },
  });
  const y = (field: string): PositionSpec => ({
    ...{ field, type: "quantitative", scale: effects.scale, axis: effects.axis },
  });
  const across = {
    x: { datum: moderator.limits[0], type: "quantitative" },
    x2: { datum: moderator.limits[1] },
  } as const;
  const nothing = { ...across, y: { datum: effects.value(effects.noEffect ?? 0), type: "quantitative" } } as const;
  const limit = (field: string): LayerSpec => ({
    data: { name: "line" },
    transform: [{ filter: `isValid(datum.${field})` }],
    mark: { type: "line", color: ink.prediction, strokeWidth: 1, strokeDash: [4, 3], clip: true },
    encoding: { x: x("at"), y: y(field) },
  });
  return [
    ...(hasNoEffect(effects)
      ? [
          {
            data: { name: "figure" },
            mark: { type: "rule", color: ink.line, strokeWidth: 0.8 },
            encoding: nothing,
          } as const,
        ]
      : []),
    {
      data: { name: "line" },
      mark: { type: "area", color: ink.box, opacity: 0.55, clip: true },
      encoding: { x: x("at"), y: y("lower"), y2: { field: "upper" } },
    },
    limit("predictionLower"),
    limit("predictionUpper"),
    {
      data: { name: "studies" },
      transform: [{ filter: "datum.inside" }],
      mark: {
        type: "point",
        shape: "circle",
        filled: true,
        color: ink.square,
        stroke: ink.paper,
        strokeWidth: 1,
        opacity: 0.75,
      },
      encoding: {
        x: x("at"),
        y: y("effect"),
        size: { field: "area", type: "quantitative", scale: null },
      },
    },
    {
      data: { name: "line" },
      mark: { type: "line", color: ink.pooled, strokeWidth: 1.6, clip: true },
      encoding: { x: x("at"), y: y("estimate") },
    },
  ];
}

function headTexts(curve: RegressionCurve, subject: Subject, { title = "", favours }: BubbleOptions): Paragraph[] {
  const sides = sidesOf(subject.favours, favours ?? sideLabels(subject.design));
  const zero = short(subject.scale.value(subject.scale.noEffect ?? 0));
  return [
    paragraph(title, faces.title, ink.text),
    ...caveatsOf(subject).map((text) => paragraph(text, faces.alarm, ink.alarm)),
    paragraph(
      `${subject.name}${sides ? `: below ${zero} ${sides.lower}, above ${sides.higher}` : ""}`,
      faces.body,
      ink.text,
    ),
    paragraph(comparisonText(curve), faces.strong, ink.text),
  ];
}

const comparisonText = ({ comparison }: RegressionCurve): string =>
  comparison === "between trials" ? "A comparison between trials, not randomised" : "";

function footTexts(curve: RegressionCurve, { limits: [low, high] }: EffectAxis): Paragraph[] {
  const beyond = curve.points.filter(({ study }) => study.yi < low || study.yi > high).length;
  const { fit, line } = curve;
  const level = levelText(fit.method.level);
  const foretold = line.some(({ prediction }) => prediction !== null);
  const held = Object.entries(curve.held).map(
    ([name, value]) => `${name} ${typeof value === "number" ? short(value) : value}`,
  );
  return [
    `Line: what the regression expects; band: its ${level} confidence interval${foretold ? `; dashed: ${level} prediction interval for the effect of a further trial` : ""}. Bubbles: ${count(fit.k, "trial")}, their area as their weight${beyond > 0 ? `, ${beyond} of them beyond the axis` : ""}.${held.length > 0 ? ` Held: ${list(held)}.` : ""}`,
    [testText(curve), spreadText(fit)].filter((text) => text !== "").join(" "),
    methodText({ ...fit.method, prediction: "none" }),
    curve.comparison === "between trials"
      ? "Trials with other values may differ in other ways, too, and what holds between trials need not hold between patients."
      : "",
  ].map((text) => paragraph(text));
}

/** The moderator's own coefficient where it is a single one, else the test of all. */
function testText({ fit, moderator }: RegressionCurve): string {
  const [coefficient, ...others] = fit.coefficients.filter(({ term }) => term !== null);
  if (
    coefficient !== undefined &&
    others.length === 0 &&
    coefficient.name === moderator &&
    coefficient.pValue !== null
  ) {
    const [lower, upper] = coefficient.confidence.map(threeDigits);
    return `Slope ${threeDigits(coefficient.estimate)} per unit on the analysis scale [${lower}, ${upper}], ${pValue(coefficient.pValue)}.`;
  }
  return fit.omnibus?.pValue == null ? "" : `Test of all moderators: ${pValue(fit.omnibus.pValue)}.`;
}

const threeDigits = (value: number): string => {
  const size = Math.abs(value);
  return fixed(value, size === 0 || size >= 100 ? 0 : Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(size)))));
};

const spreadText = ({ tau2, R2, method }: RegressionFit): string =>
  method.tau2 === "CE"
    ? ""
    : `Residual τ² ${threeDigits(tau2)}${R2 === null ? "" : `; the moderators explain ${percent(R2)} of τ²`}.`;

function inWords(curve: RegressionCurve, subject: Subject, { title }: BubbleOptions): string {
  const { line, moderator, fit } = curve;
  const format = numberFormat(
    line.map(({ confidence }) => confidence),
    subject.scale,
  );
  const ends = [line[0], line.at(-1)].flatMap((each) => (each === undefined ? [] : [each]));
  const expected = ends.map(
    ({ at, estimate, confidence }) =>
      `at ${moderator} ${threeDigits(at[moderator] as number)}: ${format.number(estimate)} ${format.interval(confidence)}`,
  );
  return [
    `Bubble plot${title === undefined ? "" : ` "${plain(title)}"`}: ${subject.name} against ${moderator}, ${count(fit.k, "trial")}.`,
    ...[...caveatsOf(subject), comparisonText(curve)].filter((text) => text !== "").map((text) => `${text}.`),
    `The regression expects ${list(expected)}.`,
    testText(curve),
  ]
    .filter((text) => text !== "")
    .join(" ");
}
