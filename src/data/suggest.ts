import { distance } from "fastest-levenshtein";

/**
 * The candidate that was probably meant, nearest in letters; `null` if none is near.
 *
 * @param share - how much of the word may be wrong; a vocabulary is small and may be guessed at more boldly than headers
 */
export function suggest(word: string, candidates: readonly string[], share: number): string | null {
  const fold = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, "_");
  const typed = fold(word).slice(0, 100);
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(typed.length * share)) + 1;
  for (const candidate of candidates) {
    const wrong = distance(typed, fold(candidate));
    if (wrong < fewest) {
      fewest = wrong;
      best = candidate;
    }
  }
  return best;
}
