import '../../../support/random-seed.ts';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreRequest } from '#core/changes/restore-request.ts';
import { curlText, fetchText } from '#core/changes/restore-texts.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { RestoreRequest } from '#shared/model/restore.ts';
import { anyJson } from '../../../support/random-events.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const nasty = [
  "it's",
  '$(touch pwned) `touch pwned` $HOME \\ "q" !!',
  "'; touch pwned; '",
  'line\nfeed\r\ttab \u0000 nul \u2028 \u2029',
  '\ud800 half',
  '</script><!--',
  '@/etc/passwd',
  '-o pwned',
  'SIVO_BODY\nSIVO_BODY',
  '[1-9]{a,b}',
  '💥ñ',
];

const requestOf = (id: string, value: JsonValue): RestoreRequest =>
  restoreRequest(
    { type: 'queue', id },
    { kind: 'change', patch: [{ op: 'replace', path: '/a', value }], merge: null, state: null },
    null,
  );

/** Runs the command with a curl that writes down what it is given. */
const run = (folder: string, command: string): { argv: string[]; stdin: string } => {
  writeFileSync(join(folder, 'command'), command);
  execFileSync('bash', ['command'], {
    cwd: folder,
    env: { PATH: `${folder}:${process.env.PATH}`, SIVO_TOKEN: 'tok $x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const argv = readFileSync(join(folder, 'argv'), 'utf8').split('\0').slice(0, -1);
  return { argv, stdin: readFileSync(join(folder, 'stdin'), 'utf8') };
};

const fakeCurl = async (): Promise<string> => {
  const folder = await temporaryFolder();
  const path = join(folder, 'curl');
  writeFileSync(path, '#!/bin/sh\nprintf "%s\\0" "$@" > argv\ncat > stdin\n');
  chmodSync(path, 0o755);
  return folder;
};

describe('curlText', () => {
  it('gives curl exactly the request, whatever the log holds', async () => {
    const folder = await fakeCurl();
    for (const text of nasty) {
      const request = requestOf(text.includes('\ud800') ? 'id' : text, text);
      const { argv } = run(folder, curlText(request));
      expect(argv).toEqual([
        '--globoff',
        '--request',
        'PATCH',
        request.url,
        '--header',
        'accept: application/json',
        '--header',
        'content-type: application/json-patch+json',
        '--header',
        'authorization: Bearer tok $x',
        '--data-raw',
        request.body,
      ]);
      expect(JSON.parse(argv.at(-1) ?? '')).toEqual([{ op: 'replace', path: '/a', value: text }]);
    }
    expect(() => readFileSync(join(folder, 'pwned'))).toThrow();
  });

  it('gives a body that is too long for an argument by its standard input', async () => {
    const folder = await fakeCurl();
    const request = requestOf('id', `${"long' $(touch pwned) ".repeat(20_000)}\nSIVO_BODY\n`);
    const { argv, stdin } = run(folder, curlText(request));
    expect(argv.slice(-2)).toEqual(['--data-binary', '@-']);
    expect(stdin).toBe(`${request.body}\n`);
  });
});

describe('fetchText', () => {
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
    ...texts: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const called = async (text: string): Promise<unknown[]> => {
    let given: unknown[] = [];
    const fetchStub = async (...args: unknown[]) => {
      given = args;
      return { status: 200, text: async () => '' };
    };
    const environment = { env: { SIVO_TOKEN: 'tok' } };
    await new AsyncFunction('fetch', 'process', 'console', text)(fetchStub, environment, { log: () => undefined });
    return given;
  };

  it('calls fetch with exactly the request', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyJson, fc.constantFrom(...nasty)), async (value) => {
        const request = requestOf('id', value);
        const text = fetchText(request);
        expect(text).not.toMatch(/<|\u2028|\u2029/);
        expect(await called(text)).toEqual([
          request.url,
          {
            method: 'PATCH',
            redirect: 'manual',
            headers: { ...request.headers, authorization: 'Bearer tok' },
            body: request.body,
          },
        ]);
      }),
      { numRuns: 300 },
    );
  });
});
