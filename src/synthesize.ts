import { withContrasts } from "./dependence/index.js";
import { effectSizes, weeksFrom } from "./effect/index.js";
import { SynthesisError } from "./errors.js";
import { drawFade, fade } from "./fade/index.js";
import { poolStrata, sideBySide, type Watch } from "./model/index.js";
import { tell } from "./model/watch.js";
import { type PlanInput, readPlan, windowsOf } from "./plan.js";
import { fadePlot, forestPlot, gridPlot } from "./plot/index.js";
import { sensitivityNotes } from "./sensitivity/index.js";
import { stratify } from "./strata/index.js";
import { audit, augment, contrastRows, fadeRows, glance, tidy } from "./tidy/index.js";
import type {
  Contrast,
  Diagnostic,
  EffectSize,
  Fade,
  FadePlan,
  Fit,
  Grid,
  Plan,
  Strata,
  Synthesis,
  VegaLiteSpec,
} from "./types/index.js";

/** How a caller follows {@link synthesize}, and ends it. */
export interface SynthesizeOptions extends Pick<Watch, "signal"> {
  /** Told how many rows have their effects, strata are pooled, refits for sensitivity notes are done, figures are arranged. */
  readonly onProgress?: (done: number, total: number, step: SynthesisStep) => void;
}

/** The steps of {@link synthesize}, in their order; there are no refits where the plan asks for none. */
export type SynthesisStep = "effects" | "pooling" | "refits" | "figures";

/**
 * The whole line in one call: effects, strata, pooled effects, rows and figures, for one question. Published pooled results
 * (an overview) are shown side by side and not pooled. Where at least three trials are pooled, the notes of the fit say so if
 * its result turns on one of them or on the method ({@link sensitivityNotes}), unless the plan has `sensitivityNotes: false`.
 * Where trials stand in several windows and the plan (`dependence`) or the codebook states how measurements of the same people
 * go together, the grid holds the differences between windows ({@link withContrasts}); where nothing is stated, they are not
 * tested, and a note says what to state. Where the plan asks for curves over weeks (`fade`), they are fitted ({@link fade}), listed and drawn;
 * where the effects carry none, a note says why.
 *
 * @param contrasts - rows as {@link readContrasts} returns them
 * @param plan - the question as JSON; what is left out has its default, and the result echoes the complete plan
 * @returns everything on the way, as plain values: the same input gives the same output
 * @throws {@link DataError} `PLAN` for a plan that is wrong; {@link SynthesisError} for a question that these data cannot answer,
 *   `CANCELLED` when the signal ended the work
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,6,40,2.8,2.4,40,3.3,2.6
 * B 2002,pain,4,30,2.1,2.2,31,3.0,2.4`;
 * synthesize(readContrasts(csv), { outcome: "pain", measure: "MD", by: ["window"] }).rows.tidy[0].k; // 2
 */
export function synthesize(
  contrasts: readonly Contrast[],
  plan: PlanInput,
  options: SynthesizeOptions = {},
): Synthesis {
  const complete = readPlan(plan);
  const follow = following(options);
  const inEffects = follow("effects");
  tell("synthesize", inEffects, 0, contrasts.length);
  const effects = effectSizes(contrasts, complete);
  const strata = stratify(effects, { ...complete, windows: windowsOf(complete.windows) });
  tell("synthesize", inEffects, contrasts.length, contrasts.length);
  const cells = strata.design === "overview" ? sideBySide(strata, complete) : pooled(strata, complete, follow);
  const asked = complete.fade === undefined ? null : curvesOf(effects, complete, complete.fade);
  const grid = withNote(isRepeated(strata) ? together(cells, complete) : cells, asked?.reason);
  const curves = asked?.fade ?? null;
  return {
    plan: complete,
    effects,
    grid,
    ...(asked === null ? {} : { fade: curves }),
    audit: audit(effects, strata),
    rows: {
      tidy: tidy(grid),
      glance: glance(grid),
      augment: augment(grid),
      contrasts: contrastRows(grid.contrasts ?? []),
      fade: curves === null ? [] : fadeRows(curves),
    },
    specifications: figures(grid, curves, complete.title, follow("figures")),
  };
}

