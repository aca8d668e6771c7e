// Runs the desktop as a child process and tells whether its window ever came up.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { desktopOpenLine } from '#shared/desktop-open-line.ts';

/** `opened: false` is a desktop that could not start (missing system library, no usable sandbox); `detail` says how it ended. */
export type DesktopEnd = { opened: true; exitCode: number } | { opened: false; detail: string };

/** Environment of the child: ELECTRON_RUN_AS_NODE would turn the runtime into a plain Node. */
const desktopEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return rest;
};

/**
 * Starts `runtimePath` with `args`, the first of which is the folder of package.json, and resolves when it ends; it
 * never rejects. Ending well without a window is a second instance that handed over to the first. Lines the desktop prints go to `print`.
 */
export const launchDesktop = (
  runtimePath: string,
  args: readonly string[],
  print: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<DesktopEnd> =>
  new Promise((resolve) => {
    let opened = false;
    const child = spawn(runtimePath, args, {
      env: desktopEnvironment(env),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === desktopOpenLine) opened = true;
      print(line);
    });
    const stop = (): void => {
      child.kill('SIGTERM');
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const end = (result: DesktopEnd): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(result);
    };
    child.on('error', (error) => end({ opened: false, detail: error.message }));
    child.on('close', (code, signal) => {
      if (opened || code === 0) end({ opened: true, exitCode: code ?? 1 });
      else end({ opened: false, detail: signal === null ? `it ended with code ${code}` : `it was ended by ${signal}` });
    });
  });
