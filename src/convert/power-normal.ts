import { exp, log, quadrature } from "../numeric/index.js";
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

/**
 * Mean and standard deviation of the variable itself. The normal distribution ends where the power has no root; for
 * positive powers it is cut there and as far on the other side, for negative ones the moments are infinite and there is
 * no result, unless the end is out of reach.
 */
export function momentsOf({ lambda, mu, sd, unit }: PowerNormal): FromQuantiles {
  const reach = lambda === 0 ? FAR : Math.abs((-1 / lambda - mu) / sd);
  if (lambda < 0 && reach < FAR) return { value: null, notes: [infinite(lambda, reach)] };
  const end = Math.min(reach, FAR);
  const inverse = (y: number): number => {
    if (lambda === 0) return exp(y);
    const base = 1 + lambda * y;
    return base <= 0 ? 0 : exp(log(base) / lambda);
  };
  const integrand = (z: number): readonly number[] => {
    const x = inverse(mu + sd * z);
    const density = exp(-0.5 * z * z);
    return [density, density * x, density * x * x];
  };
  const [mass = 1, first = 0, second = 0] = quadrature(integrand, [-end, -end / 2, 0, end / 2, end], 1e-12).integrals;
  const mean = first / mass;
  return { value: { mean: unit * mean, sd: unit * Math.sqrt(Math.max(0, second / mass - mean * mean)) }, notes: [] };
}

const infinite = (lambda: number, reach: number): Diagnostic => ({
  code: "NO_FINITE_MEAN",
  severity: "warning",
  message: `the power ${Number(lambda.toPrecision(3))} that fits best gives a distribution without a finite mean`,
  remedy: 'choose "QE" or "log-normal", or leave the trial out in a sensitivity analysis',
  evidence: { lambda, standardDeviationsToTheEnd: reach },
});
