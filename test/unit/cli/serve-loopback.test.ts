import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '#cli/cli-context.ts';
import { serveLoopback } from '#cli/serve-loopback.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli } from '#test/support/run-cli.ts';

let rendererDir: string;
beforeEach(async () => {
  rendererDir = await mkdtemp(join(tmpdir(), 'sivo-audit-test-'));
});
afterEach(() => rm(rendererDir, { recursive: true, force: true }));

const contextOf = (signal: AbortSignal, onResult: (text: string) => void): CliContext => ({
  terminal: memoryTerminal(onResult),
  files: {
    root: rendererDir,
    version: '0.0.0-test',
    engineWorkerUrl: new URL('./engine-worker.js', pathToFileURL(builtCli)),
    rendererDir,
  },
  signal,
});

describe('serve', () => {
  it('prints the address, answers there, and stops when interrupted', async () => {
    await writeFile(join(rendererDir, 'index.html'), '<!doctype html><title>page</title>');
    const interrupt = new AbortController();
    let tell = (_: string): void => undefined;
    const printed = new Promise<string>((resolve) => {
      tell = resolve;
    });
    const served = serveLoopback(contextOf(interrupt.signal, tell), { openBrowser: false });
    const url = new URL((await printed).trim());
    expect(url.hostname).toBe('127.0.0.1');
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBeLessThan(400);
    interrupt.abort();
    await served;
    await expect(fetch(url)).rejects.toThrow();
  });

  it('says what to do when the page has not been built', async () => {
    const context = contextOf(new AbortController().signal, () => undefined);
    await expect(serveLoopback(context, { openBrowser: false })).rejects.toMatchObject({
      code: 'NOT_SUPPORTED_BY_HOST',
      data: { detail: expect.stringContaining('npm run build') },
    });
  });

  it('refuses a folder that is no archive before it listens', async () => {
    await writeFile(join(rendererDir, 'index.html'), '');
    const printed: string[] = [];
    const context = contextOf(new AbortController().signal, (text) => printed.push(text));
    const request = { archive: join(rendererDir, 'none'), openBrowser: false };
    await expect(serveLoopback(context, request)).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
    expect(printed).toEqual([]);
  });
});
