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
      "model/quadratic-form.ts": ["y === 0"],
      "model/residuals.ts": [
        "estimate === null || tau2 === null || k < 2",
        "estimate === null || tau2 === null",
        "estimate === null",
        "tau2 === null",
        "k < 2",
      ],
      "model/blup.ts": ["estimate === null || stdError === null", "estimate === null", "stdError === null"],
      "model/bootstrap-prediction.ts": ["probability >= atZero"],
      "model/several.ts": [
        "own === null && method.fixedTau2 === undefined",
        "point !== null",
        "own === null",
        "k < MANY",
        "Q > 0",
        "weights === null",
        "fixedTau2 === undefined",
      ],
      "model/options.ts": [
        'tau2 !== "fixed" && prediction !== "bootstrap" && weights === "model" && I2 === "tau2" && QAbout === "pooled"',
        '"model"',
        '"tau2"',
        '"pooled"',
        "{ ...",
      ],
      "model/notes.ts": ["value >= 0.1 && value < 1", "value < 1"],
      "model/pool-many.ts": ["room.y.length !== k", "!sound"],
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
      "model/likelihood-modes.ts": [
        "at.Q * traceOfSquare(kind, at)",
        "modes.length > 1",
        "rises(kind, left) <= 0",
        "slopeLow > slopeHigh",
        "hasOneModeBeyond(kind, common)",
        "{ ...",
        "right.yPPy <= leftTrace",
        "left.yPPy >= rightTrace",
        "rightSquare <= 2 * left.yPPPy",
        "leftSquare < 2 * right.yPPPy",
        "tau2 === known.tau2",
      ],
      "model/log-likelihoods.ts": [
        "from < w.length",
        "isHeld(group) && isHeld(next)",
        "product > 1e-300 && product < 1e300",
        "{ ...",
      ],
      "model/interval.ts": ["df !== null && df <= 0"],
      "model/poolable.ts": ["effects.some(({ measure }) => measure !== undefined)", "measure !== undefined"],
    },
  },
  {
    why: "A tolerance: where an iteration stops, or a term that is below rounding wherever it is used.",
    of: {
      "model/henmi-copas.ts": ["from + 1"],
      "model/moment-estimator.ts": ["4 * Number.EPSILON * smallestV"],
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
      "model/likelihood-modes.ts": ["4 * Number.EPSILON * model.smallestV"],
      "model/generalized-q.ts": ["4 * Number.EPSILON * model.smallestV"],
      "model/tau2-interval.ts": ["4 * Number.EPSILON * model.smallestV"],
    },
  },
  {
    why: "A start, or a choice between two steps, two expansions or two pivots: from either the same place is reached.",
    of: {
      "numeric/tail-quantile.ts": [
        "tail.side * (probability - p)",
        "Math.abs(miss) > FAR || Math.abs(newton) > LONG * x",
        "LONG * x",
      ],
      "model/bootstrap-prediction.ts": ["form.trPV / form.trP"],
      "model/generalized-q.ts": ["model.spread / target - model.smallestV", "near.Q / target - 1"],
      "model/likelihood-modes.ts": [
        "(RATIO - 1) * model.smallestV",
        "(model.smallestV + tau2) * RATIO - model.smallestV",
        "this.model.k - this.model.p",
        'this.kind === "REML"',
        "half * half - smallestV ** 2",
        "0.5 * variance - smallestV",
        "(high - low) * atLow",
        "high - low",
        "atLow - atHigh",
        'spread / (this.kind === "REML" ? k - p : k)',
        "low + ((high - low) * atLow) / (atLow - atHigh)",
      ],
      "model/moment-estimator.ts": [
        "Q / trP",
        "near !== null",
        "near > low",
        "a > 0",
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
      "model/tau2-interval.ts": ["Math.min(...reached)"],
    },
  },
  {
    why: "A guard: for an input that none of the callers gives, or an iteration that ends before.",
    of: {
      "model/residuals.ts": ['tau2 === "none"', '"none"', "stdError > 0"],
      "model/bootstrap-prediction.ts": [
        "y[low]! + slopes[low]! * (at - x[low]!)",
        "slopes[low]! * (at - x[low]!)",
        "at - x[low]!",
        "y[high]! + slopes[high]! * (at - x[high]!)",
        "slopes[high]! * (at - x[high]!)",
        "at - x[high]!",
        "to - from",
        "end < 256",
        "uniform() + 2 ** -33",
        "left * right <= 0",
        "t < 0",
        "t > 1",
      ],
      "model/likelihood-modes.ts": [
        "rightRises <= 0",
        "depth - 1",
        "depth === 0",
        "leftRises > 0",
        "this.converged &&= root.converged",
      ],
      "model/notes.ts": ["noPrediction"],
      "model/poolable.ts": ["[]", "first?.contrast"],
      "model/q-profile.ts": ["lower.converged && upper.converged"],
      "model/quadratic-form.ts": ["NOTHING * trPV", "Q > NOTHING * trPV"],
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
      "model/tau2.ts": [
        "given?.tau2 === undefined",
        "given?.tau2",
        '"BAD_OPTION"',
        '"a tau2 that is given is a question for pool alone"',
      ],
      "model/tau2-interval.ts": [
        "to < 1e300",
        "converged && (lower?.converged ?? true) && upper.converged",
        "converged && (lower?.converged ?? true)",
        "lower?.converged ?? true",
        "true",
      ],
      "model/pool-many.ts": ["set < total", "yi.length === end"],
      "model/studies.ts": ["effect === undefined"],
      "model/mantel-haenszel-point.ts": [
        "table !== null",
        "found.filter((table) => table !== null)",
        '""',
        'contrast.kind !== "events"',
        'method.measure !== "RD"',
        '"RD"',
      ],
      "model/moment-estimator.ts": [
        "lower.converged && upper.converged",
        "high < 1e300",
        "upper.x === 0 && form.below(0) < tail",
        "form.below(0) < tail",
        "1 - 1e-16",
        "upper.x === 0",
      ],
    },
  },
  {
    why: "No set of the tests has a case that it decides: a law for it is wanted.",
    of: {
      "model/several.ts": [
        "isHeld(estimate) && ...",
        "tau2Confidence?.every(isHeld)",
        "logLikelihood?.REML ?? null",
        "logLikelihood?.REML",
      ],
      "model/notes.ts": ['"warning"'],
      "model/bootstrap-prediction.ts": ["x.length - 1"],
      "model/likelihood-modes.ts": ["low * left.yPPPy", "slopeLow - slopeHigh"],
      "model/mantel-haenszel-point.ts": [
        "tables.length < effects.length || !Object.hasOwn(points, measure)",
        "tables.length < effects.length",
      ],
    },
  },
  {
    why: "Sums are moved to the mean or taken again about it: either way they are the same but for digits, and the two conditions nearly always agree.",
    of: {
      "model/weigh.ts": [
        "shift * shift * sumW <= NEAR * square && shift * shift * sumWW <= NEAR * squareW",
        "shift * shift * sumW <= NEAR * square",
        "shift * shift * sumWW <= NEAR * squareW",
        "shift * shift * sumW",
        "shift * shift * sumWW",
        "shift * shift",
        "NEAR * square",
        "NEAR * squareW",
      ],
    },
  },
  {
    why: "Only the degrees of freedom of Kenward and Roger can be fewer than 1, and they always have some.",
    of: {
      "model/notes.ts": ['method.interval !== "KR" || df === null', "df === null", 'method.interval !== "KR"'],
    },
  },
  {
    why: "Between events that have no chance: two numbers of the data that are equal to the last bit.",
    of: { "model/quadratic-form.ts": ["weight > a[best]!"] },
  },
  {
    why: "Digits: what is kept apart so that none is lost with weights very far apart, which test/model/robust.test.ts holds and which is too slow here.",
    of: {
      "model/quadratic-form.ts": [
        "product > 1e-150 && product < 1e150",
        "product < 1e150",
        "{ ...",
        "p === 1",
        "!(product > 1e-150 && product < 1e150)",
        "product > 1e-150",
      ],
    },
  },
  {
    why: "Held by tests of other folders, which are too slow here: strata, synthesis, audits.",
    of: {
      "model/poolable.ts": [
        "!repeated",
        "({ contrast }) => contrast.trial",
        "{ reviews }",
        "method.scale === null",
        "contrast.scale === null",
        'measure.startsWith("SMD")',
        'outcome.unit ?? "no unit"',
        '"no unit"',
        '"final"',
        'code === "SHARED_ARM_SPLIT"',
        "names.length > 3",
        "[measure]",
        "{ ...",
        "[ ...",
      ],
      "model/pool-strata.ts": [
        "onProgress && { onProgress }",
        "{ ...(onProgress && { onProgress }), ...(signal && { signal }) }",
        "signal && { signal }",
        "{ signal }",
        '"poolStrata"',
        "place.length > 0",
        '""',
        `\`\${place.join(", ")}, \``,
        "{ onProgress }",
        '", "',
        '"; "',
      ],
      "model/several.ts": ["vi + at.tau2"],
      "model/side-by-side.ts": [
        "[]",
        "[...stratum.effects, ...stratum.doubtful]",
        "options.level === undefined",
        "effects.length > 0",
        "stratum.doubtful.length === 0",
        'contrast.design !== "overview"',
        "contrast.ci === null",
        'derivation.some(({ code }) => code === "RESCALED")',
        '({ code }) => code === "RESCALED"',
        '"RESCALED"',
        'code === "RESCALED"',
      ],
    },
  },
  {
    why: "Held by test/pool/pool.test.ts, which asks the public function.",
    of: {
      "model/alternatives.ts": ["k > 4", "{ ...", 'method.tau2 === "CE"'],
      "model/bootstrap-prediction.ts": ["sample.k - 1"],
      "model/henmi-copas.ts": ["{ ...", "high *= 2", "atHigh < 0"],
      "model/notes.ts": ['method.tau2Interval !== "none"'],
      "model/options.ts": [
        'weights === "common"',
        'weights !== "common"',
        '"BAD_OPTION"',
        'tau2 === "fixed"',
        '"fixed"',
        "{ remedy: 'use interval: \"HKSJ\"' }",
        "'use interval: \"HKSJ\"'",
        'prediction.startsWith("KR")',
      ],
      "model/pool.ts": ['"BAD_OPTION"'],
      "model/residuals.ts": ["k < 3"],
      "model/several.ts": ["mode * area", "foretold?.df ?? null", "point === null"],
    },
  },
  {
    why: "Held by tests that are too slow here: every estimator with every interval, and the cases of references one by one.",
    of: {
      "model/henmi-copas.ts": ["w[i]! - this.meanW"],
      "model/quadratic-form.ts": ["re * scale"],
    },
  },
  {
    why: "Draws of another stream, or places in their order that are two apart: chance moves the limits further.",
    of: { "model/bootstrap-prediction.ts": ["from + i", "low + 1", "sorted.length - 1"] },
  },
  {
    why: "A pool has one column: designs with more are held by test/regression.",
    of: { "model/quadratic-form.ts": ["s * p + r", "size + s * p + r", "size + r * p"] },
  },
  {
    why: "Words of a remedy, a name that nothing asks for, or a field that is undefined and so none.",
    of: {
      "model/residuals.ts": ["[]"],
      "model/notes.ts": [
        "{ factor: hksjFactor, alternatives }",
        '" and "',
        "'use interval: \"HKSJ\", and look at the study'",
      ],
      "model/bootstrap-prediction.ts": ['"pool"'],
      "model/options.ts": [
        '"I2"',
        '"QAbout"',
        "remedy === undefined",
        '"leave both out, or use another interval"',
        '"other"',
        'typeof options.tau2 === "number"',
      ],
      "model/studies.ts": ["size !== null"],
      "model/poolable.ts": ["doubtful > 0"],
      "model/pool-many.ts": ["onProgress?.(set, total)"],
    },
  },
  {
    why: "Filled in before it is read.",
    of: {
      "numeric/crossing.ts": ["[a, fa]"],
      "numeric/distribution-from-transform.ts": ["{ re: 0, im: 0, logModulus: 0, cos: 1, sin: 0 }"],
      "numeric/minimum.ts": ["[value, value]", "[0, 0]"],
      "numeric/root.ts": ["{ value: Number.NaN, slope: Number.NaN }"],
      "model/mixed-model.ts": ["{ ..."],
    },
  },
  {
    why: "Places beyond the end of an array, or that are done with, are not read again.",
    of: {
      "model/quadratic-form.ts": ["i < k", "r < p", "t < p", "s < p"],
      "numeric/cholesky.ts": ["n - 1"],
      "numeric/orthonormal.ts": ["n - 1"],
      "model/sample.ts": ["i < k"],
    },
  },
  {
    why: "A count of steps, which is told and decides nothing.",
    of: {
      "model/moment-estimator.ts": ["evaluations++"],
      "model/likelihood-modes.ts": ["this.iterations++", "this.iterations += root.iterations"],
    },
  },
  {
    why: "Nothing but rounding hangs on it: any power of two is a unit, any of equal studies may stand first, a sum is squared.",
    of: {
      "model/h2-interval.ts": ["Q > k"],
      "model/sample.ts": ["v[i]! >= smallest", "Math.log2(smallest) / 2"],
      "model/weigh.ts": ["excess += wi * (u - u0)"],
    },
  },
  {
    why: "Made once and kept: by the time that the mutant runs, the names of the first places are there.",
    of: {
      "model/poolable.ts": [
        "i >= 1000",
        `\`study \${i + 1}\``,
        "i + 1",
        "next <= i",
        "next++",
        `\`study \${next + 1}\``,
        "next + 1",
      ],
    },
  },
  {
    why: "A copy in case the caller alters the list afterwards, which a test of 100,000 studies looks at: too slow here.",
    of: { "model/studies.ts": ["used.slice()"] },
  },
  {
    why: "A rule that is symmetric is the same turned round.",
    of: {
      "model/bootstrap-prediction.ts": [
        "mean + Math.sqrt(tau2) * normalQuantile(next()) - Math.sqrt(Q / (df * sumW)) * tQuantile(next(), df)",
        "mean + Math.sqrt(tau2) * normalQuantile(next())",
        "left * right",
      ],
      "numeric/quadrature.ts": ["middle + half * x", "side === 1"],
    },
  },
];

/** Both sides of these comparisons of real numbers give the same on the border, so that it may belong to either. */
const border = "The border of a comparison of real numbers: both sides give the same there.";

/** Counts and lengths, whose border matters. */
const isWhole = (text: string): boolean => /\.length|\bk\b|\b[ijpqn]\b/.test(text);

const isBorder = ({ file, was, now }: Survivor): boolean =>
  (file.startsWith("src/numeric/") || !isWhole(was)) &&
  was !== now &&
  was.replace(/([<>])=?/, "$1") === now.replace(/([<>])=?/, "$1");

/** The reason that holds; `null` for a survivor that has not been read. */
export function whyItStands(survivor: Survivor): string | null {
  if (isBorder(survivor)) return border;
  const { file, was } = survivor;
  return reasons.find(({ of }) => of[file.replace("src/", "")]?.includes(was))?.why ?? null;
}
