import { SynthesisError } from "../errors.js";
import type { SweepDimension, SweepSetting, SweepValue } from "../types/index.js";

/**
 * What is varied, by name: the values of each dimension in a list (numbers, words, yes and no, `null`, or objects that have a
 * `name`), or by names of one's own, `{ early: ..., late: ... }`.
 */
export type SweepDimensions = Readonly<Record<string, readonly unknown[] | Readonly<Record<string, unknown>>>>;

/** One value of each dimension; any number for a dimension of numbers. */
export type SettingOf<D extends SweepDimensions> = {
  readonly [K in keyof D]: Widened<D[K] extends readonly (infer V)[] ? V : D[K][keyof D[K]]>;
};

type Widened<V> = V extends number ? number : V;

/** A dimension with the values that the analysis is given. */
interface Axis extends SweepDimension {
  readonly given: readonly unknown[];
  /** How many rows further its next value is. */
  readonly stride: number;
}

/** All settings, numbered as their rows are. */
export interface SweepGrid {
  readonly axes: readonly Axis[];
  readonly size: number;
  /** What the analysis is given. */
  readonly settingAt: (row: number) => Readonly<Record<string, unknown>>;
  /** The same as a table holds it. */
  readonly namesAt: (row: number) => SweepSetting;
}

/** Tipping points are sought as finely as this share of the range of a dimension. */
const FINENESS = 1 / 200;

/**
 * The grid of all dimensions.
 *
 * @throws {@link SynthesisError} `NOTHING_TO_SWEEP`, `BAD_DIMENSION`
 */
export function sweepGrid(dimensions: SweepDimensions, tolerances: Readonly<Record<string, number>>): SweepGrid {
  const read = Object.entries(dimensions).map(([name, values]) => dimension(name, values, tolerances[name]));
  if (read.length === 0) {
    throw new SynthesisError("NOTHING_TO_SWEEP", "sweep needs a dimension or more, got none", {
      remedy: "name what is to be varied, with its values: { samplingRho: [0.3, 0.5, 0.7] }",
    });
  }
  requireKnown(tolerances, dimensions);
  let size = 1;
  const axes = read
    .toReversed()
    .map((each) => {
      const axis = { ...each, stride: size };
      size *= each.values.length;
      return axis;
    })
    .reverse();
  const at = <T>(values: (axis: Axis) => readonly T[], row: number): Readonly<Record<string, T>> =>
    Object.fromEntries(axes.map((axis) => [axis.name, values(axis)[placeOn(axis, row)]!]));
  return {
    axes,
    size,
    settingAt: (row) => at(({ given }) => given, row),
    namesAt: (row) => at(({ values }) => values, row),
  };
}

/** Which value of a dimension a row has. */
export const placeOn = ({ stride, values }: Axis, row: number): number => Math.floor(row / stride) % values.length;

function dimension(name: string, values: SweepDimensions[string], tolerance: number | undefined): Omit<Axis, "stride"> {
  const named = Array.isArray(values)
    ? values.map((value: unknown) => ({ label: labelOf(name, value), value }))
    : Object.entries(values).map(([label, value]) => ({ label, value }));
  const labels = named.map(({ label }) => label);
  if (labels.length === 0) throw bad(name, "needs a value or more, got none");
  const twice = labels.find((label, i) => labels.indexOf(label) < i);
  if (twice !== undefined) throw bad(name, `has the value ${JSON.stringify(twice)} twice`);
  return { name, values: labels, given: named.map(({ value }) => value), tolerance: fineness(name, labels, tolerance) };
}

function fineness(name: string, labels: readonly SweepValue[], asked: number | undefined): number | null {
  const numbers = labels.filter((label) => typeof label === "number");
  if (numbers.length < 2 || numbers.length < labels.length) {
    if (asked === undefined) return null;
    throw bad(name, "has a tolerance, but no numbers to seek between");
  }
  const tolerance = asked ?? FINENESS * (Math.max(...numbers) - Math.min(...numbers));
  if (tolerance > 0 && Number.isFinite(tolerance)) return tolerance;
  throw bad(name, `needs a tolerance that is finite and above 0, got ${tolerance}`);
}

function labelOf(name: string, value: unknown): SweepValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value + 0;
    throw bad(name, `needs finite numbers, got ${value}`);
  }
  if (typeof value === "object" && "name" in value && typeof value.name === "string") return value.name;
  throw bad(name, "has a value without a name", "name its values: { first: ..., second: ... }");
}

const bad = (name: string, what: string, remedy?: string): SynthesisError =>
  new SynthesisError("BAD_DIMENSION", `sweep: the dimension "${name}" ${what}`, {
    ...(remedy === undefined ? {} : { remedy }),
    evidence: { dimension: name },
  });

function requireKnown(tolerances: Readonly<Record<string, number>>, dimensions: SweepDimensions): void {
  const unknown = Object.keys(tolerances).find((name) => !Object.hasOwn(dimensions, name));
  if (unknown !== undefined) throw bad(unknown, "has a tolerance, but is not swept");
}
