import { advances, blocks } from "./text-widths.js";

/** Size in pixels and weight of a piece of text. */
export interface Face {
  readonly size: number;
  readonly bold?: boolean;
}

/**
 * Width of a line of text in DejaVu Sans, in pixels, from the font's own advance widths; kerning, which narrows, is
 * left out. A letter that the font lacks counts as one em, the width of an ideograph.
 */
export function textWidth(text: string, { size, bold = false }: Face): number {
  let thousandths = 0;
  for (const letter of text) thousandths += (bold ? boldAdvance : regularAdvance)(letter);
  return (thousandths * size) / 1000;
}

const regularAdvance = remembered(advances.regular);
const boldAdvance = remembered(advances.bold);

/** Advance width of a letter in thousandths of an em; looked up once. */
function remembered(face: readonly string[]): (letter: string) => number {
  const known = new Map<string, number>();
  return (letter) => {
    const width = known.get(letter) ?? advance(letter.codePointAt(0) ?? 0, face);
    known.set(letter, width);
    return width;
  };
}

function advance(code: number, face: readonly string[]): number {
  const block = blocks.findIndex(([from, to]) => code >= from && code <= to);
  if (block < 0) return 1000;
  const at = 2 * (code - blocks[block]![0]);
  const digits = face[block]!.slice(at, at + 2);
  return digits === ".." ? 1000 : Number.parseInt(digits, 36);
}

/** The widest of some lines. */
export const widest = (lines: readonly string[], face: Face): number =>
  lines.reduce((width, line) => Math.max(width, textWidth(line, face)), 0);

/** One line no wider than `width`; what is cut off leaves an ellipsis. */
export function shortened(label: string, face: Face, width: number): string {
  const text = plain(label);
  if (textWidth(text, face) <= width) return text;
  let cut = [...text];
  while (cut.length > 1 && textWidth(`${cut.join("")}…`, face) > width) cut = cut.slice(0, -1);
  return `${cut.join("").trim()}…`;
}

/** Lines no wider than `width`, broken at spaces, and inside a word only where the word alone is wider. */
export function wrap(text: string, width: number, face: Face): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of plain(text)
    .split(" ")
    .flatMap((long) => pieces(long, width, face))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, face) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number, face: Face): string[] {
  if (textWidth(word, face) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && textWidth(part + letter, face) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

/**
 * Text as a figure can hold it: one line, without control letters and halves of surrogate pairs, which XML does not
 * know. Markup stays what it is: text.
 */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\p{Cs}\ufffe\uffff]/gu, "\ufffd")
    .replace(/ {2,}/g, " ")
    .trim();
