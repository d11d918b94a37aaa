const MOST = 10;

/** `line 3`, `lines 3, 7`; of many lines the first ten. */
export function inLines(lines: readonly number[]): string {
  const rest = lines.length - MOST;
  return `${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, MOST).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
