import { SynthesisError } from "../errors.js";
import { weighed } from "../model/mixed-model.js";
import { tau2Estimators } from "../model/tau2.js";
import { randomStream } from "../numeric/index.js";
import {
  doRange,
  inOrder,
  isWhole,
  notesOnPart,
  type Part,
  rangeWithin,
  requireDrawn,
} from "../regression/in-parts.js";
import type { BareEffect, Diagnostic, EffectSize, Gosh, GoshColumn } from "../types/index.js";
import { fitTo, givenTo, inDesign, type Linear, type LinearOptions, linear, shareOf, tau2Of } from "./linear.js";
import { Subset } from "./subset.js";

/** What is pooled, or regressed on `moderators`, and which subsets are looked at. */
export interface GoshOptions extends LinearOptions {
  /** Every subset once: by default up to 20 studies, by name up to 30. */
  readonly exact?: boolean;
  /** Random subsets, where not every one is looked at; 100,000 by default. */
  readonly subsets?: number;
  /** Of random subsets: a whole number; 1 by default. */
  readonly seed?: number;
  /** The range looked at, for work done in parts; all by default. */
  readonly from?: number;
  readonly to?: number;
  /** Told now and then how many of the range are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Looked at whenever `onProgress` would be told. */
  readonly signal?: AbortSignal;
}

const EXHAUSTIVE = 20;
/** Studies to a column of members. */
const BITS = 30;
const STRIDE = 8192;

/**
 * Pools every subset of the studies, or many random ones: a result that hangs on a few studies shows as two or more heaps in
 * the plot of estimate against heterogeneity.
 *
 * It is a way to look at the data. With so many subsets some give any result that is wanted; none of them is a finding.
 * Of all subsets number i holds the studies whose bits are set in i + 1; of random ones each study is in with probability
 * one half (an empty one is drawn again), and number i hangs on the seed and i alone. Any range can be done anywhere:
 * {@link joinGosh} puts the parts together. For a single study tau2, I2 and Q are 0.
 *
 * @param effects - as for {@link pool}
 * @param options - those of {@link pool}, or with `moderators` and `data` those of {@link metaRegression}; and which subsets
 * @returns columns over the subsets, on the analysis scale; `null` where a regression has too few studies or columns that are
 *   not independent
 * @throws {@link SynthesisError} as {@link influence} does; `BAD_OPTION`; `CANCELLED` when the signal ended the work
 * @see Olkin, Dahabreh & Trikalinos (2012), Research Synthesis Methods 3:214-223, doi:10.1002/jrsm.1053
 * @example
 * const { total, k, estimates } = gosh([{ yi: 0, vi: 0.1 }, { yi: 0.2, vi: 0.1 }, { yi: 1, vi: 0.1 }], { tau2: "CE" });
 * [total, k, estimates[0].values.map((value) => value?.toFixed(1))];
 * // [7, [1, 1, 2, 1, 2, 2, 3], ["0.0", "0.2", "0.1", "1.0", "0.5", "0.6", "0.4"]]
 */
export function gosh(effects: readonly EffectSize[] | readonly BareEffect[], options: GoshOptions = {}): Gosh {
  const { exact: asked, subsets = 100_000, seed = 1 } = options;
  const design = linear("gosh", effects, options);
  const k = design.effects.length;
  const exact = asked ?? k <= EXHAUSTIVE;
  if (exact && k > BITS) {
    throw new SynthesisError("BAD_OPTION", `gosh: ${k} studies have too many subsets to look at each`, {
      remedy: "leave out exact: true, and give subsets and a seed",
    });
  }
  requireDrawn("gosh", "subsets", subsets, seed);
  const total = k === 0 ? 0 : exact ? 2 ** k - 1 : subsets;
  const range = rangeWithin("gosh", total, options);
  const { from, to } = range;
  const n = to - from;
  const membersOf = exact ? numbered : drawn(k, seed);
  const words = new Int32Array(Math.ceil(k / BITS));
  const members = Array.from(words, () => new Int32Array(n));
  const room = roomFor(n, design.coefficients.length);
  const fill = design.pooled ? poolSubset(design, room) : regressSubset(design, room);
  doRange("gosh", range, options, STRIDE, (index) => {
    const row = index - from;
    membersOf(index, words);
    for (let word = 0; word < words.length; word++) members[word]![row] = words[word]!;
    fill(row, words);
  });
  const { measure, about, method, labels, data, coefficients, pooled, notes } = design;
  return {
    ...{ measure, about, method, labels, data, exact, seed: exact ? null : seed, total, from, to },
    members: members.map((column) => Array.from(column)),
    k: Array.from(room.k),
    estimates: coefficients.map((name, j) => ({
      name: pooled ? "effect" : name,
      values: columnOf(room.estimates[j]!),
    })),
    tau2: columnOf(room.tau2),
    I2: columnOf(room.I2),
    Q: columnOf(room.Q),
    notes: notesOf(notes, { from, to, total }),
  };
}

