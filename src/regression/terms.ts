import { SynthesisError } from "../errors.js";
import { log } from "../numeric/index.js";
import type { DesignColumn, FittedTerm, Term } from "../types/index.js";
import type { Moderator } from "./moderators.js";

/** The names of the moderators that a term needs. */
export function variablesOf(who: string, term: Term): readonly string[] {
  if (typeof term === "string") return [term];
  if ("factor" in term) return [term.factor];
  if ("poly" in term) return [term.poly];
  if ("spline" in term) return [term.spline];
  if ("log" in term) return [term.log];
  if ("interaction" in term) return [...new Set(term.interaction.flatMap((each) => variablesOf(who, each)))];
  throw badTerm(who, term);
}

const badTerm = (who: string, term: unknown): SynthesisError =>
  new SynthesisError("BAD_DESIGN", `${who}: ${JSON.stringify(term)} is no term`, {
    remedy: "give a name, or { factor }, { poly, degree }, { spline, knots }, { log }, { interaction: [...] }",
  });

/**
 * A term with the levels and knots that the values have.
 *
 * @param allLevels - whether a factor has a column for each level, its reference included
 * @throws {@link SynthesisError} `BAD_DESIGN`, `BAD_MODERATOR`
 */
export function fitTerm(who: string, term: Term, find: (name: string) => Moderator, allLevels: boolean): FittedTerm {
  if (typeof term === "string") {
    const moderator = find(term);
    return moderator.numeric ? { kind: "numeric", name: term, variable: term } : factor(who, moderator, allLevels);
  }
  if ("factor" in term) return factor(who, find(term.factor), allLevels, term.reference);
  if ("interaction" in term) {
    const of = term.interaction.map((each) => fitTerm(who, each, find, false));
    if (of.length < 2) throw new SynthesisError("BAD_DESIGN", `${who}: an interaction needs two terms or more`);
    return { kind: "interaction", name: of.map(({ name }) => name).join(" × "), of };
  }
  const [variable] = variablesOf(who, term) as [string];
  const moderator = find(variable);
  requireNumeric(who, moderator, "log" in term);
  if ("log" in term) return { kind: "log", name: `log(${variable})`, variable };
  if ("poly" in term) {
    if (!Number.isInteger(term.degree) || term.degree < 1) {
      throw new SynthesisError("BAD_DESIGN", `${who}: a polynomial needs a degree from 1, got ${term.degree}`);
    }
    return { kind: "poly", name: `poly(${variable})`, variable, degree: term.degree };
  }
  return { kind: "spline", name: `spline(${variable})`, variable, knots: knotsOf(who, moderator, term.knots) };
}

function factor(who: string, { name, levels }: Moderator, allLevels: boolean, reference = levels[0]): FittedTerm {
  if (reference === undefined || !levels.includes(reference)) {
    throw new SynthesisError(
      "BAD_DESIGN",
      `${who}: factor ${name} has no level ${JSON.stringify(reference)}; it has ${levels.join(", ") || "none"}`,
    );
  }
  return { kind: "factor", name, variable: name, levels, reference: allLevels ? null : reference };
}

function requireNumeric(who: string, { name, values, numeric }: Moderator, positive: boolean): void {
  const offender = values.find((value) => typeof value === "string" || (positive && value !== null && value <= 0));
  if (numeric && offender === undefined) return;
  throw new SynthesisError(
    "BAD_MODERATOR",
    `${who}: ${name} needs numbers${positive ? " above 0" : ""}, got ${JSON.stringify(offender)}`,
    { remedy: positive ? "shift it, or use it as it is" : `use { factor: "${name}" }` },
  );
}

/** Probabilities between which knots lie by default: Harrell (2015), Regression Modeling Strategies, table 2.3. */
const knotPlaces: Readonly<Record<number, readonly number[]>> = {
  3: [0.1, 0.5, 0.9],
  4: [0.05, 0.35, 0.65, 0.95],
  5: [0.05, 0.275, 0.5, 0.725, 0.95],
  6: [0.05, 0.23, 0.41, 0.59, 0.77, 0.95],
  7: [0.025, 0.1833, 0.3417, 0.5, 0.6583, 0.8167, 0.975],
};

