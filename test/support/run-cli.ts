// Runs the built command line as a user would: a process of its own, with its streams and exit code.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const builtCli = resolve(import.meta.dirname, '../../out/main/cli.js');

export interface CliResult {
  /** null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A running command; `end` resolves when it is over and its streams are closed. */
export interface RunningCli {
  child: ChildProcessWithoutNullStreams;
  end: Promise<CliResult>;
}

/** `environment` comes beside this process's own. */
export const startCli = (
  args: readonly string[],
  cwd?: string,
  environment: Readonly<Record<string, string>> = {},
): RunningCli => {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [builtCli, ...args], cwd === undefined ? { env } : { cwd, env });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  const end = new Promise<CliResult>((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') }),
    );
  });
  return { child, end };
};

export const runCli = (
  args: readonly string[],
  cwd?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<CliResult> => startCli(args, cwd, environment).end;

/** The one JSON object on stdout; throws when there is anything else. */
export const jsonOf = ({ stdout }: CliResult): Record<string, unknown> => {
  const value: unknown = JSON.parse(stdout);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`not an object: ${stdout}`);
  return value as Record<string, unknown>;
};
