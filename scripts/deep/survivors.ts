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
      "model/pool-many.ts": ["!sound"],
      "numeric/beta.ts": ["p >= 1"],
      "numeric/bivariate-normal.ts": ["low === high"],
      "numeric/chi-square.ts": ["p === 0", "nearZero && side === 1"],
      "numeric/fisher.ts": ["df === 1", "y === 0"],
      "numeric/gamma-tail.ts": ["x < a", "Math.abs(u) > 0.5"],
      "numeric/inverse.ts": ["best !== j", "factor === 0"],
      "numeric/orthogonal-factor.ts": ["turned && sweep < MOST_SWEEPS", "false"],
      "numeric/orthonormal.ts": ["size === 0"],
      "numeric/student.ts": ["p === 0", "df === 1", "df === 2"],
      "numeric/symmetric-eigen.ts": ["false", "!rotated"],
    },
  },
  {
    why: "A tolerance: where an iteration stops, or a term that is below rounding wherever it is used.",
    of: {
      "numeric/gamma-tail.ts": ["Number.EPSILON * total", "1 / 360 - 1 / (1260 * a * a)"],
      "numeric/symmetric-eigen.ts": ["Math.max(...a.map(Math.abs))", "p * n", "q * n"],
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
      "model/generalized-q.ts": ["near.Q / target - 1"],
      "model/likelihood-modes.ts": [
        'spread / (this.kind === "REML" ? k - p : k)',
        "low + ((high - low) * atLow) / (atLow - atHigh)",
      ],
      "model/moment-estimator.ts": [
        "low > 0",
        "tau2AtDistance(form, aim + ASIDE) ?? 0",
        "2 * deviations ** 2",
        "near !== null && near > low",
        "excess ** 2 - square * trPVPV",
        "deviations > 0",
        "tau2 > 0",
        "a > 0 && tau2 > 0 && Number.isFinite(tau2)",
      ],
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
      "model/bootstrap-prediction.ts": ["left * right <= 0", "t < 0", "t > 1"],
      "model/likelihood-modes.ts": ["depth === 0", "leftRises > 0", "this.converged &&= root.converged"],
      "model/notes.ts": ["noPrediction"],
      "model/poolable.ts": ["first?.contrast"],
      "model/q-profile.ts": ["lower.converged && upper.converged"],
      "model/quadratic-form.ts": ["Q > NOTHING * trPV"],
      "numeric/bivariate-normal.ts": ["c === 0"],
      "numeric/distribution-from-transform.ts": ["high < 1e300", "halving++", "u < FARTHEST", "!Number.isFinite(term)"],
      "numeric/nearest-pair.ts": ["xx * (1 + damping) + Number.MIN_VALUE", "yy * (1 + damping) + Number.MIN_VALUE"],
      "numeric/orthogonal-factor.ts": ["sweep < MOST_SWEEPS", "sweep++"],
      "numeric/symmetric-eigen.ts": ["sweep++"],
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
    why: "No set of the tests has a case that it decides: a law for it is wanted.",
    of: {
      "model/bootstrap-prediction.ts": ["x.length - 1"],
      "model/alternatives.ts": ['method.interval === "HKSJ" && isNarrower(factor)'],
      "model/moment-estimator.ts": ["upper.x === 0"],
      "model/poolable.ts": ['method.measure === "MD"', "({ contrast }) => contrast.instrument ?? []", "unusable > 0"],
      "model/several.ts": [
        'method.tau2 === "DL"',
        'random && k >= 3 && method.prediction !== "none"',
        '"none"',
        "isHeld(estimate) && isHeld(stdError) && isHeld(tau2) && isHeld(tau2StdError)",
        "limits && moments && isHeld(I2) && isHeld(H2)",
      ],
      "model/likelihood-modes.ts": [
        "rises(kind, left) <= 0",
        "low * left.yPPPy",
        "((high - low) / width - slopeHigh) / (slopeLow - slopeHigh)",
        "(1 - share) / trace(kind, left)",
        "slopeLow * share * width",
        "rightSquare <= 2 * left.yPPPy",
        "hasOneModeBeyond(kind, left) || leftSquare < 2 * right.yPPPy",
      ],
      "model/tau2-interval.ts": ["above(mode) >= 0", "atZero >= 0"],
    },
  },
  {
    why: "Between events that have no chance: two numbers of the data that are equal to the last bit.",
    of: { "model/quadratic-form.ts": ["weight > a[best]!"], "model/poolable.ts": ["next <= i"] },
  },
  {
    why: "Digits: what is kept apart so that none is lost with weights very far apart, which test/model/robust.test.ts holds and which is too slow here.",
    of: {
      "model/quadratic-form.ts": ["p === 1", "!(product > 1e-150 && product < 1e150)", "product > 1e-150"],
    },
  },
  {
    why: "Held by tests of other folders, which are too slow here: strata, synthesis, audits.",
    of: {
      "model/poolable.ts": ["[measure]", "{ ...", "[ ..."],
      "model/pool-strata.ts": ["{ onProgress }", '", "', '"; "'],
      "model/several.ts": ["vi + at.tau2"],
    },
  },
  {
    why: "Words of a remedy, a name that nothing asks for, or a field that is undefined and so none.",
    of: {
      "model/options.ts": ['"leave both out, or use another interval"', '"other"', 'typeof options.tau2 === "number"'],
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
    why: "Places beyond the end of an array, or that are done with, are not read again.",
    of: {
      "model/quadratic-form.ts": ["s < p"],
      "numeric/cholesky.ts": ["n - 1"],
      "numeric/orthonormal.ts": ["n - 1"],
    },
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
