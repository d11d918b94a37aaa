import { standardErrorOf } from "../effect/arms.js";
import { sum } from "../numeric/index.js";
import type { ComputedEffect, EventsContrast, MeansContrast } from "../types/index.js";

/** A part of an effect's sampling error that one arm contributes. */
export interface Source {
  /** The arm; empty where the arms of an effect are not told apart. */
  readonly arm: string;
  /** The arms that it was combined from; itself alone for most. */
  readonly parts: readonly string[];
  readonly sign: 1 | -1;
  /** People behind it; `null` where they are not known. */
  readonly n: number | null;
  /** Its part of `vi`. */
  readonly variance: number;
  /** The arm's mean or risk; its standard deviation at the visit; its standard deviation at baseline. */
  readonly of: "mean" | "spread" | "baseline spread";
  /** Of events: their share. */
  readonly risk: number | null;
  /** Standard deviations at baseline and of the change, where both are known. */
  readonly sds: { readonly baseline: number; readonly change: number } | null;
}

/** The arms' parts of an effect, and whether they are those of its own formula. */
export interface Sources {
  readonly sources: readonly Source[];
  readonly known: "by formula" | "by size" | "equal";
}

/**
 * Divides the sampling variance of an effect among its arms. For MD, ROM, log odds and risk ratios, and risk differences it is a sum
 * over arms; for a standardized difference each arm also contributes by the standard deviation that divides. Where the
 * formula has no such parts, or the arms' numbers are not known, an arm's part goes by the inverse of its size.
 *
 * @see Gleser & Olkin (2009), in Cooper, Hedges & Valentine (eds), The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., ch. 19; Lajeunesse (2011), Ecology 92:2049-2055, doi:10.1890/11-0423.1
 */
export function sourcesOf(effect: ComputedEffect): Sources {
  const { contrast } = effect;
  const found =
    contrast.kind === "means"
      ? ofMeans(effect, contrast)
      : contrast.kind === "events"
        ? ofEvents(effect, contrast)
        : null;
  return found ?? bySize(armsOf(effect), effect.vi);
}

/** Parts by the inverse of sizes; equal ones where sizes are not known. */
export function bySize(arms: readonly Arm[], vi: number): Sources {
  const sized = arms.every(({ n }) => n !== null && n > 0);
  return {
    sources: divide(
      arms,
      vi,
      arms.map(({ n }) => (sized ? 1 / (n as number) : 1)),
    ),
    known: sized ? "by size" : "equal",
  };
}

/** An arm of an effect. */
export type Arm = Pick<Source, "arm" | "parts" | "sign" | "n">;

const divide = (arms: readonly Arm[], vi: number, parts: readonly number[], of: Source["of"] = "mean"): Source[] =>
  arms.map((arm, i) => ({
    ...{ ...arm, of, risk: null, sds: null },
    variance: (parts[i] as number) * (vi / sum(parts)),
  }));

function armsOf({ contrast, n, derivation, arms }: ComputedEffect): Arm[] {
  const isSplit = derivation.some(({ code }) => code === "SHARED_ARM_SPLIT");
  const { treatmentArm, comparatorArm } = contrast;
  const arm = (name: string, parts: readonly string[], other: string): Pick<Arm, "arm" | "parts"> => {
    // Parts of a split arm hold different people.
    const own = (each: string): string => (isSplit ? `${each} (against ${other})` : each);
    return { arm: own(name), parts: parts.map(own) };
  };
  return [
    { ...arm(treatmentArm, arms?.treatment ?? [treatmentArm], comparatorArm), sign: 1, n: n.treatment },
    { ...arm(comparatorArm, arms?.comparator ?? [comparatorArm], treatmentArm), sign: -1, n: n.comparator },
  ];
}

