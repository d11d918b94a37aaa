import type { FittedRandomTerm, MixedFit } from "../types/index.js";
import type { Layout } from "./layout.js";

/**
 * I2, of all terms and of each: the share of the variance between true effects in all variance.
 *
 * @param typical - sampling variance, roughly
 * @see Nakagawa & Santos (2012), Evolutionary Ecology 26:1253-1274, doi:10.1007/s10682-012-9555-5, for shares by term
 */
export function inconsistency(
  random: readonly FittedRandomTerm[],
  typical: number,
  layouts: readonly Layout[],
): MixedFit["I2"] {
  if (random.length === 0) return null;
  const variances = random.map(({ G, effects }, t) => {
    if (layouts[t]!.kind === "slopes") return null;
    const count = effects.reduce((a, b) => a + b, 0);
    return G.reduce((sum, row, i) => sum + (row[i]! * effects[i]!) / count, 0);
  });
  if (variances.includes(null)) return null;
  const total = variances.reduce<number>((sum, each) => sum + each!, 0);
  const single = (t: number): boolean => random[t]!.G.every((row, i) => row[i] === random[t]!.G[0]![0]);
  return {
    total: total / (total + typical),
    terms: variances.map((each, t) => (single(t) ? each! / (total + typical) : null)),
  };
}
