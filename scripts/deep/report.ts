import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hashOf, type Part, parts, reportOf } from "./parts.js";

/** Writes a part's report, beginning with the hash of the sources that it was made from. */
export function writeReport(name: string, content: object, sources: string): void {
  mkdirSync("deep", { recursive: true });
  // Lists of numbers on one line, as the formatter has them.
  const text = JSON.stringify({ sources, ...content }, null, 2).replace(/\[[\d\s.,-]+\]/g, (list) =>
    list.replace(/\s+/g, "").replaceAll(",", ", "),
  );
  writeFileSync(reportOf(partOf(name)), `${text}\n`);
}

/** Taken before the run, so that a source that changes meanwhile shows. */
export const sourcesOf = (name: string): string => hashOf(partOf(name));

/** What can be said of a report without running anything. */
export function statusOf(part: Part): "missing" | "current" | "older than its sources" {
  if (!existsSync(reportOf(part))) return "missing";
  const { sources } = JSON.parse(readFileSync(reportOf(part), "utf8")) as { readonly sources: string };
  return sources === hashOf(part) ? "current" : "older than its sources";
}

function partOf(name: string): Part {
  const part = parts.find((each) => each.name === name);
  if (part === undefined) throw new Error(`no part "${name}"; there are ${parts.map((each) => each.name).join(", ")}`);
  return part;
}
