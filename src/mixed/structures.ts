import { cholesky, pow } from "../numeric/index.js";

/** What a parameter is, which says how it is scaled and where it ends. */
export type ParameterKind = "deviation" | "correlation" | "factor";

/**
 * The covariance matrix G of true effects over the inner levels of one term, as a function of free parameters. All
 * parameters are on the scale of standard deviations or correlations, where the likelihood is smooth up to the edge.
 */
export interface Structure {
  /** Inner levels. */
  readonly m: number;
  readonly kinds: readonly ParameterKind[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Fills G, m x m. */
  covariance(theta: Float64Array, from: number, G: Float64Array): void;
  /** Fills the derivative of G by parameter a. */
  slope(theta: Float64Array, from: number, a: number, slope: Float64Array): void;
  /** $\sum_{ij} T_{ij} \, \partial^2 G_{ij} / \partial\theta_a \partial\theta_b$. */
  curvature(theta: Float64Array, from: number, a: number, b: number, T: Float64Array): number;
  /** Parameters at a variance of each inner level and, where there is one, a share of the way from no to the highest correlation. */
  start(variance: number, correlation: number): readonly number[];
  /** The correlation parameter in the caller's terms, where the structure has one. */
  correlation(theta: Float64Array, from: number): number | null;
  /** Its derivative by that parameter; 0 where there is none. */
  correlationSlope(theta: Float64Array, from: number): number;
}

/** How deviations and the correlation make G: $G_{ij} = \sigma_i \sigma_j \rho^{d_{ij}}$. */
export interface CorrelationPattern {
  readonly m: number;
  /** Which of the deviations each inner level has. */
  readonly deviationOf: readonly number[];
  /** Exponents, m x m, 0 on the diagonal; infinite where levels are independent. */
  readonly distance: Float64Array;
  /** Of the correlation. */
  readonly range: readonly [number, number];
  /** The correlation over one unit of time is that of one unit of distance to this power. */
  readonly power: number;
  /** Stated values by deviation; `null` where one is estimated. */
  readonly deviations: readonly (number | null)[];
  /** A stated correlation, over one unit of distance. */
  readonly rho: number | null;
}

/** ID, DIAG, CS, HCS, AR, HAR, CAR and intercepts. */
export class CorrelationStructure implements Structure {
  readonly m: number;
  readonly kinds: readonly ParameterKind[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Place among the parameters of each deviation and of the correlation; -1 where stated. */
  private readonly place: readonly number[];
  private readonly rhoPlace: number;

  constructor(private readonly pattern: CorrelationPattern) {
    const { m, deviations, distance, rho, range } = pattern;
    this.m = m;
    let size = 0;
    this.place = deviations.map((stated) => (stated === null ? size++ : -1));
    const linked = distance.some((each) => each > 0 && Number.isFinite(each));
    this.rhoPlace = linked && rho === null ? size : -1;
    const kinds: ParameterKind[] = new Array<ParameterKind>(size).fill("deviation");
    if (this.rhoPlace >= 0) kinds.push("correlation");
    this.kinds = kinds;
    this.lower = kinds.map((kind) => (kind === "deviation" ? 0 : range[0]));
    this.upper = kinds.map((kind) => (kind === "deviation" ? Number.POSITIVE_INFINITY : range[1]));
  }

  covariance(theta: Float64Array, from: number, G: Float64Array): void {
    const { m, pattern } = this;
    const rho = this.rho(theta, from);
    for (let i = 0; i < m; i++) {
      const si = this.deviation(theta, from, i);
      for (let j = 0; j <= i; j++) {
        const value = si * this.deviation(theta, from, j) * raised(rho, pattern.distance[i * m + j]!);
        G[i * m + j] = value;
        G[j * m + i] = value;
      }
    }
  }

  slope(theta: Float64Array, from: number, a: number, slope: Float64Array): void {
    const { m, pattern, place } = this;
    const rho = this.rho(theta, from);
    for (let i = 0; i < m; i++) {
      const si = this.deviation(theta, from, i);
      const isI = Number(place[pattern.deviationOf[i]!] === a);
      for (let j = 0; j <= i; j++) {
        const sj = this.deviation(theta, from, j);
        const isJ = Number(place[pattern.deviationOf[j]!] === a);
        const d = pattern.distance[i * m + j]!;
        const value = a === this.rhoPlace ? si * sj * slopeOf(rho, d) : (isI * sj + isJ * si) * raised(rho, d);
        slope[i * m + j] = value;
        slope[j * m + i] = value;
      }
    }
  }

  curvature(theta: Float64Array, from: number, a: number, b: number, T: Float64Array): number {
    const { m, pattern, place, rhoPlace } = this;
    const rho = this.rho(theta, from);
    const other = a === rhoPlace ? b : a;
    const [byRho, byBoth] = [Number(a === rhoPlace || b === rhoPlace), a === rhoPlace && b === rhoPlace];
    let total = 0;
    for (let i = 0; i < m; i++) {
      const si = this.deviation(theta, from, i);
      const pi = place[pattern.deviationOf[i]!]!;
      for (let j = 0; j < m; j++) {
        const sj = this.deviation(theta, from, j);
        const pj = place[pattern.deviationOf[j]!]!;
        const d = pattern.distance[i * m + j]!;
        let second = 0;
        if (byBoth) second = si * sj * curvatureOf(rho, d);
        else if (byRho === 1) second = (Number(pi === other) * sj + Number(pj === other) * si) * slopeOf(rho, d);
        else second = (Number(pi === a && pj === b) + Number(pi === b && pj === a)) * raised(rho, d);
        total += T[i * m + j]! * second;
      }
    }
    return total;
  }

  start(variance: number, correlation: number): readonly number[] {
    return this.kinds.map((kind) => (kind === "deviation" ? Math.sqrt(variance) : correlation * this.pattern.range[1]));
  }

  correlation(theta: Float64Array, from: number): number | null {
    const { distance, power } = this.pattern;
    if (!distance.some((each) => each > 0 && Number.isFinite(each))) return null;
    const rho = this.rho(theta, from);
    return power === 1 ? rho : pow(rho, power);
  }

  correlationSlope(theta: Float64Array, from: number): number {
    return this.rhoPlace < 0 ? 0 : slopeOf(this.rho(theta, from), this.pattern.power);
  }

  private deviation(theta: Float64Array, from: number, level: number): number {
    const which = this.pattern.deviationOf[level]!;
    const at = this.place[which]!;
    return at < 0 ? this.pattern.deviations[which]! : theta[from + at]!;
  }

  private rho(theta: Float64Array, from: number): number {
    return this.rhoPlace < 0 ? (this.pattern.rho ?? 0) : theta[from + this.rhoPlace]!;
  }
}

const raised = (rho: number, d: number): number =>
  d === 0 ? 1 : d === 1 ? rho : d === Number.POSITIVE_INFINITY ? 0 : pow(rho, d);

const slopeOf = (rho: number, d: number): number =>
  d === 0 || d === Number.POSITIVE_INFINITY ? 0 : d === 1 ? 1 : d * raised(rho, d - 1);

function curvatureOf(rho: number, d: number): number {
  if (d === 0 || d === 1 || d === Number.POSITIVE_INFINITY) return 0;
  // Below distance 2 the curvature at no correlation has no end.
  return d * (d - 1) * pow(d < 2 ? Math.max(rho, 1e-8) : rho, d - 2);
}

/** A component of a free covariance matrix that is held, its places being the first. */
export type HeldFirst = { readonly deviation: number } | { readonly correlation: number } | null;

/**
 * A covariance matrix of which everything is free, by its Cholesky factor, $G = LL'$: whatever the entries of L are, G is one,
 * and where it has less than full rank a diagonal entry of L is 0, which is no edge of their range.
 */
export class FreeStructure implements Structure {
  readonly kinds: readonly ParameterKind[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** L is linear in the parameters: the constant part, and what each adds. */
  private readonly constant: Float64Array;
  private readonly parts: readonly Float64Array[];
  private readonly L: Float64Array;
  private readonly other: Float64Array;

  /**
   * @param order - in which the inner levels enter L: what is held stands first
   */
  constructor(
    readonly m: number,
    private readonly order: readonly number[] = Array.from({ length: m }, (_, i) => i),
    private readonly held: HeldFirst = null,
  ) {
    this.constant = new Float64Array(m * m);
    const entries: [place: number, weight: number][][] = [];
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        if (held !== null && "deviation" in held && i === 0) this.constant[0] = held.deviation;
        else if (held !== null && "correlation" in held && i === 1) {
          if (j === 1) continue;
          const { correlation: r } = held;
          entries.push([
            [m, r],
            [m + 1, Math.sqrt(Math.max(0, 1 - r * r))],
          ]);
        } else entries.push([[i * m + j, 1]]);
      }
    }
    this.parts = entries.map((entry) => {
      const part = new Float64Array(m * m);
      for (const [place, weight] of entry) part[place] = weight;
      return part;
    });
    // Were one of the first two deviations below 0, a correlation that is held would change its sign.
    const isDeviation = (a: number): boolean => held !== null && "correlation" in held && a < 2;
    this.kinds = this.parts.map((_, a) => (isDeviation(a) ? "deviation" : "factor"));
    this.lower = this.parts.map((_, a) => (isDeviation(a) ? 0 : Number.NEGATIVE_INFINITY));
    this.upper = this.parts.map(() => Number.POSITIVE_INFINITY);
    this.L = new Float64Array(m * m);
    this.other = new Float64Array(m * m);
  }

