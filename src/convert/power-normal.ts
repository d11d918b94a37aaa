import { exp, log, log1p, quadrature } from "../numeric/index.js";
import type { Diagnostic } from "../types/index.js";
import type { FromQuantiles, Scenario } from "./scenario.js";

/** A variable whose Box-Cox transform is normal; `unit` is the median that its quantiles were divided by. */
export interface PowerNormal {
  readonly lambda: number;
  readonly mu: number;
  readonly sd: number;
  readonly unit: number;
}

/**
 * Box-Cox transform of a number that is given by its logarithm: $(e^{\lambda L}-1)/\lambda$, the logarithm itself at λ = 0.
 *
 * @see Box & Cox (1964), Journal of the Royal Statistical Society B 26:211-252, doi:10.1111/j.2517-6161.1964.tb00553.x
 */
export function boxCoxOf(logarithm: number, lambda: number): number {
  const x = lambda * logarithm;
  if (Math.abs(x) < 1e-3) return logarithm * (1 + (x / 2) * (1 + (x / 3) * (1 + (x / 4) * (1 + x / 5))));
  return (exp(x) - 1) / lambda;
}

/** Powers beyond these turn the farthest quantile into e^30 times the median, or its inverse. */
export function powers(logs: readonly number[]): readonly [low: number, high: number] {
  const limit = 30 / Math.max(...logs.map(Math.abs));
  return [-limit, limit];
}

/** Logarithms of the quantiles in units of the median, so that the power does not depend on the unit of the outcome. */
export function relativeLogs({ values }: Scenario): { readonly logs: readonly number[]; readonly unit: number } {
  const unit = values[(values.length - 1) / 2] as number;
  return { logs: values.map((value) => log(value / unit)), unit };
}

/** Beyond this many standard deviations the normal distribution has nothing that a sum in double precision could hold. */
const FAR = 9;

/** Share of the second moment that may lie where a negative power takes over from the normal tail. */
const NEGLIGIBLE = 1e-5;

/**
 * Mean and standard deviation of the variable itself. The normal distribution ends where the power has no root. For
 * positive powers it is cut there, and as far on the other side. For negative ones the moments are infinite, as the
 * variable grows beyond all bounds towards the end; it is cut in the valley between the normal tail and that growth, and
 * there is no result where the valley is not deep enough for the cut not to matter.
 */
export function momentsOf({ lambda, mu, sd, unit }: PowerNormal): FromQuantiles {
  const reach = lambda === 0 ? FAR : Math.min(FAR, Math.abs((-1 / lambda - mu) / sd));
  const logInverse = (y: number): number => {
    if (lambda === 0) return y;
    return lambda * y <= -1 ? Number.NEGATIVE_INFINITY : log1p(lambda * y) / lambda;
  };
  const logSecond = (z: number): number => 2 * logInverse(mu + sd * z) - 0.5 * z * z;
  const end = lambda < 0 ? valleyOf(logSecond, reach) : reach;
  const integrand = (z: number): readonly number[] => {
    const x = exp(logInverse(mu + sd * z));
    const density = exp(-0.5 * z * z);
    return [density, density * x, density * x * x];
  };
  const [mass = 1, first = 0, second = 0] = quadrature(integrand, [-end, -end / 2, 0, end / 2, end], 1e-12).integrals;
  if (lambda < 0 && exp(logSecond(end)) > NEGLIGIBLE * second) return { value: null, notes: [infinite(lambda)] };
  const mean = first / mass;
  return { value: { mean: unit * mean, sd: unit * Math.sqrt(Math.max(0, second / mass - mean * mean)) }, notes: [] };
}

/** Where a function is lowest on a fine grid from 0 up to a bound, which is left out. */
function valleyOf(f: (z: number) => number, bound: number): number {
  const steps = 900;
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < steps; i++) {
    const z = (bound * i) / steps;
    const value = f(z);
    if (value < lowest) [best, lowest] = [z, value];
  }
  return best;
}

const infinite = (lambda: number): Diagnostic => ({
  code: "NO_FINITE_MEAN",
  severity: "warning",
  message: `the power ${Number(lambda.toPrecision(3))} that fits best gives a distribution whose standard deviation hangs on its farthest tail`,
  remedy: 'choose "QE" or "log-normal", or leave the trial out in a sensitivity analysis',
  evidence: { lambda },
});
