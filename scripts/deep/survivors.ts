/** A mutant that no test noticed. */
export interface Survivor {
  readonly file: string;
  readonly was: string;
  readonly now: string;
}

/** A reason for which mutants may stand, found by reading them, and where it holds: file and text that was changed. */
interface Reason {
  readonly why: string;
  readonly of: Readonly<Record<string, readonly string[]>>;
}

const reasons: readonly Reason[] = [
  {
    why: "A shortcut: the general way that follows gives the same, and takes longer.",
    of: {
      "numeric/chi-square.ts": ["p === 0"],
      "numeric/gamma-tail.ts": ["x < a", "Math.abs(u) > 0.5"],
      "numeric/student.ts": ["p === 0", "df === 1", "df === 2"],
    },
  },
  {
    why: "A tolerance: where an iteration stops, or a term that is below rounding wherever it is used.",
    of: {
      "numeric/gamma-tail.ts": ["Number.EPSILON * total", "1 / 360 - 1 / (1260 * a * a)"],
      "numeric/student.ts": ["Number.EPSILON * total", "FAR_OUT * df"],
    },
  },
  {
    why: "A guard: for a start that none of the callers gives.",
    of: { "numeric/tail-quantile.ts": ["probability === 0", "tail.side === 1"] },
  },
  {
    why: "Filled in before it is read.",
    of: { "numeric/root.ts": ["{ value: Number.NaN, slope: Number.NaN }"] },
  },
];

/** Both sides of these comparisons of real numbers give the same on the border, so that it may belong to either. */
const border = "The border of a comparison of real numbers: both sides give the same there.";

const isBorder = ({ file, was, now }: Survivor): boolean =>
  file.startsWith("src/numeric/") && was !== now && was.replace(/([<>])=?/, "$1") === now.replace(/([<>])=?/, "$1");

/** The reason that holds; `null` for a survivor that has not been read. */
export function whyItStands(survivor: Survivor): string | null {
  if (isBorder(survivor)) return border;
  const { file, was } = survivor;
  return reasons.find(({ of }) => of[file.replace("src/", "")]?.includes(was))?.why ?? null;
}
