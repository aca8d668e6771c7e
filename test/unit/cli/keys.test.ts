import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli } from '#cli/program.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const files = appFiles(pathToFileURL(builtCli).href);
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  vi.stubEnv('SIVO_AUDIT_HOME', join(folder, 'home'));
});
afterEach(() => vi.unstubAllEnvs());

/** Runs `keys`; `answers` are what is typed at a terminal, null where there is none. */
const run = async (args: string[], answers: string[] | null = null) => {
  const terminal = memoryTerminal();
  const asked: string[] = [];
  const askSecret =
    answers === null
      ? null
      : async (question: string) => {
          asked.push(question);
          return answers.shift() ?? '';
        };
  const context = { terminal, files, signal: new AbortController().signal, askSecret };
  const code = await runCli(['keys', ...args], context);
  return { code, asked, ...terminal.written };
};

describe('keys, with one from the environment', () => {
  // The tests' own key is there: see test/support/sign-with-test-key.ts.
  it('shows it, and gives its public half in two spellings', async () => {
    const shown = JSON.parse((await run(['show', '--json'])).stdout);
    expect(shown).toMatchObject({ current: { kept: 'environment' }, locked: false, retired: [] });
    const { publicKey } = shown.current;
    expect((await run(['export', '--public'])).stdout).toBe(`${publicKey}\n`);
    expect((await run(['export', '--allowed-signers', 'audit@acme.example'])).stdout).toBe(
      `audit@acme.example namespaces="sivo-evidence-pack@v1" ${publicKey}\n`,
    );
    expect((await run([])).stdout).toContain('handed over in SIVO_AUDIT_SIGNING_KEY');
  });

  it('refuses to write a private key, to make another one, and to change it', async () => {
    expect(await run(['export'])).toMatchObject({ code: 2, stdout: '' });
    const passphrase = ['correct horse', 'correct horse'];
    for (const verb of ['create', 'rotate']) {
      const { code, stdout } = await run([verb, '--place', 'file', '--json'], [...passphrase]);
      expect([code, JSON.parse(stdout).error.code]).toEqual([2, 'KEY_REFUSED']);
    }
    expect(existsSync(join(folder, 'home'))).toBe(false);
  });

  it('says nothing of what was typed', async () => {
    for (const answers of [['short'], ['correct horse', 'corect horse'], ['correct horse', 'correct horse']]) {
      const typed = [...answers];
      const { code, asked, stdout, stderr } = await run(['create', '--place', 'file'], answers);
      expect([code, asked.length]).toEqual([2, typed.length]);
      for (const secret of typed) expect(stdout + stderr).not.toContain(secret);
    }
    const { code, stderr } = await run(['create', '--place', 'file']);
    expect([code, stderr.includes('SIVO_AUDIT_KEY_PASSPHRASE')]).toEqual([2, true]);
  });
});
