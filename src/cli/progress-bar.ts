import type { Host } from "./host.js";

/** Says what is being done and, where there is a total, how far it is; `null` when it is over. */
export type Progress = (doing: string | null, done?: number, total?: number) => void;

/** Cells of the bar. */
const LONGEST = 24;

/**
 * One line on standard error of a terminal, written over and over and wiped away at the end; nothing where JSON is printed.
 * It goes back by a carriage return and wipes by spaces, so that it holds no escape sequence, with `NO_COLOR` or without.
 */
export function progressBar({ stderr, env }: Host, json: boolean): Progress {
  if (!stderr.isTerminal || json || env.TERM === "dumb") return () => {};
  // A full line would wrap, and a carriage return would not lead back to its beginning.
  const room = Math.max(0, (stderr.columns ?? 80) - 1);
  let shown = "";
  return (doing, done = 0, total = 0) => {
    const line = doing === null ? "" : lineOf(doing, done, total, room);
    if (line === shown) return;
    stderr.write(`\r${line.padEnd(shown.length)}${line.length < shown.length ? `\r${line}` : ""}`);
    shown = line;
  };
}

/** `drawing forest [========                ]  33%`. */
function lineOf(doing: string, done: number, total: number, room: number): string {
  const share = total > 0 ? Math.min(1, done / total) : null;
  if (share === null) return doing.slice(0, room);
  const percent = `${Math.floor(100 * share)}%`.padStart(5);
  const length = Math.min(LONGEST, room - doing.length - percent.length - 3);
  if (length < 4) return `${doing.slice(0, Math.max(0, room - percent.length))}${percent}`;
  return `${doing} [${"=".repeat(Math.floor(length * share)).padEnd(length)}]${percent}`;
}
