/** Where text goes. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Letters in a line of the terminal. */
  readonly columns: number | null;
}

/** The world as a command sees it; everything that is not here, a command cannot reach. */
export interface Host {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pid: number;
  /** Whether a process runs, by its number. */
  readonly runs: (pid: number) => boolean;
  /** Does something that no signal but SIGKILL may break off. */
  readonly uninterrupted: <T>(work: () => T) => T;
  /** Runtime and system, for reports of faults. */
  readonly machine: string;
}
