import { harmonicSize, naturalScale } from "../measure/index.js";
import type { Interval, TauSweep } from "../types/index.js";
import { numberFormat } from "./format.js";
import { intervalName } from "./subject.js";
import { indented, joined, padded, penOf, placesOf, shortened, type TextOptions, wrapped } from "./text-lines.js";

/**
 * A sweep of tau in text: the result as it is reported, those at the stated values of tau, and the average under the prior,
 * each with its interval; ratios are printed as ratios. What was assumed stands above.
 *
 * @param sweep - what {@link tauSweep} returned
 * @param options - `width` in letters, 80 by default; `ascii` for terminals without other letters
 * @returns lines that end in a line feed, none longer than `width`
 * @throws {@link SynthesisError} `BAD_WIDTH` for fewer than 40 letters
 * @example
 * const effects = [{ yi: -0.5, vi: 0.04 }, { yi: -0.1, vi: 0.09 }, { yi: -0.8, vi: 0.06 }];
 * sweepText(tauSweep(effects, { tau: [0.2] })).split("\n")[2]; // "  τ = 0.2              −0.50  [−0.85, −0.14]"
 */
export function sweepText(sweep: TauSweep, options: TextOptions = {}): string {
  const pen = penOf(options, "sweepText");
  const { fit, atTau, posterior, measure } = sweep;
  const lines: readonly Line[] = [
    ...lineOf(nameOf(sweep), fit.estimate, fit.confidence),
    ...atTau.flatMap(({ tau, estimate, confidence }) => lineOf(`τ = ${short(tau)}`, estimate, confidence)),
    ...(posterior === null ? [] : lineOf("τ averaged", posterior.effect.mean, posterior.effect.interval)),
    ...(posterior === null ? [] : lineOf("new trial", null, posterior.prediction.interval)),
  ];
  const format = numberFormat(
    lines.map(({ interval }) => interval),
    naturalScale(measure, harmonicSize(fit.studies)),
  );
  const cells = lines.map(({ label, estimate, interval }) => [
    pen.write(label),
    estimate === null ? "" : pen.write(format.number(estimate)),
    pen.write(format.interval(interval)),
  ]);
  const [wideLabel = 0, wideEstimate = 0, wideInterval = 0] = [0, 1, 2].map((column) =>
    Math.max(0, ...cells.map((row) => placesOf(row[column] ?? ""))),
  );
  const room = Math.min(wideLabel, pen.width - wideEstimate - wideInterval - 6);
  const table = cells.map(([label = "", estimate = "", interval = ""]) => [
    padded(shortened(label, room, pen.signs.more), room),
    padded(estimate, wideEstimate, "right"),
    padded(interval, wideInterval, "right"),
  ]);
  const notes = posterior === null ? [] : [`τ averaged: ${tauText(posterior.tau)}`];
  return joined([
    ...[options.title ?? "", `${sweep.caption}.`]
      .filter((text) => text !== "")
      .flatMap((text) => wrapped(pen.write(text), pen.width)),
    ...(lines.length === 0 ? ["  no trial"] : []),
    ...table.map((row) => `  ${row.join("  ")}`),
    ...[
      ...notes,
      ...sweep.notes.filter(({ severity }) => severity === "warning").map(({ message }) => message),
    ].flatMap((text) => indented(pen.write(text), 2, pen.width)),
  ]);
}

interface Line {
  readonly label: string;
  readonly estimate: number | null;
  readonly interval: Interval;
}

const lineOf = (label: string, estimate: number | null, interval: Interval | null): Line[] =>
  interval === null ? [] : [{ label, estimate, interval }];

function nameOf({ fit, k }: TauSweep): string {
  const { tau2, interval } = fit.method;
  return k === 1 || tau2 === "none" ? "one trial" : intervalName({ tau2, interval });
}

const tauText = ({ median, interval }: { readonly median: number; readonly interval: Interval }): string =>
  `τ has a median of ${short(median)}, and lies between ${short(interval[0])} and ${short(interval[1])}`;

const short = (value: number): string => String(Number(value.toPrecision(3)));
