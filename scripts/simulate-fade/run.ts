import { analyse } from "./analyse.js";
import { drawEffects } from "./draw.js";
import { layouts } from "./layouts.js";
import { count, emptyLayout, type LayoutTally } from "./tally.js";

/** Some draws of all sets; the same numbers come out wherever, and in however many parts, they are run. */
export function runDraws(from: number, to: number): readonly LayoutTally[] {
  const tallies = layouts.map(emptyLayout);
  for (const set of new Set(layouts.map((layout) => layout.set))) {
    for (let draw = from; draw < to; draw++) {
      const effects = drawEffects(set, draw);
      layouts.forEach((layout, place) => {
        if (layout.set !== set) return;
        const tally = tallies[place]!;
        const found = analyse(effects, layout);
        tally.draws += 1;
        if (typeof found === "string") {
          tally.refused[found] = (tally.refused[found] ?? 0) + 1;
          return;
        }
        tally.notConverged += Number(!found.converged);
        tally.reduced += Number(found.reduced);
        for (const [name, answer] of Object.entries(found.answers)) count(tally, name, answer);
      });
    }
  }
  for (const tally of tallies) tally.ranges.push([from, to]);
  return tallies;
}
