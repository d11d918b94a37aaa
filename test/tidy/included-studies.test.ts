import { describe, expect, test } from "vitest";
import {
  credibilityTable,
  glossary,
  includedStudies,
  joinTrials,
  readContrasts,
  readTrials,
  toCsv,
  toHtml,
} from "../../src/index.js";
import { expectClose, printed } from "../support/close.js";

const results =
  readContrasts(`trial,year,treatment_arm,comparator_arm,outcome,weeks,weeks_from,n1i,m1i,sd1i,n2i,m2i,sd2i,direction
A 2001,2001,needling,sham,pain,26,randomisation,38,3.0,2.4,39,3.1,2.5,
A 2001,2001,needling,sham,pain,6,randomisation,40,2.8,2.4,40,3.3,2.6,
A 2001,2001,needling,waiting,function,6,randomisation,40,2.8,2.4,21,3.3,2.6,
B 2004,,needling,sham,pain,4,unknown,,,,,,,no-difference
`);

const { contrasts } = joinTrials(
  results,
  readTrials(
    "trial,condition,rob_overall,funding,blinding_weeks,treatment_guessed_treatment,treatment_guessed_comparator,treatment_did_not_know\nA 2001,heel pain,low,<public>,6,30,5,5\n",
  ),
);

describe("characteristics of included studies", () => {
  const rows = includedStudies(contrasts);

  test("a row for each trial, with or without usable numbers, and weeks in order", () => {
    expect(
      rows.map(({ trial, year, n, weeks, outcome, comparatorArm }) => [
        ...[trial, year, n, weeks, outcome, comparatorArm],
      ]),
    ).toEqual([
      ["A 2001", 2001, 40 + 40 + 21, "6; 26", "pain; function", "sham; waiting"],
      ["B 2004", null, null, "4", "pain", "sham"],
    ]);
  });

  test("with the facts of the second table where there are any", () => {
    expect(rows[0]).toMatchObject({
      condition: "heel pain",
      robOverall: "low",
      blindingWeeks: 6,
      guessesTreatment: "30 treatment, 5 comparator, 5 did not know",
      guessesComparator: null,
      funding: "<public>",
    });
    expect(rows[1]).toMatchObject({ condition: null, robOverall: null, funding: null });
  });

  test("every column is in the glossary, and goes into CSV", () => {
    const known = new Set(glossary.map(({ key }) => key));
    expect(Object.keys(rows[0] ?? {}).filter((key) => !known.has(key))).toEqual([]);
    expect(toCsv(rows).split("\n")[1]).toMatch(/^A 2001,2001,controlled,101,/);
  });
});

describe("credibility and expectancy", () => {
  const facts =
    readTrials(`trial,credibility_instrument,credibility_weeks,treatment_credibility_n,treatment_credibility_mean,treatment_credibility_sd,comparator_credibility_n,comparator_credibility_mean,comparator_credibility_sd,expectancy_instrument
A 2001,CEQ credibility,0,40,2.8,2.4,40,3.3,2.6,CEQ expectancy
B 2004,,,1,6,1,2,5,1,
`);
  const joined = joinTrials(results, facts).contrasts;
  const rows = credibilityTable(joined);

  test("have a row for each scale that was asked, once for each trial", () => {
    expect(rows.map(({ trial, rating, instrument, ratingWeeks }) => [trial, rating, instrument, ratingWeeks])).toEqual([
      ["A 2001", "credibility", "CEQ credibility", 0],
      ["A 2001", "expectancy", "CEQ expectancy", null],
      ["B 2004", "credibility", null, null],
    ]);
  });

  test("are compared as standardized differences where there are enough numbers, and not else", () => {
    expectClose(rows[0]?.difference as number, -0.198, printed(3));
    expect(rows.slice(1).map(({ difference, lower }) => [difference, lower])).toEqual([
      [null, null],
      [null, null],
    ]);
    const known = new Set(glossary.map(({ key }) => key));
    expect(Object.keys(rows[0] ?? {}).filter((key) => !known.has(key))).toEqual([]);
  });

  test("stand in the table of included studies, with what is not printed", () => {
    expect(includedStudies(joined)[0]).toMatchObject({
      credibility: "CEQ credibility; week 0; 2.8 (SD 2.4, n 40) treatment, 3.3 (SD 2.6, n 40) comparator",
      expectancy: "CEQ expectancy; not printed treatment, not printed comparator",
    });
  });
});

describe("an HTML table", () => {
  test("has a caption, heads with scope, and the first column as the head of its row", () => {
    expect(toHtml([{ trial: "A", robOverall: "low" }], { caption: "Studies", heads: { trial: "Study" } })).toBe(
      `<table>
<caption>Studies</caption>
<thead><tr><th scope="col">Study</th><th scope="col">rob overall</th></tr></thead>
<tbody>
<tr><th scope="row">A</th><td>low</td></tr>
</tbody>
</table>
`,
    );
  });

  test("escapes whatever a cell, a head or a caption holds", () => {
    const text = `<script>alert("x")</script> & 'y'`;
    const html = toHtml([{ trial: text }], { caption: text, heads: { trial: text } });
    expect(html).not.toMatch(/<script|'y'|"x"/);
    expect(html.split("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;")).toHaveLength(4);
  });

  test("writes numbers as files do, yes and no, and nothing for null", () => {
    const html = toHtml([{ a: "x", b: 0.1 + 0.2, c: true, d: null }], { caption: "" });
    expect(html).toContain('<th scope="row">x</th><td>0.3</td><td>yes</td><td></td>');
  });

  test("of no rows is a caption", () => {
    expect(toHtml([], { caption: "Nothing" })).toBe("<table>\n<caption>Nothing</caption>\n</table>\n");
  });
});
