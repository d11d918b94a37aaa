import type { Host } from "../../src/cli/host.js";
import { run } from "../../src/cli/run.js";

interface Around {
  readonly input?: string;
  readonly isTerminal?: boolean;
  readonly env?: Host["env"];
  readonly columns?: number;
  readonly stdin?: Host["stdin"];
}

/** Runs one call inside this process, with a world made for it, and tells what it wrote. */
export async function inside(args: readonly string[], around: Around = {}) {
  const { input = "", isTerminal = false, env = {}, columns = null } = around;
  const written: Record<"stdout" | "stderr", string[]> = { stdout: [], stderr: [] };
  const output = (name: keyof typeof written) => ({
    write: (text: string): void => void written[name].push(text),
    isTerminal,
    columns,
  });
  async function* stdin() {
    yield new TextEncoder().encode(input);
  }
  const code = await run(args, {
    ...{ stdin: around.stdin ?? stdin(), stdout: output("stdout"), stderr: output("stderr"), env, pid: process.pid },
    ...{ runs: () => false, uninterrupted: (work) => work(), machine: "a test" },
  });
  return { code, stdout: written.stdout.join(""), stderr: written.stderr.join(""), written };
}