type Follow = (step: SynthesisStep, before?: number, all?: number) => Watch;

/** The caller as the parts of a step see him: `before` of `all` are done already. */
const following =
  ({ onProgress, signal }: SynthesizeOptions): Follow =>
  (step, before = 0, all) => ({
    ...(signal && { signal }),
    ...(onProgress && { onProgress: (done, total) => onProgress(before + done, all ?? total, step) }),
  });

/** Whether a trial stands in two windows of the same grid row. */
const isRepeated = ({ design, overlaps }: Strata): boolean =>
  design !== "overview" && overlaps.some(({ both }) => both.length > 0);

/** The differences between windows, where the plan or the codebook says how measurements of the same people go together. */
function together(grid: Grid, { dependence = {} }: Plan): Grid {
  try {
    return withContrasts(grid, dependence);
  } catch (error) {
    if (error instanceof SynthesisError && error.code === "UNSTATED_CORRELATION") return grid;
    throw error;
  }
}

interface Curves {
  readonly fade: Fade | null;
  /** Why there is none. */
  readonly reason?: Diagnostic;
}

/** Mistakes in the question, which no other data would answer. */
const ABOUT_PLAN: readonly string[] = ["BAD_OPTION", "NO_SUCH_FACET"];

/** The curves over weeks that the plan asks for, or why these effects carry none. */
function curvesOf(effects: readonly EffectSize[], plan: Plan, asked: FadePlan): Curves {
  const { dependence = {}, includeDoubtful, level } = plan;
  const windows = windowsOf(plan.windows);
  const options = { ...dependence, ...asked, includeDoubtful, level, ...(windows === "reported" ? {} : { windows }) };
  try {
    return { fade: fade(effects, options) };
  } catch (error) {
    if (!(error instanceof SynthesisError) || ABOUT_PLAN.includes(error.code)) throw error;
    return { fade: null, reason: { ...error.diagnostic, severity: "warning" } };
  }
}

const withNote = (grid: Grid, note: Diagnostic | undefined): Grid =>
  note === undefined ? grid : { ...grid, notes: [...grid.notes, note] };

function pooled(strata: Strata, plan: Plan, follow: Follow): Grid {
  const grid = poolStrata(strata, { ...plan, ...follow("pooling") });
  if (!plan.sensitivityNotes) return grid;
  const { by: _, ...how } = plan;
  const isAsked = ({ k }: Fit): boolean => k >= 3;
  const total = grid.cells.reduce((sum, { fit }) => sum + (isAsked(fit) ? fit.k : 0), 0);
  let done = 0;
  const cells = grid.cells.map((cell) => {
    const { fit, stratum } = cell;
    if (!isAsked(fit)) return cell;
    const notes = sensitivityNotes(stratum.effects, { ...how, ...follow("refits", done, total) });
    done += fit.k;
    return notes.length === 0 ? cell : { ...cell, fit: { ...fit, notes: [...fit.notes, ...notes] } };
  });
  return { ...grid, cells };
}

function figures(
  grid: Grid,
  curves: Fade | null,
  title: string | null,
  watch: Watch,
): Readonly<Record<string, VegaLiteSpec>> {
  const options = title === null ? {} : { title };
  const { facets, strata, method } = grid.strata;
  const inWeeks = strata.some(({ effects, doubtful }) =>
    [...effects, ...doubtful].some(({ contrast }) => "weeks" in weeksFrom(contrast, method.weeksFrom)),
  );
  const twoWay = facets.some(({ name }) => name === "window") && facets.length === 2;
  const overTime = () => fadePlot(curves === null ? grid : drawFade(curves), options);
  const plots = {
    forest: () => forestPlot(grid, options),
    ...(inWeeks ? { fade: overTime } : {}),
    ...(twoWay ? { grid: () => gridPlot(grid, options) } : {}),
  };
  const total = Object.keys(plots).length;
  const drawn = Object.entries(plots).map(([name, plot], done) => {
    tell("synthesize", watch, done, total);
    return [name, plot()] as const;
  });
  tell("synthesize", watch, total, total);
  return Object.fromEntries(drawn);
}
