import { diagnosticCodes } from "../codes.js";
import { count } from "../plot/format.js";
import type { Diagnostic, Row } from "../types/index.js";
import type { Context } from "./command.js";
import { lineOf } from "./report.js";
import { styleOf } from "./style.js";

/**
 * Why no row of an audit has a part in the answer, every reason with the number of its rows; `null` where one has.
 *
 * @param answers - the fates of rows that have a part in it
 */
export function noAnswer(audit: readonly Row[], answers: readonly string[]): Diagnostic | null {
  if (audit.some(({ status }) => answers.includes(String(status)))) return null;
  const fates = [...new Set(audit.map(({ status, code }) => `${status} ${code}`))].map((fate) => {
    const rows = audit.filter(({ status, code }) => `${status} ${code}` === fate);
    const { status, code, reason } = rows[0] as Row;
    const alike = rows.every((row) => row.reason === reason);
    return `${rows.length} ${status} (${code}: ${alike ? reason : (diagnosticCodes[String(code)] ?? reason)})`;
  });
  return {
    code: "NO_ANSWER",
    severity: "error",
    message: `the question has no answer, as none of ${count(audit.length, "row")} gives an effect to pool: ${fates.join(", ")}`,
    remedy: "ask for another outcome or measure, or add what the rows lack",
  };
}

/** Says on standard error what else would stop a command, where its output stands all the same. */
export const complain = ({ say, host }: Context, diagnostic: Diagnostic): void =>
  say(`${styleOf(host.stderr, host.env).red("wane:")} ${lineOf(diagnostic, null)}`);
