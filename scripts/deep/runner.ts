import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What Stryker's instrumented code reads and writes. */
interface Instrumentation {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number;
  hitLimit: number | undefined;
  mutantCoverage?: object;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  readonly mutantActivation: "static" | "runtime";
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

/** Milliseconds of work after which a mutant stands; only the slowest tests, which stand last, are left out by this. */
const ENOUGH = 2_500;

/** A sample has one of so many mutants. */
const every = Number(process.env.MUTANTS_EVERY ?? 1);

const workSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

/** Written by the first run, in the sandbox, for the processes that run the mutants. */
const TIMES = "times-of-tests.json";

export interface Registered {
  readonly id: string;
  readonly run: () => unknown;
}

const instrumentation = globalThis as unknown as { __stryker__: Instrumentation };
instrumentation.__stryker__ ??= { activeMutant: undefined, currentTestId: undefined, hitCount: 0, hitLimit: undefined };
const stryker = instrumentation.__stryker__;

/**
 * Runs tests in the process that Stryker gives it: they are loaded once and not once for each mutant, which Vitest's own runner
 * does and which is most of its time. Of the tests that reach a mutant those come first that find most for their time, and the first that fails ends it.
 */
class Runner {
  private tests: readonly Registered[] | null = null;
  /** Milliseconds that a test took when it last passed, and how many mutants it has found here. */
  private readonly times = new Map<string, number>();
  private readonly finds = new Map<string, number>();
  /** Whether a mutant has run here, and may have left something behind, such as a remembered quantile. */
  private used = false;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    stryker.activeMutant = undefined;
    const tests = [];
    for (const test of await this.load()) {
      stryker.currentTestId = test.id;
      const start = performance.now();
      const failure = await failureOf(test);
      stryker.currentTestId = undefined;
      const timeSpentMs = performance.now() - start;
      const outcome = failure === null ? { status: 0 } : { status: 1, failureMessage: failure };
      tests.push({ id: test.id, name: test.id, timeSpentMs, ...outcome });
    }
    writeFileSync(TIMES, JSON.stringify(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs])));
    return { status: "complete", tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }: MutantRun) {
    // What is not of the sample has a status that no count knows.
    if (Number(activeMutant.id) % every !== 0) return { status: "error", errorMessage: "not of the sample" };
    if (mutantActivation === "static") stryker.activeMutant = activeMutant.id;
    const loaded = await this.load();
    const reaching = testFilter === undefined ? null : new Set(testFilter);
    const tests = loaded
      .filter(({ id }) => reaching?.has(id) ?? true)
      .sort((a, b) => this.promise(b) - this.promise(a));
    const id = internalized(activeMutant.id);
    stryker.hitCount = 0;
    stryker.hitLimit = hitLimit;
    const before = process.cpuUsage();
    for (const [i, test] of tests.entries()) {
      if (workSince(before) > ENOUGH) break;
      stryker.activeMutant = id;
      const start = performance.now();
      const failureMessage = await failureOf(test);
      stryker.activeMutant = undefined;
      if (hitLimit !== undefined && stryker.hitCount > hitLimit) return { status: "timeout", reason: "hit limit" };
      if (failureMessage === null) {
        this.times.set(test.id, performance.now() - start);
        continue;
      }
      // Stryker tries again in a new process.
      if (this.used && (await failureOf(test)) !== null) throw new Error(`${test.id} fails without a mutant`);
      this.used = true;
      this.finds.set(test.id, 1 + (this.finds.get(test.id) ?? 0));
      return { status: "killed", killedBy: [test.id], failureMessage, nrOfTests: i + 1 };
    }
    this.used = true;
    return { status: "survived", nrOfTests: tests.length };
  }

  /** Mutants that a test may be expected to find in a millisecond: neighbours are found by the same tests. */
  private promise({ id }: Registered): number {
    return ((this.finds.get(id) ?? 0) + 0.1) / ((this.times.get(id) ?? 0) + 1);
  }

  private async load(): Promise<readonly Registered[]> {
    if (this.tests !== null) return this.tests;
    countOnlyInDryRun("src");
    const harness = pathToFileURL(resolve("scripts/deep/harness.ts")).href;
    // The tests' `vitest` is the harness; its own is Vitest's.
    const hook = `export const resolve = (name, context, next) => name === "vitest" && context.parentURL !== ${JSON.stringify(harness)}
      ? { url: ${JSON.stringify(harness)}, format: "module", shortCircuit: true } : next(name, context);`;
    register(`data:text/javascript,${encodeURIComponent(hook)}`);
    const { collected } = (await import(harness)) as typeof import("./harness.js");
    this.tests = await collected();
    if (existsSync(TIMES)) {
      for (const [id, time] of JSON.parse(readFileSync(TIMES, "utf8")) as [string, number][]) this.times.set(id, time);
    }
    return this.tests;
  }
}

/** The same text as the engine holds it for names of properties, which are compared at once and not letter by letter. */
const internalized = (id: string): string => Object.keys({ [id]: 0 })[0] as string;

async function failureOf({ run }: Registered): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return String(error);
  }
}

/** Visits of each mutant are counted in the first run only, as counting takes several times as long as the tests. */
function countOnlyInDryRun(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) countOnlyInDryRun(path);
    if (!entry.isFile()) continue;
    const code = readFileSync(path, "utf8");
    if (!code.includes("function cover() {\n")) continue;
    const partial = `${path}.${process.pid}`;
    writeFileSync(partial, code.replace("function cover() {\n", "function cover() { if (ns.activeMutant) return;\n"));
    renameSync(partial, path);
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "in-process", injectableClass: Runner }];
