import type { PrintedP } from "../types/index.js";
import type { Column } from "./columns.js";

/** A cell's value; `null` is an empty cell, which is missing and never zero. */
export type CellValue = string | number | boolean | PrintedP | null;

/** What is wrong with a cell: code, message, remedy. */
export interface CellFault {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const shown = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;

const fault = (code: string, message: string, remedy: string): CellFault => ({ code, message, remedy });

const isFault = (value: unknown): value is CellFault =>
  typeof value === "object" && value !== null && "remedy" in value;

const thousands = /^[1-9]\d{0,2}([,.\s'\u2019])\d{3}(?:\1\d{3})*$/;

/** What may as well be a number with three decimals. */
const decimals = /^\d+[.,]000$/;

/**
 * A whole number whose thousands seem to be set apart, `1,000` or `1 000`; `null` for any other text. `1.000` is one too:
 * nobody prints three decimals of a number of persons, and it must not be read as 1.
 */
export const withThousands = (text: string): CellFault | null =>
  thousands.test(text)
    ? fault(
        "NOT_A_NUMBER",
        `needs a whole number, got ${shown(text)}`,
        `write ${text.replace(/\D/g, "")} without a separator${decimals.test(text) ? `, or ${Number.parseInt(text, 10)} without decimals` : ""}`,
      )
    : null;

/** Reads numbers of one file: with a decimal point, or a decimal comma where cells are separated otherwise. */
export class NumberReader {
  /** First cell seen with each decimal sign. */
  readonly seen: { point: string | null; comma: string | null } = { point: null, comma: null };

  constructor(private readonly delimiter: string) {}

  read(text: string, needs: string): number | CellFault {
    let digits = text.replace("\u2212", "-");
    if (digits.includes(",")) {
      if (this.delimiter === ",") {
        return fault(
          "NOT_A_NUMBER",
          `needs ${needs}, got ${shown(text)}`,
          "write decimals with a point, or separate cells by semicolons",
        );
      }
      this.seen.comma ??= text;
      digits = digits.replace(",", ".");
    } else if (digits.includes(".")) this.seen.point ??= text;
    if (!number.test(digits))
      return fault(
        "NOT_A_NUMBER",
        `needs ${needs}, got ${shown(text)}`,
        "leave the cell empty if the number is not known",
      );
    const value = Number(digits);
    return Number.isFinite(value)
      ? value
      : fault("OUT_OF_RANGE", `needs a number that a computer can hold, got ${shown(text)}`, "check the number");
  }
}

interface Limits {
  readonly needs: string;
  readonly holds: (value: number) => boolean;
}

const limits: Partial<Record<Column["type"], Limits>> = {
  number: { needs: "a number", holds: () => true },
  positive: { needs: "a number above 0", holds: (value) => value > 0 },
  "non-negative": { needs: "a number of 0 or above", holds: (value) => value >= 0 },
  count: { needs: "a whole number of 1 or above", holds: (value) => Number.isInteger(value) && value >= 1 },
  events: { needs: "a whole number of 0 or above", holds: (value) => Number.isInteger(value) && value >= 0 },
  year: { needs: "a year", holds: (value) => Number.isInteger(value) && value >= 1800 && value <= 2200 },
};

const whole: readonly Column["type"][] = ["count", "events", "year"];

const words: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  "1": true,
  no: false,
  false: false,
  "0": false,
};

function readP(text: string, numbers: NumberReader): PrintedP | CellFault {
  const match = /^([<>=]?)\s*(.*)$/.exec(text) as RegExpExecArray;
  const value = numbers.read(match[2] as string, "a p-value such as 0.03 or <0.001");
  if (typeof value !== "number") return value;
  return value >= 0 && value <= 1
    ? { relation: (match[1] || "=") as PrintedP["relation"], value }
    : fault("OUT_OF_RANGE", `needs a p-value from 0 to 1, got ${shown(text)}`, "check the number");
}

/** The value of a cell by the type of its column. Vocabularies are checked later, against the codebook. */
export function readCell(text: string, { type, values }: Column, numbers: NumberReader): CellValue | CellFault {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const limit = limits[type];
  if (limit !== undefined) {
    if (trimmed === "NA") return null;
    const value = (whole.includes(type) ? withThousands(trimmed) : null) ?? numbers.read(trimmed, limit.needs);
    if (typeof value !== "number" || limit.holds(value)) return value;
    return fault(
      "OUT_OF_RANGE",
      `needs ${limit.needs}, got ${shown(trimmed)}`,
      "check the number, or leave the cell empty",
    );
  }
  if (type === "p-value") return trimmed === "NA" ? null : readP(trimmed, numbers);
  if (type === "yes-no") {
    return Object.hasOwn(words, trimmed.toLowerCase())
      ? (words[trimmed.toLowerCase()] as boolean)
      : fault("NOT_ONE_OF", `needs yes or no, got ${shown(trimmed)}`, "write yes or no, or leave the cell empty");
  }
  if (type === "one-of" && !(values as readonly string[]).includes(trimmed)) {
    return fault(
      "NOT_ONE_OF",
      `needs one of ${(values as readonly string[]).join(", ")}, got ${shown(trimmed)}`,
      "use one of these words, or leave the cell empty",
    );
  }
  return trimmed;
}

export { isFault };
