import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWidthsModule } from "../../scripts/text-widths.js";
import { plain, textWidth, wrap } from "../../src/plot/text.js";

const face = { size: 10 };

describe("the width of a text", () => {
  test("the table is what its script reads from the fonts", () => {
    expect(readFileSync("src/plot/text-widths.ts", "utf8")).toBe(textWidthsModule());
  });

  test.each([
    ["A", false, 684],
    [" ", false, 318],
    ["−", false, 838],
    ["τ", false, 602],
    ["A", true, 774],
    ["i", true, 343],
  ])("DejaVu Sans 2.37: %s, bold %s, is %d thousandths of an em wide", (letter, bold, thousandths) => {
    expect(textWidth(letter, { size: 1000, bold })).toBe(thousandths);
  });

  test("all digits are equally wide, so that numbers stand in columns", () => {
    expect(new Set([..."0123456789"].map((digit) => textWidth(digit, face))).size).toBe(1);
  });

  test("a letter that the font lacks counts as one em, a pair of surrogates as one letter", () => {
    expect(textWidth("針", face)).toBe(10);
    expect(textWidth("𠀀", face)).toBe(10);
  });
});

describe("wrapping", () => {
  const texts = fc.string({ unit: "binary", maxLength: 80 });

  test("no line is wider than asked for, unless it is one letter", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 5, max: 200 }), (text, width) => {
        const lines = wrap(text, width, face);
        expect(lines.filter((line) => textWidth(line, face) > width && [...line].length > 1)).toEqual([]);
      }),
    );
  });

  test("no letter is lost", () => {
    const bare = (text: string) => text.replaceAll(" ", "");
    fc.assert(
      fc.property(texts, (text) => {
        expect(bare(wrap(text, 40, face).join(""))).toBe(bare(plain(text)));
      }),
    );
  });
});

test("text is one line that XML can hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(plain(text)).toMatch(/^[^\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]*$/u);
    }),
  );
  expect(plain("a\r\nb\tc\u0000\ud800<b>")).toBe("a b c \ufffd<b>");
});
