import { SynthesisError } from "../errors.js";
import { type Prepared, prepare } from "../regression/prepare.js";
import type { BareEffect, EffectSize, MixedMethod, RandomTerm } from "../types/index.js";
import { type Blocks, blocksOf } from "./blocks.js";
import { columnsOfTerms, type Layout, layoutsOf } from "./layout.js";
import type { MixedOptions } from "./options.js";
import { type Sampling, samplingOf } from "./sampling.js";
import { withoutDesign } from "./without-design.js";

/** A mixed model before anything is estimated. */
export interface Model {
  /** The function that was asked, which errors begin with. */
  readonly who: string;
  readonly method: MixedMethod;
  readonly options: MixedOptions;
  readonly prepared: Prepared;
  readonly layouts: readonly Layout[];
  readonly sampling: readonly Sampling[];
  readonly blocks: Blocks;
  /** Effects less `centre`, in `unit`, less what lies in the design. */
  readonly y: Float64Array;
  /** What lies in the design, by the orthonormal columns, in units of the data. */
  readonly theta: Float64Array;
  /** A power of two near the smallest standard error. */
  readonly unit: number;
}

/**
 * @param who - the function that was asked, which errors begin with
 * @throws as {@link mixedModel} does for what it is given
 */
export function modelOf(
  who: string,
  given: readonly EffectSize[] | readonly BareEffect[],
  options: MixedOptions,
): Model {
  const method = methodOf(who, options);
  const effects =
    new Set<object>(given).size < given.length ? (given.map((each) => ({ ...each })) as typeof given) : given;
  const { includeDoubtful, allow, data, moderators = [] } = options;
  const prepared = prepare(
    who,
    effects,
    {
      moderators,
      ...(data === undefined ? {} : { data }),
      ...(includeDoubtful === undefined ? {} : { includeDoubtful }),
      ...(allow === undefined ? {} : { allow }),
    },
    { columns: columnsOfTerms(who, method.random), trial: outermost(method.random) },
  );
  const layouts = layoutsOf(who, method.random, prepared.beside);
  const stranger = Object.keys(method.fixed).find((name) => !layouts.some((layout) => layout.name === name));
  if (stranger !== undefined) {
    throw new SynthesisError("BAD_FIXED", `${who} has no random term "${stranger}" to hold`, {
      remedy: `it has ${layouts.map(({ name }) => name).join(", ") || "none"}`,
    });
  }
  const sampling = samplingOf(who, prepared.effects, options.covariance, prepared.places, effects.length);
  const smallest = prepared.effects.reduce((least, { vi }) => Math.min(least, vi), Number.POSITIVE_INFINITY);
  const exponent = Math.floor(Math.log2(smallest) / 2);
  const blocks = blocksOf(prepared.effects, sampling, layouts, 2 ** -exponent);
  const { y, theta } = withoutDesign(prepared, 2 ** exponent);
  return { who, method, options, prepared, layouts, sampling, blocks, y, theta, unit: 2 ** exponent };
}

/** The column that holds the outermost levels of the first term, which stand for trials. */
export function outermost([first]: readonly RandomTerm[]): string | null {
  if (first === undefined) return null;
  if ("intercept" in first) return first.intercept;
  return "nested" in first ? (first.nested[0] ?? null) : first.outer;
}

/** @throws {@link SynthesisError} `BAD_OPTION` */
function methodOf(
  who: string,
  { random = [], estimator = "REML", interval = "containment", fixed = {}, level = 0.95 }: MixedOptions,
): MixedMethod {
  const bad = (name: string, needs: string, got: unknown): SynthesisError =>
    new SynthesisError("BAD_OPTION", `${who}: ${name} needs ${needs}, got ${JSON.stringify(got)}`);
  if (!["REML", "ML"].includes(estimator)) throw bad("estimator", "REML or ML", estimator);
  if (!["z", "t", "containment"].includes(interval)) throw bad("interval", "z, t or containment", interval);
  if (!(level > 0 && level < 1)) throw bad("level", "a number between 0 and 1", level);
  return { estimator, interval, random, fixed, level };
}
