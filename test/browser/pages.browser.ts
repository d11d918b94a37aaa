import { mkdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readContrasts, synthesize, toCsv } from "wane";
import { acupunctureBySham, cotchett2014 } from "wane/datasets";
import { toSvg } from "wane/render";
import { launch } from "./chromium.js";
import { serve } from "./serve.js";

interface TextFile {
  readonly name: string;
  readonly text: string;
}

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
let page: Page;
const complaints: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  complaints.length = 0;
  requests.length = 0;
  page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  page.on("pageerror", (error) => void complaints.push(String(error)));
  page.on("request", (request) => void requests.push(request.url()));
});
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

const status = () => page.getByRole("status");

/** Drops files on the page as the browser does. */
const drop = async (...files: readonly TextFile[]): Promise<void> => {
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, text } of dropped) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent(".drop", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent(".drop", "drop", { dataTransfer: transfer });
};

/** What a button of the page saves. */
const saved = async (name: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Save ${name}` }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
};

const filesOf = (set: { readonly csv: string; readonly codebook: unknown }): TextFile[] => [
  { name: "codebook.json", text: JSON.stringify(set.codebook) },
  { name: "trials.csv", text: set.csv },
];

/** The page's first answer to acupuncture by sham, computed here. */
const inNode = synthesize(readContrasts(acupunctureBySham), {
  outcome: "pain",
  measure: "MD",
  scale: [0, 10],
  favours: "left",
  by: ["control", "window"],
  windows: "cochranePain",
});

const pages = ["import-map.html", "global.html"];

describe.each(pages)("%s", (name) => {
  beforeEach(async () => {
    await page.goto(`${server.address}/examples/browser/${name}`);
  });

  test("a CSV that is dropped is pooled to the same bytes as in Node, and drawn", async () => {
    await drop(...filesOf(acupunctureBySham));
    await page.getByRole("heading", { name: "Pooled effects" }).waitFor();
    expect(await status().textContent()).toBe("trials.csv: 48 rows from 18 trials, with a codebook.");
    const cells = await page
      .locator(".pooled tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
    const expected = inNode.rows.tidy.map(({ control, window, k, estimate }) => [
      ...[control, window, k].map(String),
      estimate === null ? "" : String(Number(Number(estimate).toPrecision(4))),
    ]);
    expect(cells.map((row) => row.slice(0, 4))).toEqual(expected);
    expect(await saved("pooled.csv")).toBe(toCsv(inNode.rows.tidy));
    expect(await saved("audit.csv")).toBe(toCsv(inNode.audit));
    for (const [figure, specification] of Object.entries(inNode.specifications)) {
      expect(await saved(`${figure}.svg`)).toBe(await toSvg(specification));
      expect(await page.locator(`figure.${figure} svg text`).count()).toBeGreaterThan(10);
    }
  });

  test("no request leaves the page", async () => {
    await drop(...filesOf(cotchett2014));
    await page.locator("figure.forest svg").waitFor();
    expect(requests.length).toBeGreaterThan(4);
    expect(requests.filter((url) => !url.startsWith(`${server.address}/`) && !url.startsWith("data:"))).toEqual([]);
    const before = requests.length;
    await page.getByRole("combobox", { name: "Windows of follow-up" }).selectOption("needling");
    await page.getByRole("combobox", { name: "Outcome" }).selectOption("pain");
    expect(requests.slice(before)).toEqual([]);
  });

  test("a CSV with mistakes shows all of them with their lines, and no figure", async () => {
    await drop(...filesOf(cotchett2014));
    await page.locator("figure.forest svg").waitFor();
    await drop({ name: "wrong.csv", text: `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,pain,x,40,3,2,40,3,-2\n` });
    const alert = page.getByRole("alert");
    await alert.waitFor();
    const items = await alert.getByRole("listitem").allTextContents();
    expect(items).toEqual([
      expect.stringMatching(/^line 2, column weeks: .*"x"/),
      expect.stringMatching(/^line 2, column sd2i: needs a number above 0, got "-2"/),
    ]);
    expect(await page.locator("figure").first().isVisible()).toBe(false);
    expect(await status().textContent()).toBe("wrong.csv was not read.");
  });

  test("a question without an answer is refused with a remedy, and another one is answered", async () => {
    await drop(...filesOf(acupunctureBySham));
    await page.locator("figure.grid svg").waitFor();
    await page.getByRole("combobox", { name: "Scale" }).selectOption("as it comes");
    const item = page.getByRole("alert").getByRole("listitem");
    expect(await item.textContent()).toContain(
      "on one scale, got 0 to 10 (Hinman 2014) and 0 to 100 (Brinkhaus 2006); give",
    );
    await page.getByRole("combobox", { name: "Scale" }).selectOption("0 to 10");
    await page.locator("figure.grid svg").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("text of a file is text in the page", async () => {
    const evil = `<img src=x onerror=document.title='run'>`;
    const csv = `trial,comparator,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i\n"${evil}",${"sham"},pain,4,40,3,2,40,3.5,2\n"B","sham",pain,4,40,3,2,40,3.5,2\n`;
    await drop({ name: `${evil}.csv`, text: csv });
    await page.locator("figure.forest svg").waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    expect(await page.title()).toBe("wane: pool a table of trials");
    expect(await page.locator(".audit td").allTextContents()).toContain(evil);
  });

  test("everything can be found by its role and name, and used from the keyboard", async () => {
    await page.getByRole("button", { name: "invented trials" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("figure.grid svg").waitFor();
    const tree = await page.locator("body").ariaSnapshot();
    for (const part of [
      'heading "Does the benefit last, and against which control?" [level=1]',
      'combobox "Outcome"',
      'combobox "Windows of follow-up"',
      'region "Results"',
      'img "Grid',
      'img "Forest plot',
      "Synthetic data",
      'button "Save pooled.csv"',
    ])
      expect(tree).toContain(part);
    mkdirSync("figures/browser", { recursive: true });
    await page.screenshot({ path: `figures/browser/${name.replace(".html", "")}.png`, fullPage: true });
  });
});

test("global.html needs no server", async () => {
  await page.goto(pathToFileURL("examples/browser/global.html").href);
  await page
    .getByLabel("Drop a CSV here")
    .setInputFiles(
      filesOf(acupunctureBySham).map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })),
    );
  await page.locator("figure.grid svg").waitFor();
  expect(await saved("pooled.csv")).toBe(toCsv(inNode.rows.tidy));
  expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
});
