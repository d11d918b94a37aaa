import { sum } from "./sum.js";

/** Where an integral was taken, with the weights: it serves for further integrands that are as smooth. */
interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
  /** One for each component of the integrand. */
  readonly integrals: readonly number[];
  /** The intervals that it took, in order, each with its own integrals. */
  readonly panels: readonly { readonly low: number; readonly high: number; readonly integrals: readonly number[] }[];
  readonly converged: boolean;
}

/** Abscissas of Kronrod's rule with 15 points on [-1, 1], from the end to the middle; every second is one of Gauss's 7. */
const abscissas = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
];
const kronrod = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
];
const gauss = [0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0, 0.4179591836734694];

/** Both rules on [-1, 1]. */
const rule = [-1, 1].flatMap((side) =>
  abscissas.flatMap((x, i) => {
    const point = { x: side * x, weight: kronrod[i] as number, inner: gauss[i] as number };
    return x === 0 && side === 1 ? [] : [point];
  }),
);

interface Panel {
  readonly low: number;
  readonly high: number;
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
  readonly integrals: readonly number[];
  /** Of the absolute values. */
  readonly sizes: readonly number[];
  /** By how much the two rules differ. */
  readonly errors: readonly number[];
}

const MOST_PANELS = 4000;

/**
 * Integrates several functions at once over neighbouring intervals: Gauss's rule with 7 points within Kronrod's with 15, and
 * intervals are halved until the two agree. What is returned is Kronrod's, which is far closer than they are to one another.
 *
 * @param integrand - all components at x
 * @param breaks - ends of the first intervals, rising: peaks and edges belong among them
 * @param tolerance - difference allowed within an interval, as a share of the whole integral of absolute values
 * @see Kronrod (1965), Nodes and Weights of Quadrature Formulas; Gander & Gautschi (2000), BIT 40:84-101,
 *   doi:10.1023/A:1022318402393, on adaptive rules
 */
export function quadrature(
  integrand: (x: number) => readonly number[],
  breaks: readonly number[],
  tolerance: number,
): Quadrature {
  let panels = breaks.slice(1).map((high, i) => panelOn(integrand, breaks[i] as number, high));
  for (;;) {
    const sizes = totals(panels, ({ sizes: each }) => each);
    const isRough = ({ errors, low, high }: Panel): boolean =>
      isDivisible(low, high) && errors.some((error, c) => error > tolerance * (sizes[c] as number));
    const rough = panels.filter(isRough);
    if (rough.length === 0 || panels.length + rough.length > MOST_PANELS) {
      return {
        nodes: panels.flatMap(({ nodes }) => nodes),
        weights: panels.flatMap(({ weights }) => weights),
        integrals: totals(panels, ({ integrals }) => integrals),
        panels: panels.map(({ low, high, integrals }) => ({ low, high, integrals })),
        converged: rough.length === 0,
      };
    }
    panels = panels.flatMap((panel) => (isRough(panel) ? halves(integrand, panel) : [panel]));
  }
}

const middleOf = (low: number, high: number): number => low + (high - low) / 2;

const isDivisible = (low: number, high: number): boolean => low < middleOf(low, high) && middleOf(low, high) < high;

const halves = (integrand: (x: number) => readonly number[], { low, high }: Panel): Panel[] => [
  panelOn(integrand, low, middleOf(low, high)),
  panelOn(integrand, middleOf(low, high), high),
];

const totals = (panels: readonly Panel[], of: (panel: Panel) => readonly number[]): readonly number[] =>
  (panels[0] === undefined ? [] : of(panels[0])).map((_, c) => sum(panels.map((panel) => of(panel)[c] as number)));

function panelOn(integrand: (x: number) => readonly number[], low: number, high: number): Panel {
  const [middle, half] = [middleOf(low, high), (high - low) / 2];
  const points = rule.map(({ x, weight, inner }) => ({
    node: middle + half * x,
    weight: half * weight,
    inner: half * inner,
  }));
  const values = points.map(({ node }) => integrand(node));
  const over = (term: (value: number, i: number) => number): readonly number[] =>
    (values[0] as readonly number[]).map((_, c) => sum(values.map((each, i) => term(each[c] as number, i))));
  return {
    ...{ low, high, nodes: points.map(({ node }) => node), weights: points.map(({ weight }) => weight) },
    integrals: over((value, i) => value * points[i]!.weight),
    sizes: over((value, i) => Math.abs(value) * points[i]!.weight),
    errors: over((value, i) => value * (points[i]!.weight - points[i]!.inner)).map(Math.abs),
  };
}