  covariance(theta: Float64Array, from: number, G: Float64Array): void {
    this.fill(theta, from);
    this.product(this.L, this.L, G, 0.5);
  }

  slope(theta: Float64Array, from: number, a: number, slope: Float64Array): void {
    this.fill(theta, from);
    this.product(this.parts[a]!, this.L, slope, 1);
  }

  curvature(_theta: Float64Array, _from: number, a: number, b: number, T: Float64Array): number {
    this.product(this.parts[a]!, this.parts[b]!, this.other, 1);
    let total = 0;
    for (let i = 0; i < T.length; i++) total += T[i]! * this.other[i]!;
    return total;
  }

  start(variance: number, correlation: number): readonly number[] {
    const { m, parts, held } = this;
    const L = new Float64Array(m * m);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) L[i * m + j] = variance * (i === j ? 1 : Math.min(0.99, correlation));
    }
    cholesky(L, m);
    return parts.map((part) => {
      const place = part.findIndex((weight) => weight !== 0);
      return held !== null && "correlation" in held && place === m ? Math.sqrt(variance) : L[place]!;
    });
  }

  correlation(): null {
    return null;
  }

  correlationSlope(): number {
    return 0;
  }

  private fill(theta: Float64Array, from: number): void {
    this.L.set(this.constant);
    this.parts.forEach((part, a) => {
      const value = theta[from + a]!;
      for (let i = 0; i < part.length; i++) this.L[i]! += value * part[i]!;
    });
  }

  /** Some times $AB' + BA'$, from the order of L to that of the levels. */
  private product(A: Float64Array, B: Float64Array, out: Float64Array, times: number): void {
    const { m, order } = this;
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        let value = 0;
        for (let l = 0; l <= i; l++) value += A[i * m + l]! * B[j * m + l]! + B[i * m + l]! * A[j * m + l]!;
        out[order[i]! * m + order[j]!] = times * value;
        out[order[j]! * m + order[i]!] = times * value;
      }
    }
  }
}
