import type { Grid, Overlap, Strata } from "../types/index.js";
import { assumptionTexts, contrastLine } from "./contrast-text.js";
import { isGrid } from "./subject.js";
import { plain } from "./text.js";

/** What stands behind windows: visits that were combined, and differences between windows, or that they are not tested. */
export function windowTexts(input: Grid | Strata): string[] {
  const strata = isGrid(input) ? input.strata : input;
  const shown = isGrid(input) ? (input.contrasts ?? []).filter(({ headline }) => headline !== null) : [];
  const differences =
    shown.length === 0
      ? overlapTexts(strata)
      : [...shown.map(contrastLine), assumptionTexts(shown).join(" ")].map(plain);
  return [...combinedTexts(strata), ...differences];
}

/** That visits within a window were combined, and by which correlation. */
function combinedTexts({ strata }: Pick<Strata, "strata">): string[] {
  const notes = strata.flatMap((stratum) => stratum.notes.filter(({ code }) => code === "AGGREGATED"));
  const texts = notes.flatMap(({ evidence }) => (evidence?.assumptions ?? []) as readonly string[]);
  if (notes.length === 0) return [];
  return [plain(`Several visits of a trial in one window are combined: ${[...new Set(texts)].join("; ")}.`)];
}

/** How many trials stand in two windows, a line for each control, and that no difference between windows is tested. */
function overlapTexts({ overlaps, facets, design }: Pick<Strata, "overlaps" | "facets" | "design">): string[] {
  if (!facets.some(({ name, values }) => name === "window" && values.length > 1)) return [];
  if (design === "overview") return ["Differences between windows are not tested."];
  const others = facets.filter(({ name }) => name !== "window");
  const groupOf = ({ key }: Overlap): string => others.map(({ name }) => key[name] ?? "").join(", ");
  const groups = [...new Set(overlaps.map(groupOf))].flatMap((group) => {
    const pairs = overlaps.filter((overlap) => groupOf(overlap) === group && overlap.both.length > 0).map(pairText);
    return pairs.length === 0 ? [] : [plain(`${group === "" ? "" : `${group}: `}${pairs.join(", ")}.`)];
  });
  const untested = "Differences between windows are not tested.";
  if (groups.length === 0) return [`No trial stands in two windows. ${untested}`];
  return [`${untested} Trials that stand in two windows:`, ...groups];
}

function pairText({ windows: [first, second], both, onlyFirst, onlySecond }: Overlap): string {
  const single = [
    ...(onlyFirst.length > 0 ? [`${onlyFirst.length} only in ${first}`] : []),
    ...(onlySecond.length > 0 ? [`${onlySecond.length} only in ${second}`] : []),
  ];
  return `${both.length} in both ${first} and ${second}${single.length > 0 ? ` (${single.join(", ")})` : ""}`;
}
