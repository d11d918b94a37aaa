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
      "numeric/beta.ts": ["p >= 1"],
      "numeric/bivariate-normal.ts": ["low === high"],
      "numeric/chi-square.ts": ["p === 0", "nearZero && side === 1"],
      "numeric/fisher.ts": ["df === 1", "y === 0"],
      "numeric/gamma-tail.ts": ["x < a", "Math.abs(u) > 0.5"],
      "numeric/inverse.ts": ["best !== j", "factor === 0"],
      "numeric/orthonormal.ts": ["size === 0"],
      "numeric/student.ts": ["p === 0", "df === 1", "df === 2"],
    },
  },
  {
    why: "A tolerance: where an iteration stops, or a term that is below rounding wherever it is used.",
    of: {
      "numeric/gamma-tail.ts": ["Number.EPSILON * total", "1 / 360 - 1 / (1260 * a * a)"],
      "numeric/orthonormal.ts": ["spread > SHARE_LEFT * norm", "SHARE_LEFT * norm", "ROUNDING * norm"],
      "numeric/root.ts": [
        "(bend * bend * bend * apart * apart) / Math.abs(newton)",
        "LAST_PRODUCT * x * x",
        "LAST_PRODUCT * x",
        "left <= LEFT * x",
        "LEFT * x",
      ],
      "numeric/student.ts": ["Number.EPSILON * total", "FAR_OUT * df"],
      "numeric/tail-quantile.ts": ["Math.abs(miss) > FAR", "Math.abs(miss) < CLOSE"],
    },
  },
  {
    why: "A start, or a choice between two steps, two expansions or two pivots: from either the same place is reached.",
    of: {
      "numeric/beta.ts": ["Math.min(a / (a + b), 0.25)", "a / (a + b)", "a + b"],
      "numeric/crossing.ts": ["Math.abs(fa) < Math.abs(fb)", "1 - least"],
      "numeric/distribution-from-transform.ts": [
        "height(0.5 * low) < height(low) && low > 1e-300",
        "low > 1e-300",
        "low *= 0.25",
      ],
      "numeric/fisher.ts": ["a + 1"],
      "numeric/inverse.ts": ["best * n"],
      "numeric/minimum.ts": [
        "Math.abs(before) > near",
        "parabola > low",
        "parabola < high",
        "nextValue <= thirdValue || third === x || third === second",
        "third === x",
      ],
      "numeric/root.ts": ["Math.abs(value) < 0.5 * Math.abs(lastValue)"],
    },
  },
  {
    why: "A guard: for an input that none of the callers gives, or an iteration that ends before.",
    of: {
      "numeric/bivariate-normal.ts": ["c === 0"],
      "numeric/distribution-from-transform.ts": ["high < 1e300", "halving++", "u < FARTHEST", "!Number.isFinite(term)"],
      "numeric/nearest-pair.ts": ["xx * (1 + damping) + Number.MIN_VALUE", "yy * (1 + damping) + Number.MIN_VALUE"],
      "numeric/quadrature.ts": [
        "panels.length + rough.length",
        "low < middleOf(low, high) && middleOf(low, high) < high",
        "low < middleOf(low, high)",
        "middleOf(low, high) < high",
      ],
      "numeric/tail-quantile.ts": ["probability === 0", "tail.side === 1"],
    },
  },
  {
    why: "Filled in before it is read.",
    of: {
      "numeric/crossing.ts": ["[a, fa]"],
      "numeric/distribution-from-transform.ts": ["{ re: 0, im: 0, logModulus: 0, cos: 1, sin: 0 }"],
      "numeric/minimum.ts": ["[value, value]", "[0, 0]"],
      "numeric/root.ts": ["{ value: Number.NaN, slope: Number.NaN }"],
    },
  },
  {
    why: "Places beyond the end of a typed array are neither read nor written.",
    of: { "numeric/cholesky.ts": ["n - 1"], "numeric/orthonormal.ts": ["n - 1"] },
  },
  {
    why: "A rule that is symmetric is the same turned round.",
    of: { "numeric/quadrature.ts": ["middle + half * x", "side === 1"] },
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
