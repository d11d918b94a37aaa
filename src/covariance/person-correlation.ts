import { SynthesisError } from "../errors.js";
import { pow } from "../numeric/index.js";
import type { Outcome, SamplingRho, SamplingStructure } from "../types/index.js";

/** A measurement of people: what of them, and when. */
export interface Point {
  readonly type: string;
  /** Tells measurements of one type and time apart; `null` where nothing is known that could. */
  readonly obs: string | null;
  /** What makes the visit another one. */
  readonly visit: string;
  /** Of one count within a trial; `null` where it is not known. */
  readonly weeks: number | null;
}

/** What is stated of people, for one type of measurement. */
export interface Stated {
  readonly rho: SamplingRho | null;
  readonly phi: number | null;
  readonly structure: SamplingStructure | null;
  /** The outcome whose codebook states it; absent where the caller does. */
  readonly codebook?: Outcome;
}

/** A correlation between two measurements of one person, and what it was made from; `null` for what is not stated. */
export interface PersonCorrelation {
  readonly value: number | null;
  readonly lacks?: "samplingRho" | "samplingPhi" | "samplingRho or samplingPhi" | "weeks";
  readonly rho: boolean;
  readonly phi: boolean;
}

const found = (value: number, rho: boolean, phi: boolean): PersonCorrelation => ({ value, rho, phi });
const lacking = (lacks: NonNullable<PersonCorrelation["lacks"]>): PersonCorrelation => ({
  ...{ value: null, lacks, rho: false, phi: false },
});

/** Correlation between two measurements of the same people under what is stated. */
export function personCorrelation(a: Point, b: Point, { rho, phi, structure }: Stated): PersonCorrelation {
  const later = a.visit !== b.visit;
  const other = a.type !== b.type || a.obs !== b.obs;
  const unknown = a.type === b.type && a.obs === null && b.obs === null;
  if (!later && !other && !unknown) return found(1, false, false);
  const form = structure ?? (phi === null ? "CS" : rho === null ? "CAR" : "product");
  const across = rho === null ? null : rhoBetween(rho, a.type, b.type);
  const faded = () => pow(phi as number, Math.abs((a.weeks as number) - (b.weeks as number)));
  const timeless = later && (a.weeks === null || b.weeks === null);
  switch (form) {
    case "CS":
      if (across !== null) return found(across, true, false);
      return unknown && !later ? found(1, false, false) : lacking("samplingRho or samplingPhi");
    case "CAR":
      if (phi === null) return lacking("samplingPhi");
      if (other) return lacking("samplingRho");
      return timeless ? lacking("weeks") : found(later ? faded() : 1, false, true);
    case "CS+CAR":
      if (phi === null) return lacking("samplingPhi");
      if (across === null) return lacking("samplingRho");
      return timeless ? lacking("weeks") : found(across + (1 - across) * (later ? faded() : 1), true, true);
    default:
      if (timeless) return lacking("weeks");
      return found((other || unknown ? (across as number) : 1) * (later ? faded() : 1), other || unknown, later);
  }
}

/** The number that holds for two types. */
function rhoBetween(rho: SamplingRho, one: string, other: string): number {
  if (typeof rho === "number") return rho;
  if ("within" in rho) return one === other ? rho.within : rho.between;
  const [i, j] = [rho.types.indexOf(one), rho.types.indexOf(other)];
  const value = rho.matrix[i]?.[j];
  if (value !== undefined) return value;
  throw new SynthesisError(
    "BAD_CORRELATION",
    `covariance: samplingRho has no correlation of ${one} with ${other}; its types are ${rho.types.join(", ")}`,
    { remedy: "give each type a row and a column" },
  );
}

const isCorrelation = (value: unknown): boolean => typeof value === "number" && value >= -1 && value <= 1;

/**
 * Correlations lie within -1 and 1, that of a week between 0 and 1.
 *
 * @throws {@link SynthesisError} `BAD_CORRELATION`
 */
export function requireStated({ rho, phi, structure }: Stated): void {
  const refuse = (what: string, remedy: string): never => {
    throw new SynthesisError("BAD_CORRELATION", `covariance: ${what}`, { remedy });
  };
  if (phi !== null && !(phi >= 0 && phi <= 1))
    refuse(
      `samplingPhi needs a correlation from 0 to 1, got ${phi}`,
      "give the correlation of two measurements of the same people one week apart",
    );
  if (structure !== null && !["CS", "CAR", "CS+CAR"].includes(structure))
    refuse(`there is no structure "${structure}"`, "give CS, CAR or CS+CAR");
  if (rho === null) return;
  const between = "give a correlation of measurements of the same people between -1 and 1";
  if (typeof rho === "number") {
    if (!isCorrelation(rho)) refuse(`samplingRho needs a correlation from -1 to 1, got ${rho}`, between);
    return;
  }
  if ("within" in rho) {
    if (!isCorrelation(rho.within) || !isCorrelation(rho.between))
      refuse(`samplingRho needs correlations from -1 to 1, got ${rho.within} and ${rho.between}`, between);
    return;
  }
  const { types, matrix } = rho;
  const isSquare = matrix.length === types.length && matrix.every((row) => row.length === types.length);
  if (!isSquare || !matrix.every((row, i) => row.every((value, j) => isCorrelation(value) && value === matrix[j]?.[i])))
    refuse(
      "samplingRho needs a symmetric matrix of correlations with a row and a column for each type",
      `give ${types.length} rows of ${types.length} correlations between -1 and 1`,
    );
}
