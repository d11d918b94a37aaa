import type { About, Outcome } from "../types/index.js";

/** What effects are about: the outcomes of their rows, how they were computed, whether they are invented. */
export function aboutOf(effects: readonly object[]): About | null {
  const computed = effects.filter((effect): effect is Source => "contrast" in effect && "method" in effect);
  const [first] = computed;
  if (first === undefined) return null;
  const outcomes = new Map(computed.map(({ contrast: { outcome } }) => [outcome.name, outcome]));
  return {
    outcomes: [...outcomes.values()],
    effectMethod: first.method,
    design: first.contrast.design,
    synthetic: computed.some(({ contrast }) => contrast.synthetic),
  };
}

interface Source {
  readonly contrast: { readonly outcome: Outcome; readonly synthetic: boolean; readonly design: About["design"] };
  readonly method: About["effectMethod"];
}
