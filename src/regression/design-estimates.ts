/** Effects with a design, and their weights. */
export interface Design {
  readonly k: number;
  readonly p: number;
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
  readonly w: Float64Array;
  readonly unit: number;
  readonly centre: number;
  readonly order: readonly number[];
}

/** The contrasts of a {@link DesignModel}, by its names, solved at one tau2. */
export interface Contrasts {
  readonly rows: Float64Array;
  readonly inverseOfFirst: Float64Array;
  readonly inverseS: Float64Array;
  readonly delta: Float64Array;
}

/** In the units of the data. */
export interface Estimates {
  /** Coefficients of the orthonormal columns. */
  readonly theta: Float64Array;
  /** Their covariance matrix, p x p. */
  readonly covariance: Float64Array;
  /** Fitted effects by the caller's order. */
  readonly fitted: Float64Array;
  /** The diagonal of the hat matrix. */
  readonly leverage: Float64Array;
}

export function estimatesOf(
  { k, p, y, w, order, unit, centre, columns }: Design,
  { rows, delta, inverseS, inverseOfFirst }: Contrasts,
): Estimates {
  const theta = new Float64Array(p);
  const covariance = new Float64Array(p * p);
  const ones = columns.map((column) => column.reduce((a, b) => a + b, 0));
  for (let a = 0; a < p; a++) {
    for (let l = 0; l < p; l++) theta[a]! += inverseOfFirst[a * p + l]! * (y[l]! + delta[l]!) * unit;
    theta[a]! += centre * ones[a]!;
  }
  const half = product(inverseOfFirst, inverseS, p, false);
  const whole = product(half, inverseOfFirst, p, true);
  for (let i = 0; i < p * p; i++) covariance[i] = whole[i]! * unit * unit;
  const fitted = new Float64Array(k);
  const leverage = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    // The first rows are those of the identity.
    const row = (i - p) * p;
    let value = 0;
    let lever = 0;
    for (let a = 0; a < p; a++) {
      const ra = i < p ? Number(a === i) : rows[row + a]!;
      value += ra * (y[a]! + delta[a]!);
      for (let b = 0; b < p; b++) lever += ra * inverseS[a * p + b]! * (i < p ? Number(b === i) : rows[row + b]!);
    }
    fitted[order[i]!] = centre + value * unit;
    leverage[order[i]!] = lever * w[i]!;
  }
  return { theta, covariance, fitted, leverage };
}

/** AB, or AB'. */
function product(a: Float64Array, b: Float64Array, n: number, transposed: boolean): Float64Array {
  const ab = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let l = 0; l < n; l++) ab[i * n + j]! += a[i * n + l]! * (transposed ? b[j * n + l]! : b[l * n + j]!);
    }
  }
  return ab;
}