/**
 * Puts together parts of one {@link gosh}, in any order, without gaps.
 *
 * @throws {@link SynthesisError} `BAD_OPTION` for parts that do not belong together
 * @example
 * const effects = [{ yi: 0, vi: 0.1 }, { yi: 0.2, vi: 0.1 }, { yi: 1, vi: 0.1 }];
 * const part = (from: number, to: number) => gosh(effects, { from, to });
 * joinGosh([part(3, 7), part(0, 3)]).k; // [1, 1, 2, 1, 2, 2, 3]
 */
export function joinGosh(parts: readonly Gosh[]): Gosh {
  const sameOf = ({ measure, method, labels, data, exact, seed, total }: Gosh) => [
    measure,
    method,
    labels,
    data,
    exact,
    seed,
    total,
  ];
  const sorted = inOrder("joinGosh", "analysis", parts, sameOf);
  const [first] = sorted;
  const { to } = sorted.at(-1)!;
  const joined = <T>(column: (part: Gosh) => readonly T[]): readonly T[] => sorted.flatMap(column);
  return {
    ...first,
    to,
    members: first.members.map((_, word) => joined((part) => part.members[word]!)),
    k: joined((part) => part.k),
    estimates: first.estimates.map(({ name }, j) => ({ name, values: joined((part) => part.estimates[j]!.values) })),
    tau2: joined((part) => part.tau2),
    I2: joined((part) => part.I2),
    Q: joined((part) => part.Q),
    notes: notesOf(first.notes, { ...first, to }),
  };
}

function notesOf(notes: readonly Diagnostic[], part: Part): readonly Diagnostic[] {
  const message = `subsets ${part.from} to ${part.to} of ${part.total}`;
  const about = isWhole(part) ? null : { message, remedy: "join the parts with joinGosh" };
  return notesOnPart(notes, "SUBSETS_IN_PART", about);
}

type MembersOf = (index: number, into: Int32Array) => void;

/** The bits of the number are the members. */
const numbered: MembersOf = (index, into) => {
  into[0] = index + 1;
};

/** Each study is in with probability one half. */
function drawn(k: number, seed: number): MembersOf {
  return (index, into) => {
    const draw = randomStream(seed, index);
    let any = 0;
    while (any === 0) {
      for (let word = 0; word < into.length; word++) {
        const bits = Math.min(BITS, k - word * BITS);
        into[word] = Math.floor(draw() * 2 ** bits);
        any |= into[word]!;
      }
    }
  };
}

interface Room {
  readonly k: Int32Array;
  readonly estimates: readonly Float64Array[];
  readonly tau2: Float64Array;
  readonly I2: Float64Array;
  readonly Q: Float64Array;
}

const roomFor = (n: number, p: number): Room => ({
  k: new Int32Array(n),
  estimates: Array.from({ length: p }, () => new Float64Array(n)),
  ...{ tau2: new Float64Array(n), I2: new Float64Array(n), Q: new Float64Array(n) },
});

/** What is not a number was not computed. */
function columnOf(values: Float64Array): GoshColumn {
  const column: (number | null)[] = Array.from(values);
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i])) column[i] = null;
  return column;
}

type Fill = (row: number, words: Int32Array) => void;

function poolSubset({ effects, method }: Linear, room: Room): Fill {
  const estimator = tau2Estimators[tau2Of(method)];
  const subset = new Subset(effects, BITS);
  const given = givenTo(method, subset.unit);
  const [common, at] = [weighed(), weighed()];
  const [estimates] = room.estimates as [Float64Array];
  const area = subset.unit ** 2;
  return (row, words) => {
    subset.take(words);
    const k = subset.k;
    room.k[row] = k;
    if (k === 1) {
      estimates[row] = subset.centre;
      return;
    }
    subset.weigh(0, common);
    estimator(subset, common, at, given);
    estimates[row] = subset.centre + at.mean * subset.unit;
    room.tau2[row] = at.tau2 * area;
    room.Q[row] = common.Q;
    room.I2[row] = shareOf(method, common, at.tau2, k - 1);
  };
}

function regressSubset(design: Linear, room: Room): Fill {
  const places = design.effects.map((_, i) => i);
  return (row, words) => {
    const some = places.filter((i) => (words[Math.floor(i / BITS)]! >> (i % BITS)) & 1);
    const fit = fitTo(design, some);
    room.k[row] = some.length;
    const found = fit === null ? null : inDesign(design, fit.coordinates);
    room.estimates.forEach((column, j) => {
      column[row] = found?.[j] ?? Number.NaN;
    });
    room.tau2[row] = fit?.tau2 ?? Number.NaN;
    room.I2[row] = fit?.I2 ?? Number.NaN;
    room.Q[row] = fit?.Q ?? Number.NaN;
  };
}
