import { requireOneOf, SynthesisError } from "../errors.js";
import type { Sweep, VegaLiteSpec } from "../types/index.js";
import { type FigureOptions, widthOf } from "./options.js";
import { caveatsOf } from "./subject.js";
import { heatMap } from "./sweep-heat.js";
import { specificationCurve } from "./sweep-specifications.js";
import { readSweep, type SweepFigure, sweepTexts, variedIn } from "./sweep-words.js";
import { plain } from "./text.js";
import { paragraph } from "./texts.js";
import { faces, ink } from "./theme.js";

/** What a caller may say about the figure of a sweep. */
export interface SweepPlotOptions extends Pick<FigureOptions, "title" | "width" | "limits"> {
  /** `heat` by default where two dimensions have more than one value, and else `specifications`. */
  readonly kind?: "heat" | "specifications";
  /** What the number is, such as "Immediate minus long, SMD of pain"; by default its measure. */
  readonly label?: string;
}

/**
 * The answers of a sweep. Of two dimensions a heat map: the darker, the lower the estimate, with thick lines where the conclusion
 * changes and a sign in every cell whose conclusion is not that of the reference setting. Of any number of dimensions a
 * specification curve: estimates with their intervals from the lowest to the highest, and beneath, for each, what was chosen.
 *
 * @param swept - as {@link sweep} returns it
 * @returns a Vega-Lite specification with all data inlined; the same input gives the same bytes
 * @throws {@link SynthesisError} `BAD_KIND`, `BAD_OPTION`, `BAD_LIMITS`, `BAD_WIDTH`
 * @see Simonsohn, Simmons & Nelson (2020), Nature Human Behaviour 4:1208-1214, doi:10.1038/s41562-020-0912-z
 * @example
 * const effects = [{ yi: -0.5, vi: 0.04 }, { yi: -0.1, vi: 0.09 }, { yi: -0.8, vi: 0.06 }];
 * const swept = sweep((setting) => pool(effects, setting), { tau2: ["DL", "REML"], interval: ["z", "HKSJ"] });
 * sweepPlot(swept).datasets.cells?.map(({ conclusion }) => conclusion); // ["below", "crosses", "below", "crosses"]
 */
export function sweepPlot(swept: Sweep, options: SweepPlotOptions = {}): VegaLiteSpec {
  const width = widthOf(options, "sweepPlot");
  const read = readSweep(swept, options.label);
  const flat = variedIn(swept).length === 2;
  const { kind = flat ? "heat" : "specifications", title = "" } = options;
  requireOneOf("sweepPlot", "kind", ["heat", "specifications"], kind);
  if (kind === "heat" && !flat) {
    throw new SynthesisError(
      "BAD_KIND",
      `sweepPlot: a heat map needs two dimensions with more than one value, got ${variedIn(swept).length}`,
      { remedy: 'ask for kind: "specifications", or sweep two dimensions' },
    );
  }
  const words = sweepTexts(read);
  const caveats = caveatsOf(read.subject);
  const figure: SweepFigure = {
    width,
    head: [
      paragraph(title, faces.title, ink.text),
      ...caveats.map((text) => paragraph(text, faces.alarm, ink.alarm)),
      paragraph(read.name, faces.body, ink.text),
    ],
    foot: words,
    description: [
      `${kind === "heat" ? "Heat map" : "Specification curve"}${title === "" ? "" : ` "${plain(title)}"`}: ${read.name}.`,
      ...caveats.map((text) => `${text}.`),
      ...words,
    ].join(" "),
  };
  return kind === "heat" ? heatMap(read, figure) : specificationCurve(read, figure, options.limits);
}
