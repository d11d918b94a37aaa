import { SynthesisError } from "../errors.js";
import { plain } from "./text.js";

/** What a caller may say about a figure in text. */
export interface TextOptions {
  readonly title?: string;
  /** Letters in a line, 80 by default and at least 40. */
  readonly width?: number;
  /** Draws with the letters of ASCII alone, for terminals that have no others; names keep their letters. */
  readonly ascii?: boolean;
}

/** The letters to draw with. */
export interface Pen {
  readonly width: number;
  readonly signs: (typeof signs)["unicode" | "ascii"];
  /** A line of text in these letters. */
  readonly write: (text: string) => string;
}

const signs = {
  unicode: {
    ...{ line: "─", start: "├", end: "┤", square: "■", hollow: "□", before: "◄", after: "►" },
    ...{ bar: "━", diamond: "◆", dash: "╌", lozenge: "◇", zero: "│", axis: "─", tick: "┬" },
    ...{ top: "┌┬┐", middle: "├┼┤", bottom: "└┴┘", side: "│", rule: "─", more: "…" },
  },
  ascii: {
    ...{ line: "-", start: "[", end: "]", square: "#", hollow: "o", before: "<", after: ">" },
    ...{ bar: "=", diamond: "*", dash: "~", lozenge: "+", zero: ":", axis: "-", tick: "+" },
    ...{ top: "+++", middle: "+++", bottom: "+++", side: "|", rule: "-", more: "~" },
  },
} as const;

const spelled: Readonly<Record<string, string>> = { "−": "-", "τ²": "tau2", τ: "tau", "I²": "I2", "²": "2", "…": "~" };

/** @throws {@link SynthesisError} `BAD_WIDTH` */
export function penOf({ width = 80, ascii = false }: TextOptions, who: string): Pen {
  if (!Number.isFinite(width) || width < 40) {
    throw new SynthesisError("BAD_WIDTH", `${who}: width needs 40 letters or more, got ${width}`, {
      remedy: "give more, or leave it out",
      evidence: { width },
    });
  }
  return {
    width: Math.floor(width),
    signs: ascii ? signs.ascii : signs.unicode,
    write: ascii ? (text) => text.replace(/−|[τI]?²|τ|…/g, (sign) => spelled[sign] ?? sign) : (text) => text,
  };
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

const lettersOf = (letter: string): number => (/[\p{Mn}\p{Me}\p{Cf}]/u.test(letter) ? 0 : wide.test(letter) ? 2 : 1);

/** Places that a line takes in a terminal: two for an ideograph, none for an accent that stands on another letter. */
export const placesOf = (text: string): number => [...text].reduce((places, letter) => places + lettersOf(letter), 0);

/** Text at the left, in the middle or at the right of so many places. */
export function padded(text: string, width: number, align: "left" | "center" | "right" = "left"): string {
  const room = Math.max(0, width - placesOf(text));
  const before = align === "left" ? 0 : align === "right" ? room : Math.floor(room / 2);
  return " ".repeat(before) + text + " ".repeat(room - before);
}

/** Text in no more than so many places, its end left out where it is longer. */
export function shortened(text: string, width: number, more: string): string {
  if (placesOf(text) <= width) return text;
  let kept = "";
  for (const letter of text) {
    if (placesOf(kept + letter) > width - 1) break;
    kept += letter;
  }
  return kept.trimEnd() + more;
}

/** Lines of no more than so many places, broken at spaces, and inside a word only where the word alone is longer. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  // A space that does not break is one after all lines are broken.
  for (const word of text.split(" ").flatMap((long) => pieces(long, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && placesOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((each) => plain(each.replaceAll("\u00a0", " ")));
}

function pieces(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && placesOf(part + letter) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

/** Wrapped lines, each behind so many spaces. */
export const indented = (text: string, indent: number, width: number): string[] =>
  wrapped(text, width - indent).map((line) => " ".repeat(indent) + line);

/** Lines as one text, without spaces at their ends. */
export const joined = (lines: readonly string[]): string => lines.map((line) => `${line.trimEnd()}\n`).join("");
