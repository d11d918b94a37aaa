import { distance } from "fastest-levenshtein";

/** The candidate that was probably meant: nearest in letters, at most a third of them wrong; `null` if none is near. */
export function suggest(word: string, candidates: readonly string[]): string | null {
  const fold = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, "_");
  const typed = fold(word).slice(0, 100);
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(typed.length / 3)) + 1;
  for (const candidate of candidates) {
    const wrong = distance(typed, fold(candidate));
    if (wrong < fewest) {
      fewest = wrong;
      best = candidate;
    }
  }
  return best;
}
