#!/usr/bin/env node
import { exitCodes } from "./failure.js";
import type { Host, Output } from "./host.js";
import { run } from "./run.js";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A reader that has seen enough, such as `head`, closes the pipe; then there is nobody left to write to. */
const outputOf = (stream: NodeJS.WriteStream): Output => {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    process.stderr.write(`wane: the output could not be written: ${error.message}\n`);
    process.exit(exitCodes.data);
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? null,
  };
};

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** While a signal has a listener it does not end the process, and the listener is called only when `work` is over. */
const uninterrupted: Host["uninterrupted"] = (work) => {
  const end = (): void => process.exit(exitCodes.interrupted);
  for (const signal of signals) process.on(signal, end);
  try {
    return work();
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
};

const host: Host = {
  stdin: process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  env: process.env,
  pid: process.pid,
  runs,
  uninterrupted,
  machine: `Node ${process.versions.node}, ${process.platform} ${process.arch}`,
};

void run(process.argv.slice(2), host).then((code) => {
  process.exitCode = code;
});