function knotsOf(who: string, { name, values }: Moderator, knots: number | readonly number[]): readonly number[] {
  const sorted = (values.filter((value) => value !== null) as number[]).sort((a, b) => a - b);
  const places = typeof knots === "number" ? knotPlaces[knots]?.map((share) => quantile(sorted, share)) : [...knots];
  if (places === undefined || places.length < 3 || !places.every((knot, i) => i === 0 || knot > places[i - 1]!)) {
    throw new SynthesisError(
      "BAD_DESIGN",
      `${who}: a spline of ${name} needs 3 to 7 knots, or 3 or more places that rise, got ${JSON.stringify(places ?? knots)}`,
      { remedy: typeof knots === "number" ? "give the places of the knots, or fewer knots" : "sort them, each once" },
    );
  }
  return places;
}

/** Between order statistics in proportion: type 7 of Hyndman and Fan. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

/** The columns of a term. */
export const columnsOf = (term: FittedTerm): readonly DesignColumn[] =>
  namesOf(term).map((name) => ({ name, term: term.name }));

function namesOf(term: FittedTerm): readonly string[] {
  switch (term.kind) {
    case "numeric":
    case "log":
      return [term.name];
    case "factor":
      return term.levels.filter((level) => level !== term.reference).map((level) => `${term.variable}: ${level}`);
    case "poly":
      return Array.from({ length: term.degree }, (_, i) => (i === 0 ? term.variable : `${term.variable}^${i + 1}`));
    case "spline":
      return Array.from({ length: term.knots.length - 1 }, (_, i) => term.variable + "'".repeat(i));
    case "interaction":
      return term.of.map(namesOf).reduce((left, right) => left.flatMap((a) => right.map((b) => `${a} × ${b}`)));
    case "columns":
      return term.columns;
  }
}

/**
 * The entries of a term's columns at given values.
 *
 * @param who - the function that was given the values
 * @throws {@link SynthesisError} `BAD_VALUES`
 */
export function entriesOf(
  term: FittedTerm,
  at: Readonly<Record<string, number | string>>,
  who = "predictAt",
): readonly number[] {
  switch (term.kind) {
    case "numeric":
      return [numberAt(term.variable, at, who)];
    case "log":
      return [logAt(term.variable, at, who)];
    case "factor": {
      const value = at[term.variable];
      if (value === undefined || !term.levels.includes(String(value))) {
        throw badValue(who, term.variable, value, `one of ${term.levels.join(", ")}`);
      }
      return term.levels.filter((level) => level !== term.reference).map((level) => Number(level === String(value)));
    }
    case "poly": {
      const x = numberAt(term.variable, at, who);
      const powers = [x];
      while (powers.length < term.degree) powers.push(powers.at(-1)! * x);
      return powers;
    }
    case "spline":
      return spline(numberAt(term.variable, at, who), term.knots);
    case "interaction":
      return term.of
        .map((each) => entriesOf(each, at, who))
        .reduce((left, right) => left.flatMap((a) => right.map((b) => a * b)));
    case "columns":
      return term.columns.map((column) => numberAt(column, at, who));
  }
}

function numberAt(name: string, at: Readonly<Record<string, number | string>>, who: string): number {
  const value = at[name];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw badValue(who, name, value, "a number");
}

function logAt(name: string, at: Readonly<Record<string, number | string>>, who: string): number {
  const value = numberAt(name, at, who);
  if (value > 0) return log(value);
  throw badValue(who, name, value, "a number above 0");
}

const badValue = (who: string, name: string, got: unknown, needed: string): SynthesisError =>
  new SynthesisError("BAD_VALUES", `${who}: ${name} needs ${needed}, got ${JSON.stringify(got) ?? "none"}`);

/**
 * Truncated powers that are linear beyond the outer knots, in the units of x.
 *
 * @see Harrell (2015), Regression Modeling Strategies, 2nd edition, section 2.4.5, doi:10.1007/978-3-319-19425-7
 */
function spline(x: number, knots: readonly number[]): readonly number[] {
  const first = knots[0]!;
  const [beforeLast, last] = knots.slice(-2) as [number, number];
  const cube = (knot: number): number => Math.max(0, x - knot) ** 3;
  const curves = knots
    .slice(0, -2)
    .map(
      (knot) =>
        (cube(knot) -
          (cube(beforeLast) * (last - knot)) / (last - beforeLast) +
          (cube(last) * (beforeLast - knot)) / (last - beforeLast)) /
        (last - first) ** 2,
    );
  return [x, ...curves];
}