function ofMeans(effect: ComputedEffect, contrast: MeansContrast): Sources | null {
  const { measure, variance, standardizer } = effect.method;
  const arms = armsOf(effect);
  const { treatment, comparator, ciLevel, ciDistribution } = contrast;
  const errors = [treatment, comparator].map((arm) => standardErrorOf(arm, ciLevel, ciDistribution, "")?.se ?? null);
  const squares = errors.every((each) => each !== null) ? errors.map((each) => (each as number) ** 2) : null;
  const inverse = arms.map(({ n }) => 1 / (n ?? Number.NaN));
  const sized = inverse.every(Number.isFinite);
  switch (measure) {
    case "MD":
      if (squares === null || variance !== "LS") return null;
      return { sources: divide(arms, effect.vi, squares), known: "by formula" };
    case "ROM":
      if (squares === null || variance !== "LS") return null;
      return {
        sources: divide(arms, effect.vi, [
          (squares[0] as number) / treatment.mean ** 2,
          (squares[1] as number) / comparator.mean ** 2,
        ]),
        known: "by formula",
      };
    case "SMD": {
      const { sd, df } = effect.standardizer ?? { sd: 1, df: null };
      if (standardizer === "visit") {
        if (!sized) return null;
        const total = sum(arms.map(({ n }) => n as number));
        return withSpread(effect, arms, inverse, effect.yi ** 2 / (2 * total), "spread");
      }
      if (squares === null || (df !== null && !sized)) return null;
      const means = squares.map((square) => square / sd ** 2);
      const d = (treatment.mean - comparator.mean) / sd;
      return df === null
        ? { sources: divide(arms, effect.vi, means), known: "by formula" }
        : withSpread(effect, arms, means, d ** 2 / (2 * df), "baseline spread");
    }
    default:
      return null;
  }
}

/** The variance of a standardized difference: that of its means, and that of the standard deviation that divides. */
function withSpread(
  { vi, yi }: ComputedEffect,
  arms: readonly Arm[],
  means: readonly number[],
  spread: number,
  of: "spread" | "baseline spread",
): Sources {
  const share = spread / (spread + sum(means));
  const sign = yi < 0 ? -1 : 1;
  const degrees = arms.map(({ n }) => (n as number) - 1);
  return {
    sources: [
      ...divide(arms, vi * (1 - share), means),
      ...divide(
        arms.map((arm) => ({ ...arm, sign })),
        vi * share,
        degrees,
        of,
      ),
    ],
    known: "by formula",
  };
}

/** Each arm's cells: with what was added to them, and of the opposite event where the ratio was turned. */
function ofEvents(effect: ComputedEffect, { treatment, comparator }: EventsContrast): Sources | null {
  const { measure, zeroCells } = effect.method;
  const added = effect.derivation.some(({ code }) => code === "ZERO_CELL") ? zeroCells.add : 0;
  const opposite = measure === "RR" && effect.aligned;
  const cells = [treatment, comparator].map(({ n, events }) => ({
    a: (opposite ? n - events : events) + added,
    b: (opposite ? events : n - events) + added,
  }));
  const parts = cells.map(({ a, b }) => {
    switch (measure) {
      case "OR":
      case "OR2D":
      case "OR2DN":
      case "OR2DL":
        return 1 / a + 1 / b;
      case "RR":
        return 1 / a - 1 / (a + b);
      case "RD":
        return (a * b) / (a + b) ** 3;
      case "AS":
        return 1 / (a + b);
      default:
        return Number.NaN;
    }
  });
  if (!(parts.every((part) => Number.isFinite(part) && part >= 0) && sum(parts) > 0)) return null;
  const sources = divide(armsOf(effect), effect.vi, parts);
  return {
    sources: sources.map((source, i) => ({ ...source, risk: riskOf(cells[i] as { a: number; b: number }) })),
    known: "by formula",
  };
}

/** `null` where all or none had the event, and correlation says nothing. */
const riskOf = ({ a, b }: { readonly a: number; readonly b: number }): number | null =>
  a > 0 && b > 0 ? a / (a + b) : null;
