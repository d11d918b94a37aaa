import type { ArmMean, Contrast, Diagnostic } from "../types/index.js";
import type { HeaderField } from "./header.js";
import { inLines } from "./in-lines.js";

const arms = ["treatment", "comparator"] as const;

/** What an arm would need, so that its mean has a standard error; nothing where it has one. */
function lacking({ n, sd, se, ci }: ArmMean, distribution: "z" | "t"): readonly ("n" | "sd")[] {
  if (se !== null || (ci !== null && distribution === "z")) return [];
  const spread = sd !== null || ci !== null;
  return [...(n === null ? (["n"] as const) : []), ...(spread ? [] : (["sd"] as const))];
}

type NameOf = (arm: (typeof arms)[number], what: "n" | "sd") => string;

/** Columns as a file of contrasts names them, where it has them. */
export const inContrasts = (fields: readonly HeaderField[]): NameOf => {
  const headerOf = new Map(fields.map(({ key, header }) => [key, header]));
  return (arm, what) => headerOf.get(`${arm}_${what}`) ?? `${arm}_${what}`;
};

/** Columns as a file of arms names them, where the reference arm has a row of its own. */
export const inArms = (fields: readonly HeaderField[]): NameOf => {
  const headerOf = new Map(fields.map(({ key, header }) => [key, header]));
  return (arm, what) =>
    `${headerOf.get(`treatment_${what}`) ?? what}${arm === "comparator" ? " of the reference arm" : ""}`;
};

/** Columns whose cells a row of means would need to give an effect. */
const needed = (contrast: Contrast, nameOf: NameOf): readonly string[] =>
  contrast.kind !== "means" || contrast.visit === "baseline"
    ? []
    : arms.flatMap((arm) => lacking(contrast[arm], contrast.ciDistribution).map((what) => nameOf(arm, what)));

/** Means that nothing tells the precision of: said once for the table, since it is often a column that is not there. */
export function diagnosePrecision(contrasts: readonly Contrast[], nameOf: NameOf): Diagnostic[] {
  const linesOf = new Map<string, number[]>();
  const rows = contrasts.filter((contrast) => {
    const columns = needed(contrast, nameOf);
    for (const column of columns) {
      const lines = linesOf.get(column);
      if (lines === undefined) linesOf.set(column, [contrast.line]);
      else lines.push(contrast.line);
    }
    return columns.length > 0;
  });
  const [first] = rows;
  if (first === undefined) return [];
  const where = [...linesOf].map(([column, lines]) => `${column} in ${inLines(lines)}`);
  return [
    {
      code: "NO_SD",
      severity: "warning",
      message: `${rows.length} of ${contrasts.length} rows give means and no effect: an arm lacks its size, or everything that gives its standard deviation (${where.join("; ")})`,
      remedy: "give the size of each arm and its SD, standard error or confidence limits, if they are known",
      at: { line: first.line, row: first.row },
    },
  ];
}
