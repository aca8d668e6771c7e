import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchDesktop } from '#cli/start/launch-desktop.ts';
import { desktopOpenLine } from '#shared/desktop-open-line.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'launch-desktop-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Node stands in for the runtime, a script for the application. */
const launch = async (code: string, env: NodeJS.ProcessEnv = process.env) => {
  const script = join(folder, 'application.cjs');
  await writeFile(script, code);
  const lines: string[] = [];
  const end = await launchDesktop(process.execPath, [script], (line) => lines.push(line), env);
  return { end, lines };
};

const open = `console.log(${JSON.stringify(desktopOpenLine)});`;

describe('launchDesktop', () => {
  it('passes on the lines and the exit code of a desktop that opened', async () => {
    const { end, lines } = await launch(`${open} process.exitCode = 3;`);
    expect(end).toEqual({ opened: true, exitCode: 3 });
    expect(lines).toEqual([desktopOpenLine]);
  });

  it('takes a good end without a window for a second instance', async () => {
    expect((await launch('')).end).toEqual({ opened: true, exitCode: 0 });
  });

  it('tells a desktop that could not start by code, by signal, or for want of a file', async () => {
    expect((await launch('process.exitCode = 127;')).end).toEqual({ opened: false, detail: 'it ended with code 127' });
    expect((await launch(`process.kill(process.pid, 'SIGKILL');`)).end).toEqual({
      opened: false,
      detail: 'it was ended by SIGKILL',
    });
    const end = await launchDesktop(join(folder, 'no-such-runtime'), [folder], () => {});
    expect(end).toEqual({ opened: false, detail: expect.stringContaining('ENOENT') });
  });

  it('never starts the runtime as a plain Node', async () => {
    const { lines } = await launch('console.log(String(process.env.ELECTRON_RUN_AS_NODE));', {
      ...process.env,
      ELECTRON_RUN_AS_NODE: '1',
    });
    expect(lines).toEqual(['undefined']);
  });
});
