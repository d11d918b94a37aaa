import type { Diagnostic, FittedRandomTerm, FixedComponents, VarianceComponent } from "../types/index.js";
import type { Layout } from "./layout.js";
import { isStated } from "./options.js";
import type { Structure } from "./structures.js";

/** A correlation this near to 1 or -1 is one. */
const AT_ONE = 1e-9;

/** Variances and correlations of all terms, as they are reported. */
export function componentsOf(
  layouts: readonly Layout[],
  random: readonly FittedRandomTerm[],
  structures: readonly Structure[],
  theta: Float64Array,
  from: readonly number[],
  fixed: Readonly<Record<string, FixedComponents>>,
): readonly VarianceComponent[] {
  return layouts.flatMap(({ name, kind, inner }, t) => {
    const { G } = random[t]!;
    const stated = fixed[name] ?? {};
    const variance = (of: string | null, i: number): VarianceComponent => {
      const value = G[i]![i]!;
      const held = isStated(stated, i);
      return { term: name, kind: "variance", of, value, fixed: held, edge: !held && value === 0 ? "zero" : null };
    };
    const correlation = (of: string | null, value: number): VarianceComponent => {
      const held = stated.correlation !== undefined;
      return {
        term: name,
        kind: "correlation",
        of,
        value,
        fixed: held,
        edge: held ? null : edgeOf(value, kind, inner.length),
      };
    };
    const common = ["intercept", "ID", "CS", "AR", "CAR"].includes(kind);
    const variances = common ? [variance(null, 0)] : inner.map((level, i) => variance(level, i));
    if (kind === "UN" || kind === "slopes") {
      return [
        ...variances,
        ...pairsOf(inner).map(({ name: of, places: [i, j] }) => correlation(of, correlationIn(G, i, j))),
      ];
    }
    const rho = structures[t]!.correlation(theta, from[t]!);
    return rho === null ? variances : [...variances, correlation(null, rho)];
  });
}

function correlationIn(G: FittedRandomTerm["G"], i: number, j: number): number {
  const size = Math.sqrt(G[i]![i]! * G[j]![j]!);
  if (size === 0) return 0;
  const value = G[i]![j]! / size;
  return Math.abs(value) > 1 - AT_ONE ? Math.sign(value) : value;
}

function edgeOf(value: number, kind: Layout["kind"], m: number): VarianceComponent["edge"] {
  if (value >= 1 - AT_ONE) return "one";
  if (value <= -1 + AT_ONE) return "minus one";
  if (kind === "CAR" && value === 0) return "zero";
  const lowest = -1 / (m - 1);
  return (kind === "CS" || kind === "HCS") && value <= lowest + AT_ONE ? "lowest" : null;
}

/** Pairs of inner levels, as correlations between them are named. */
export const pairsOf = (
  inner: readonly string[],
): readonly { readonly name: string; readonly places: readonly [number, number] }[] =>
  inner.flatMap((one, i) =>
    inner.slice(i + 1).map((other, j) => ({ name: `${one}, ${other}`, places: [i, i + 1 + j] as const })),
  );

/** Names what lies on the edge. */
export function aboutComponents(
  components: readonly VarianceComponent[],
  random: readonly FittedRandomTerm[],
): readonly Diagnostic[] {
  const named = components.flatMap(({ term, kind, of, edge, value }) =>
    edge === null ? [] : [`the ${kind} of ${term}${of === null ? "" : ` (${of})`} is ${Number(value.toPrecision(3))}`],
  );
  const flat = random
    .filter(({ G, name }) => G.length > 2 && isFree(components, name) && isSingular(G))
    .map(({ name }) => `the covariance matrix of ${name} has less than full rank`);
  if (named.length + flat.length === 0) return [];
  return [
    {
      code: "AT_THE_EDGE",
      severity: "info",
      message: `estimated at the edge of what is possible: ${[...named, ...flat].join("; ")}`,
      remedy: "read it as too little to tell, not as a finding; a simpler structure fits as well",
    },
  ];
}

const isFree = (components: readonly VarianceComponent[], name: string): boolean =>
  components.filter(({ term, kind }) => term === name && kind === "correlation").length > 1;

/** Whether elimination meets a pivot that is nothing but rounding. */
export function isSingular(G: FittedRandomTerm["G"]): boolean {
  const a = G.map((row) => [...row]);
  for (let i = 0; i < a.length; i++) {
    if (!(a[i]![i]! > 1e-8 * G[i]![i]!)) return true;
    for (let j = i + 1; j < a.length; j++) {
      const factor = a[j]![i]! / a[i]![i]!;
      for (let l = i; l < a.length; l++) a[j]![l]! -= factor * a[i]![l]!;
    }
  }
  return false;
}
