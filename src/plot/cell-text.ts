import type { Cell, Design, Strata, StratifyMethod, Stratum } from "../types/index.js";
import { distinct, sourceOf } from "./subject.js";
import { plain } from "./text.js";
import { windowSpan } from "./weeks.js";

/** The values of a stratum's facets as headings, the outcome domain before them where there are several. */
export function headings(stratum: Stratum, strata: Strata): string[] {
  const domains = distinct(strata.strata, ({ domain }) => domain).length;
  const values = strata.facets.map(({ name }) => facetText(name, stratum.key[name] ?? "", strata.method));
  const [first, ...rest] = values.map(plain);
  if (domains < 2) return first === undefined ? [] : [first, ...rest];
  return [first === undefined ? plain(stratum.domain) : `${plain(stratum.domain)}: ${first}`, ...rest];
}

function facetText(name: string, value: string, { windows }: StratifyMethod): string {
  const span = name === "window" ? windowSpan(value, windows) : null;
  return span === null ? value : `${value}: ${span}`;
}

/** What an empty cell says; `null` for one with a trial that can be pooled. */
export function emptiness({ fit, stratum }: Cell, design: Design): string | null {
  if (fit.k > 0) return null;
  const heard = stratum.doubtful.length > 0 || stratum.withoutNumbers.length > 0;
  if (heard) return "no usable numbers";
  return undecided(stratum).length > 0 ? "no arm chosen" : `no ${sourceOf(design)}`;
}

/** Trials whose contrasts share an arm and could neither be combined nor split, so that none of them speaks in the cell. */
export function undecided({ effects, doubtful, passedOver }: Stratum): string[] {
  const heard = new Set([...effects, ...doubtful].map(({ contrast }) => contrast.trial));
  const left = passedOver.flatMap(({ effect, rule }) => (rule === "shared arms" ? [effect.contrast.trial] : []));
  return [...new Set(left)].filter((trial) => !heard.has(trial));
}
