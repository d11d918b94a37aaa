import { badOption } from "./options.js";

/**
 * Refuses what is no level of an interval, and degrees of freedom that no distribution has.
 *
 * @throws {@link SynthesisError} `BAD_OPTION`
 */
export function requireLevelAndDf(
  who: string,
  { level = 0.95, df = null }: { readonly level?: number; readonly df?: number | null },
): void {
  if (!(level > 0 && level < 1)) throw badOption(who, "level", "a number between 0 and 1", level);
  if (df !== null && !(Number.isFinite(df) && df > 0)) throw badOption(who, "df", "a number above 0 or null", df);
}
