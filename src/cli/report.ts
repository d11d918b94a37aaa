import { formatDiagnostic } from "../errors.js";
import { wrapped } from "../plot/text-lines.js";
import type { Diagnostic, Severity } from "../types/index.js";
import type { Style } from "./style.js";

const ORDER: readonly Severity[] = ["error", "warning", "info"];
const MOST = 20;

/** One diagnostic as a line: `trials.csv line 14, column sd: needs a number above 0, got "-"; check the number`. */
export function lineOf(diagnostic: Diagnostic, file: string | null): string {
  const text = formatDiagnostic(diagnostic);
  if (file === null) return text;
  return diagnostic.at?.line === undefined ? `${file}: ${text}` : `${file} ${text}`;
}

/** Diagnostics by what is wrong: errors first, each kind under its code and meaning, its remedy said once. */
export function grouped(
  diagnostics: readonly Diagnostic[],
  meanings: Readonly<Record<string, string>>,
  { style, width, all }: { readonly style: Style; readonly width: number; readonly all: boolean },
): string {
  const paint = { error: style.red, warning: style.yellow, info: style.dim };
  const lines = ORDER.flatMap((severity) => {
    const some = diagnostics.filter((each) => each.severity === severity);
    return [...new Set(some.map(({ code }) => code))].flatMap((code) => {
      const group = some.filter((each) => each.code === code);
      const remedies = [...new Set(group.map(({ remedy }) => remedy))];
      const shared = group.length > 1 && remedies.length === 1 ? remedies[0] : undefined;
      const [first = "", ...rest] = wrapped(
        `${severity} ${code} (${group.length}): ${meanings[code] ?? ""}`.replace(/: $/, ""),
        width,
      );
      const shown = all ? group : group.slice(0, MOST);
      return [
        [paint[severity](first), ...rest].join("\n"),
        ...shown.flatMap((each) => hanging(oneLine(each, shared !== undefined), width)),
        ...(group.length > shown.length ? [`  and ${group.length - shown.length} more; --all shows them`] : []),
        ...(shared === undefined ? [] : hanging(`what to do: ${shared}`, width)),
        "",
      ];
    });
  });
  return lines.join("\n");
}

function oneLine({ remedy, at, ...rest }: Diagnostic, withoutRemedy: boolean): string {
  const text = formatDiagnostic({ ...rest, ...(at ? { at } : {}), ...(remedy && !withoutRemedy ? { remedy } : {}) });
  return at?.trial === undefined ? text : text.replace(/^(line \d+)/, (line) => `${line} (${at.trial})`);
}

const hanging = (text: string, width: number): string[] =>
  wrapped(text, width - 4).map((line, i) => (i === 0 ? "  " : "    ") + line);

/** `2 errors, 1 warning`. */
export function tally(diagnostics: readonly Diagnostic[]): string {
  const counts = ORDER.flatMap((severity) => {
    const n = diagnostics.filter((each) => each.severity === severity).length;
    const word = severity === "info" ? (n === 1 ? "remark" : "remarks") : `${severity}${n === 1 ? "" : "s"}`;
    return n === 0 ? [] : [`${n} ${word}`];
  });
  return counts.length === 0 ? "nothing to complain of" : counts.join(", ");
}
