import { analyse, analyseNaively } from "./analyse.js";
import { layouts, stated } from "./designs.js";
import { drawReview, stretches } from "./draw.js";
import { countAnalysis, countNaive, emptyLayout, type LayoutTally } from "./tally.js";

/** Some replications of one layout; the same numbers come out wherever, and in however many parts, they are run. */
export function runLayout(place: number, from: number, to: number): LayoutTally {
  const layout = layouts[place]!;
  const tally = emptyLayout(layout.windows, stated.length);
  const draws = stretches(place, from);
  tally.ranges.push([from, to]);
  for (let replication = from; replication < to; replication++) {
    const drawn = drawReview(layout, draws.next());
    countNaive(tally.naive, analyseNaively(drawn, layout.windows));
    stated.forEach((samplingRho, i) => {
      countAnalysis(tally.analyses[i]!, analyse(drawn, samplingRho));
    });
  }
  return tally;
}
