import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import * as shipped from "../../datasets/index.js";
import { version } from "../../package.json";
import { mantelHaenszel, peto, readContrasts, readPlan, synthesize, toCsv } from "../../src/index.js";
import { inside } from "./inside.js";
import { BIN, emptyFolder, isWhole, wane } from "./wane.js";

// Each call starts a process of its own, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const wrong =
  "trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i\nA 2001,pain,40,3.2,-2,40,3.5,x\nB 2002,pain,40,3.2,2,40,3.5,2\n";
const doubtful =
  "trial,outcome,measure,estimate,ci_lower,ci_upper\nA 2001,pain,MD,-0.3,-5.2,4.9\nB 2002,pain,MD,-1,-2,0\n";

const written = (folder: string, files: Readonly<Record<string, string>>): string => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

describe("wane", () => {
  test("--version is that of the package", () => {
    expect(wane(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("--help names every command, and every command has help with flags and examples", async () => {
    const { code, stdout } = wane(["--help"]);
    expect(code).toBe(0);
    for (const name of ["init", "check", "effects", "pool", "synthesize", "datasets", "schema"]) {
      expect(stdout).toContain(`\n  ${name}`);
      const help = await inside([name, "--help"]);
      expect(help.code).toBe(0);
      expect(help.stdout).toMatch(/^Usage$[\s\S]+^Flags$[\s\S]+--json[\s\S]+^Examples$/m);
      expect(help).toEqual(await inside(["help", name]));
    }
  });

  test.each([
    { args: [], says: "Usage" },
    { args: ["datsets"], says: "there is no command datsets; did you mean datasets?" },
    { args: ["synthesize", "bcg", "--ot", "x"], says: "synthesize has no flag --ot; did you mean --out?" },
    { args: ["synthesize", "bcg"], says: "synthesize needs --out DIR" },
    { args: ["synthesize", "bcg", "--out"], says: "--out needs a value, DIR" },
    { args: ["synthesize", "bcg", "--out", "--force"], says: "got the flag --force" },
    { args: ["synthesize", "bcg", "--out", "x", "--tau2", "RELM"], says: "did you mean REML?" },
    { args: ["synthesize", "--out", "x"], says: "wane synthesize INPUT --out DIR" },
    { args: ["synthesize", "bcgg", "--out", "x"], says: "no data set of this name; did you mean bcg?" },
    { args: ["effects", "bcg", "--scale", "10,0"], says: "--scale needs the lower and the higher end" },
    { args: ["pool", "-", "--r", "--json"], says: "--r or JSON with --json, and not both" },
    { args: ["synthesize", "bcg", "--out", "x", "--tau2", "REML", "--interval", "HC"], says: 'needs tau2 "DL"' },
    { args: ["pool", "-", "--level", "95"], says: "--level needs a number between 0 and 1" },
    { args: ["check", "a.csv", "b.csv"], says: 'check takes at most 1, got "a.csv", "b.csv"' },
    { args: ["check", "bcg", "--strict=yes"], says: "--strict takes no value" },
    { args: ["datasets", "bgg"], says: "there is no data set bgg; did you mean bcg?" },
    { args: ["schema", "plam"], says: "there are plan, codebook, row, table" },
    { args: ["check", "."], says: ". is a folder" },
    { args: ["check", "bcg", "--width", "12"], says: "--width needs a whole number from 40" },
  ])("a wrong call ends with 2 and says what is meant: $args", async ({ args, says }) => {
    const { code, stdout, stderr } = await inside(args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("exit codes and messages are those of the process", () => {
    const { code, stdout, stderr } = wane(["datsets"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("wane: there is no command datsets; did you mean datasets?\nwane --help says more\n");
  });

  test("a reader that closes the pipe is no error", () => {
    const { code, stdout, stderr } = wane(["schema", "row"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.length).toBeGreaterThan(70_000);
    const result = shell('set -o pipefail; "$0" "$1" schema row | head -c 10');
    expect(result).toEqual({ stdout: stdout.slice(0, 10), stderr: "" });
  });

  test.runIf(existsSync("/dev/full"))("a disk that is full is told in one line", () => {
    const { stderr } = shell('"$0" "$1" schema row > /dev/full; test $? = 1 && echo ended with 1 >&2');
    expect(stderr).toMatch(/^wane: the output could not be written: ENOSPC.*\nended with 1\n$/);
  });
});

describe("every command prints JSON and nothing else", () => {
  test.each([
    ["check", "bcg"],
    ["effects", "bcg"],
    ["datasets"],
    ["datasets", "bcg"],
    ["datasets", "bcg", "--out", "copy"],
    ["schema"],
    ["schema", "plan"],
    ["init"],
    ["synthesize", "cotchett2014", "--out", "out"],
  ])("%s %s", (...args) => {
    const { code, stdout, stderr } = wane([...args, "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.stringify(JSON.parse(stdout), null, 2)).toBe(stdout.trimEnd());
  });

  test("pool, which also says what it left out beside the output", () => {
    const { code, stdout, stderr } = wane(["pool", "-", "--json"], { input: "yi,vi,label\n1,1,A\n2,1,B\n,,C\n" });
    expect([code, stderr]).toEqual([0, "left out 1 of 3 rows: 1 without numbers\n"]);
    expect(JSON.parse(stdout)).toMatchObject({ k: 2, estimate: 1.5 });
  });

  test.each([
    ["check", "-"],
    ["effects", "-"],
    ["pool", "-"],
    ["synthesize", "-", "--out", "out"],
  ])("%s also where the data are wrong, with exit code 1", (...args) => {
    const { code, stdout } = wane([...args, "--json"], { input: wrong });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, diagnostics: expect.any(Array) });
  });
});

describe("wane check", () => {
  test("wrong data: every problem with its line, its value and what to do", async () => {
    const { code, stdout } = wane(["check", "trials.csv"], { cwd: written(emptyFolder(), { "trials.csv": wrong }) });
    expect(code).toBe(1);
    expect(stdout).toContain('line 2 (A 2001), column sd1i: needs a number above 0, got "-2"');
    expect(stdout).toContain('line 2 (A 2001), column sd2i: needs a number above 0, got "x"');
    await expect(stdout).toMatchFileSnapshot("golden/check-wrong.txt");
  });

  test("warnings pass, and fail under --strict", () => {
    expect(wane(["check", "-"], { input: doubtful }).code).toBe(0);
    expect(wane(["check", "-", "--strict"], { input: doubtful }).code).toBe(1);
    expect(wane(["check", "bcg", "--strict"]).code).toBe(0);
  });

  test("facts of trials that belong to no trial are found in their own file", () => {
    const cwd = written(emptyFolder(), { "rob.csv": "trial,rob_overall\nCotchett 2015,low\n" });
    const { code, stdout } = wane(["check", "cotchett2014", "--trials", "rob.csv"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/line 2 \(Cotchett 2015\)[\s\S]+did you mean "Cotchett 2014"\?[\s\S]+rob\.csv: 2 warnings/);
  });

  test("a table of arms is read as one, by its codebook or by --arms", () => {
    const arms = "trial,arm,outcome,n,mean,sd\nA 2001,placebo,pain,40,5,2\nA 2001,drug,pain,41,4,2\n";
    const input = { input: arms };
    expect(JSON.parse(wane(["check", "-", "--arms", "placebo", "--json"], input).stdout)).toMatchObject({
      ok: true,
      rows: 1,
    });
    expect(JSON.parse(wane(["check", "osteopain", "--json"]).stdout)).toMatchObject({
      ok: true,
      kinds: { means: 301 },
    });
  });

  test("a codebook that is wrong is named, with the path", () => {
    const cwd = written(emptyFolder(), { "data.csv": wrong, "book.json": '{"name":"x","title":"X","outcomes":[]}' });
    const { code, stdout } = wane(["check", "data.csv", "--codebook", "book.json"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/outcomes: .+[\s\S]+book\.json: 1 error/);
  });

  test("long lists are cut, and --all shows them", () => {
    const rows = Array.from({ length: 30 }, (_, i) => `T${i},pain,MD,-0.3,-5.2,4.9`).join("\n");
    const input = `trial,outcome,measure,estimate,ci_lower,ci_upper\n${rows}\n`;
    expect(wane(["check", "-"], { input }).stdout).toContain("and 10 more; --all shows them");
    expect(wane(["check", "-", "--all"], { input }).stdout.match(/line \d+ \(T/g)).toHaveLength(30);
  });

  test("bytes that are not UTF-8 are refused with a word on how to save them", () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "latin.csv"), Buffer.from("trial,outcome\nM\xfcller,pain\n", "latin1"));
    const { code, stderr } = wane(["check", "latin.csv"], { cwd });
    expect([code, stderr]).toEqual([
      1,
      "wane: latin.csv: the file is not UTF-8; save it as CSV UTF-8, as spreadsheets call it\n",
    ]);
  });
});

describe("wane effects and wane pool", () => {
  test("a preset gives its settings, flags win, and --r prints the same for R", async () => {
    const input = "yi,vi,label\n1,1,A\n2,1,B\n4,2,C\n";
    const by = async (...flags: string[]) => (await inside(["pool", "-", ...flags], { input })).stdout;
    expect(JSON.parse(await by("--json", "--preset", "revman5")).method).toMatchObject({
      tau2: "DL",
      interval: "z",
      I2: "Q",
    });
    expect(JSON.parse(await by("--json", "--preset", "revman5", "--tau2", "PM")).method).toMatchObject({ tau2: "PM" });
    expect(await by("--r", "--preset", "metafor")).toMatch(/^# Needs R .*library\(metafor\).*test = "z"/s);
  });

  test("one line for each row, and the pool of them is that of the library", async () => {
    const effects = wane(["effects", "bcg"]);
    expect(effects.stdout.trimEnd().split("\n")).toHaveLength(14);
    const { stdout } = wane(["pool", "-", "--json"], { input: effects.stdout });
    const { grid } = synthesize(readContrasts(shipped.bcg), {
      outcome: "tuberculosis",
      measure: "RR",
      by: ["control"],
    });
    // The effects went through 12 printed digits.
    expect(JSON.parse(stdout).estimate.toPrecision(9)).toBe(grid.cells[0]?.fit.estimate?.toPrecision(9));
    await expect(wane(["pool", "-"], { input: effects.stdout }).stdout).toMatchFileSnapshot("golden/pool-bcg.txt");
  });

  test("a row without an effect has its reason", () => {
    const { stdout } = wane(["effects", "cotchett2014", "--outcome", "pain", "--json"]);
    expect(JSON.parse(stdout).map(({ status }: { status: string }) => status)).toEqual([
      ...["usable", "usable", "unusable", "unusable", "excluded"],
    ]);
  });

  test("standard errors will do, and decimal commas", () => {
    const { stdout } = wane(["pool", "-", "--json"], { input: "label;yi;sei\nA;1,5;1\nB;2,5;1\n" });
    expect(JSON.parse(stdout)).toMatchObject({ k: 2, estimate: 2 });
  });

  test("a variance and a standard error that do not agree are refused together, each with its line", async () => {
    const { code, stderr } = await inside(["pool", "-"], {
      input: "label,yi,vi,seTE\nA,1,.1,.9\nB,2,.2,.447\nC,2,.2,.2\nD,2,.2,\n",
    });
    expect([code, stderr]).toEqual([
      1,
      [2, 4]
        .map(
          (line) =>
            `wane: standard input line ${line}, column vi: sei and vi give standard errors of ${line === 2 ? "0.9 and 0.3162" : "0.2 and 0.4472"}; keep the one that is right\n`,
        )
        .join(""),
    ]);
    expect((await inside(["pool", "-"], { input: "label,yi,vi,sei\nA,1,.1,.316\nB,2,.2,.447\n" })).code).toBe(0);
  });

  test("flags that do not go together are a wrong call, here too", async () => {
    const { code, stdout, stderr } = await inside(["pool", "-", "--interval", "HC", "--tau2", "REML"], {
      input: "yi,vi\n1,1\n2,1\n",
    });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/needs tau2 "DL"[\s\S]+wane pool --help says more/);
  });

  test("thousands set apart in a table of events are not read as decimals", async () => {
    const { code, stderr } = await inside(["pool", "-", "--method", "MH"], {
      input: "ai;n1i;ci;n2i\n3;1.000;4;1,200\n",
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/column n1i: .+write 1000 without a separator, or 1[\s\S]+n2i: .+write 1200 without/);
  });

  test("two effects of one trial are refused by name", () => {
    const { code, stderr } = wane(["pool", "-"], { input: "yi,vi,trial\n1,1,A 2001\n2,1,A 2001\n" });
    expect(code).toBe(1);
    expect(stderr).toContain('standard input line 3: pool needs one effect per trial, got a second from "A 2001"');
  });

  test("tables of events by --method, with zero cells as they are", () => {
    const input = "trial,ai,n1i,ci,n2i\nA,0,100,3,100\nB,2,100,0,100\nC,4,200,7,197\n";
    const tables = [
      { label: "A", ai: 0, bi: 100, ci: 3, di: 97 },
      { label: "B", ai: 2, bi: 98, ci: 0, di: 100 },
      { label: "C", ai: 4, bi: 196, ci: 7, di: 190 },
    ];
    const by = (...flags: string[]) => JSON.parse(wane(["pool", "-", "--json", ...flags], { input }).stdout);
    expect(by("--method", "MH")).toEqual(mantelHaenszel(tables));
    expect(by("--method", "MH", "--measure", "RD")).toEqual(mantelHaenszel(tables, { measure: "RD" }));
    expect(by("--method", "Peto", "--level", "0.9")).toEqual(peto(tables, { level: 0.9 }));
    expect(wane(["pool", "-", "--method", "MH"], { input }).stdout).toContain("Mantel-Haenszel, common effect");
    const bad = wane(["pool", "-", "--method", "MH"], { input: "trial,ai,n1i,ci,n2i\nA,5,4,-1,9\nA,1,2,1,2\n" });
    expect(bad.code).toBe(1);
    for (const complaint of ['line 2, column n1i: needs a number of at least 5, got "4"', "column ci", "a second from"])
      expect(bad.stderr).toContain(complaint);
    expect(wane(["pool", "-", "--method", "Peto", "--measure", "RR"], { input }).code).toBe(2);
    expect(wane(["pool", "-", "--method", "MH", "--tau2", "DL"], { input }).stderr).toContain("takes no --tau2");
  });

  test("published pooled results are refused, with the reason, and shown side by side by wane synthesize", () => {
    const { stdout } = wane(["effects", "needling-reviews"]);
    expect(wane(["pool", "-"], { input: stdout })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("trials overlap"),
    });
    const shown = wane(["synthesize", "needling-reviews", "--out", "out"]);
    expect([shown.code, shown.stderr]).toEqual([0, ""]);
    expect(shown.stdout).toContain("not pooled: their trials overlap");
  });

  test("a table of trials is not a table of effects", () => {
    const { code, stderr } = wane(["pool", "-"], { input: wrong });
    expect(code).toBe(1);
    expect(stderr).toContain("there is no column yi");
  });

  test("--ascii keeps to ASCII, and --width to its width", () => {
    const { stdout } = wane(["pool", "-", "--ascii", "--width", "60"], { input: wane(["effects", "bcg"]).stdout });
    expect(stdout).toMatch(/^[\n -~]+$/);
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(60);
  });
});

describe("wane synthesize", () => {
  test("makes tables alone of rows that compare nothing", () => {
    for (const name of ["blinding", "harms"]) {
      const cwd = emptyFolder();
      const { code, stdout, stderr } = wane(["synthesize", name, "--out", "out"], { cwd });
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("nothing pooled");
      expect(readdirSync(join(cwd, "out")).sort()).toEqual(
        [...[name, "included"].flatMap((table) => [`${table}.csv`, `${table}.html`]), "manifest.json"].sort(),
      );
      expect(isWhole(join(cwd, "out"))).toBe(true);
    }
  });

  test("writes every figure and table, the plan and the manifest; tables are those of the library", () => {
    const cwd = emptyFolder();
    const { code, stdout, stderr } = wane(["synthesize", "synthetic-needling", "--out", "a/out"], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Synthetic data: invented trials");
    const out = join(cwd, "a/out");
    expect(readdirSync(out).sort()).toEqual(
      [
        ...["fade", "forest", "grid"].flatMap((name) => [`${name}.png`, `${name}.svg`, `${name}.vl.json`]),
        ...["audit.csv", "augment.csv", "contrasts.csv", "glance.csv", "included.csv", "included.html", "tidy.csv"],
        ...["analysis.R", "manifest.json", "plan.json"],
      ].sort(),
    );
    expect(isWhole(out)).toBe(true);
    const plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
    expect(readPlan(plan)).toEqual(plan);
    const { rows } = synthesize(readContrasts(shipped.syntheticNeedling), plan);
    expect(readFileSync(join(out, "tidy.csv"), "utf8")).toBe(toCsv(rows.tidy));
  });

  test("the same input gives the same bytes, and its own plan gives them again", () => {
    const cwd = emptyFolder();
    wane(["synthesize", "bcg", "--out", "a"], { cwd });
    wane(["figures", "bcg", "--out", "b"], { cwd });
    wane(["synthesize", "bcg", "--plan", "a/plan.json", "--out", "c"], { cwd });
    const names = readdirSync(join(cwd, "a"));
    const bytes = (folder: string, name: string): string => readFileSync(join(cwd, folder, name), "latin1");
    for (const name of names) expect(bytes("b", name)).toBe(bytes("a", name));
    // The manifest names the plan that was read.
    for (const name of names.filter((each) => each !== "manifest.json"))
      expect(bytes("c", name)).toBe(bytes("a", name));
  });

  test("prints the grid, ratios as ratios, and what became of the rows", async () => {
    const { stdout } = wane(["synthesize", "bcg", "--out", "out", "--forest"]);
    expect(stdout).toContain("0.49");
    expect(stdout).toContain("13 rows: 13 pooled");
    await expect(stdout).toMatchFileSnapshot("golden/synthesize-bcg.txt");
  });

  test("says which cell turns on one trial or on the method, unless the plan asks for no such notes", async () => {
    const rows = [0.8, 0.1, 0.3, 0.2, 0.1].map((estimate, i) => `Trial ${"ABCDE"[i]},sham,pain,MD,${estimate},0.2236`);
    const plan = { outcome: "pain", measure: "MD", by: ["control"] };
    const cwd = written(emptyFolder(), {
      "data.csv": [
        "trial,comparator,outcome,measure,estimate,se",
        ...rows,
        "Trial F,no-treatment,pain,MD,0.5,0.2",
      ].join("\n"),
      "with.json": JSON.stringify(plan),
      "without.json": JSON.stringify({ ...plan, sensitivityNotes: false }),
    });
    const synthesized = async (name: string): Promise<readonly [string, string]> => {
      const out = join(cwd, name);
      const { stdout } = await inside(["synthesize", join(cwd, "data.csv"), "--plan", `${out}.json`, "--out", out]);
      return [stdout.replace(/\s+/g, " "), readFileSync(join(out, "tidy.csv"), "utf8")];
    };
    const [said, tidy] = await synthesized("with");
    expect(said).toContain(
      "note: the 95% interval holds 0 with all trials; without Trial A it lies above 0 (sham: unspecified)",
    );
    expect(said).toContain("note: the 95% interval holds 0 by REML with HKSJ; of 8 other methods 3 say otherwise");
    expect(tidy.match(/RESULT_TURNS_ON_ONE_TRIAL CONCLUSION_BY_METHOD/g)).toHaveLength(1);
    expect((await synthesized("without")).join()).not.toMatch(/with all trials|RESULT_TURNS/);
  });

  test("flags win over the plan, and what differs from before is named", async () => {
    const cwd = written(emptyFolder(), { "plan.json": '{"outcome":"tuberculosis","measure":"RR","by":["control"]}' });
    const out = join(cwd, "out");
    const call = ["synthesize", "bcg", "--plan", join(cwd, "plan.json"), "--out", out];
    expect((await inside(call)).code).toBe(0);
    expect((await inside([...call, "--force"])).stdout).toContain("Nothing differs from what stood there.");
    const { stdout } = await inside([...call, "--force", "--tau2", "DL"]);
    expect(stdout).toMatch(/Changed: .*tidy\.csv/);
    expect(JSON.parse(readFileSync(join(out, "plan.json"), "utf8")).tau2).toBe("DL");
  });

  test("a question without an answer, a wrong plan and wrong data end with 1 and leave nothing", () => {
    const cwd = written(emptyFolder(), {
      "plan.json": '{"outcome":"tuberculosis","measure":"RR","tau3":"DL"}',
      "broken.json": "{",
      "wrong.csv": wrong,
    });
    const refused = [
      wane(["synthesize", "bcg", "--outcome", "pain", "--out", "out"], { cwd }),
      wane(["synthesize", "bcg", "--plan", "plan.json", "--out", "out"], { cwd }),
      wane(["synthesize", "bcg", "--plan", "broken.json", "--out", "out"], { cwd }),
      wane(["synthesize", "wrong.csv", "--out", "out"], { cwd }),
    ];
    expect(refused.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(refused.map(({ stderr }) => stderr).join("")).toMatch(
      /no row has an outcome[\s\S]+plan\.json: .*tau3[\s\S]+broken\.json: the file is not JSON[\s\S]+wrong\.csv line 2, column sd1i/,
    );
    expect(readdirSync(cwd).sort()).toEqual(["broken.json", "plan.json", "wrong.csv"]);
  });
});

describe("a question that no row answers", () => {
  const unanswered =
    "wane: the question has no answer, as none of 13 rows gives an effect to pool: 13 unusable (OTHER_MEASURE: events give no SMD); ask for another outcome or measure, or add what the rows lack\n";

  test("ends wane effects with 1, after its lines", async () => {
    const { code, stdout, stderr } = await inside(["effects", "bcg", "--measure", "SMD"]);
    expect([code, stderr]).toEqual([1, unanswered]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(14);
  });

  test("ends wane synthesize with 1, its folder whole, and says so in JSON", async () => {
    const out = join(emptyFolder(), "out");
    const { code, stdout, stderr } = await inside(["synthesize", "bcg", "--measure", "SMD", "--out", out, "--json"]);
    expect([code, stderr]).toEqual([1, unanswered]);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, diagnostics: [{ code: "NO_ANSWER" }], out });
    expect(isWhole(out)).toBe(true);
    expect(readFileSync(join(out, "audit.csv"), "utf8")).toContain("events give no SMD");
  });

  test("is doubtful rows alone for wane synthesize, unless they are asked for", async () => {
    const out = join(emptyFolder(), "out");
    const around = { input: doubtful.replace("B 2002,pain,MD,-1,-2,0", "B 2002,pain,MD,-1,-2,9") };
    const call = ["synthesize", "-", "--out", out];
    const { code, stderr } = await inside(call, around);
    expect(code).toBe(1);
    expect(stderr).toContain("2 doubtful (CI_ASYMMETRIC:");
    expect((await inside([...call, "--force", "--include-doubtful"], around)).code).toBe(0);
    expect((await inside(["effects", "-"], around)).code).toBe(0);
  });
});

describe("wane datasets, wane schema, wane init", () => {
  test("the list names every shipped set, with its rows", () => {
    const listed = JSON.parse(wane(["datasets", "--json"]).stdout) as { name: string; rows: number }[];
    const names = Object.values(shipped).map(({ name }) => name);
    expect(listed.map(({ name }) => name)).toEqual(names);
    expect(listed.every(({ rows }) => rows > 0)).toBe(true);
    const { stdout } = wane(["datasets"]);
    for (const name of names) expect(stdout).toContain(`${name}\n`);
  });

  test("a copy is what is shipped, and gives what the set by its name gives", () => {
    const cwd = emptyFolder();
    expect(wane(["datasets", "cotchett2014", "--out", "copy"], { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, "copy/data.csv"), "utf8")).toBe(shipped.cotchett2014.csv);
    expect(JSON.parse(readFileSync(join(cwd, "copy/codebook.json"), "utf8"))).toEqual(shipped.cotchett2014.codebook);
    const [copied, named] = [
      wane(["effects", "copy/data.csv", "--codebook", "copy/codebook.json"], { cwd }),
      wane(["effects", "cotchett2014"], { cwd }),
    ];
    expect(copied.stdout).toBe(named.stdout);
    expect(wane(["datasets", "bcg", "--out", "copy"], { cwd })).toMatchObject({ code: 2 });
    expect(readFileSync(join(cwd, "copy/data.csv"), "utf8")).toBe(shipped.cotchett2014.csv);
  });

  test("schemas are those that are published", () => {
    for (const name of ["plan", "codebook", "row", "table", "arms", "effects", "trials"]) {
      const published = JSON.parse(readFileSync(`schema/${name}.schema.json`, "utf8"));
      expect(JSON.parse(wane(["schema", name]).stdout)).toEqual(published);
    }
  });

  test("a new review passes its check and is synthesized at once, and nothing of it is overwritten", () => {
    const cwd = emptyFolder();
    expect(wane(["init"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    const files = ["README.md", "codebook.json", "data.csv", "plan.json", "trials.csv"];
    expect(readdirSync(cwd).sort()).toEqual(files);
    const check = wane(["check", "data.csv", "--codebook", "codebook.json", "--trials", "trials.csv", "--strict"], {
      cwd,
    });
    expect(check.stdout).toContain("nothing to complain of");
    expect(check.code).toBe(0);
    expect(wane(["check", "data.csv"], { cwd }).code).toBe(0);
    const given = ["data.csv", "--codebook", "codebook.json", "--trials", "trials.csv", "--plan", "plan.json"];
    expect(wane(["synthesize", ...given, "--out", "figures"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    expect(isWhole(join(cwd, "figures"))).toBe(true);
    for (const table of ["included", "blinding", "credibility"])
      expect(readFileSync(join(cwd, `figures/${table}.html`), "utf8")).toContain("synthetic data: invented trials");
    expect(wane(["init"], { cwd })).toMatchObject({ code: 2 });
    mkdirSync(join(cwd, "other"));
    expect(wane(["init", "other"], { cwd }).code).toBe(0);
    expect(existsSync(join(cwd, "other/plan.json"))).toBe(true);
  });
});

/** Runs a line of bash with the runtime and the command line as its first two words. */
function shell(line: string): { stdout: string; stderr: string } {
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", line, process.execPath, BIN], { encoding: "utf8" });
  return { stdout, stderr };
}
