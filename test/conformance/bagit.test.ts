// The bags of bagit-conformance-suite (Library of Congress): valid ones are accepted, invalid ones refused, doubtful ones told.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBagSource } from '#core/bag/open-source.ts';
import { readBag } from '#core/bag/read-bag.ts';
import { fixtureFolder } from '#test/support/fixture-folder.ts';

type Expectation = 'valid' | 'invalid' | 'warning';
interface Case {
  name: string;
  path: string;
  expected: Expectation;
}

/** Where what we say differs from the folder a bag lies in, and why. */
const exceptions: Readonly<Record<string, { said: Expectation; why: string }>> = {
  'v0.96/valid/bag-with-leading-dot-slash-in-manifest': {
    said: 'warning',
    why: 'the very same spelling stands under warning/relative-path for 0.97; it is accepted, and told',
  },
  'v0.97/valid/bag-with-leading-dot-slash-in-manifest': {
    said: 'warning',
    why: 'the very same spelling stands under warning/relative-path; it is accepted, and told',
  },
  'v0.97/warning/duplicate-file-with-different-case': {
    said: 'invalid',
    why: 'the manifest lists HELLO.txt and hello.txt and only one is there: on a system that tells them apart a file is missing',
  },
  'v0.97/warning/special-system-files': {
    said: 'invalid',
    why: 'the manifest lists .DS_Store, which is not in the suite itself: a listed file is missing, whatever its name',
  },
};

const fixtures = fixtureFolder('bagit');
const folder = fixtures === null ? null : mkdtempSync(join(tmpdir(), 'sivo-audit-bagit-'));
if (fixtures !== null && folder !== null) {
  execFileSync('tar', ['-xzf', join(fixtures, 'bagit-conformance-suite.tar.gz'), '-C', folder]);
}

const expectations: Readonly<Record<string, Expectation>> = {
  valid: 'valid',
  invalid: 'invalid',
  warning: 'warning',
  'linux-only': 'invalid',
  'windows-only': 'invalid',
};

const cases: Case[] =
  folder === null
    ? []
    : readdirSync(folder)
        .filter((version) => /^v\d/.test(version))
        .flatMap((version) =>
          readdirSync(join(folder, version)).flatMap((kind) =>
            readdirSync(join(folder, version, kind), { withFileTypes: true })
              .filter((entry) => entry.isDirectory())
              .map(({ name: bag }) => ({
                name: `${version}/${kind}/${bag}`,
                path: join(folder, version, kind, bag),
                expected: expectations[kind] ?? 'valid',
              })),
          ),
        );

describe.skipIf(folder === null)('bagit-conformance-suite', () => {
  afterAll(() => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  });

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(40);
  });

  it.each(cases)('$name', async ({ name, path, expected }) => {
    const source = await openBagSource(path);
    const { problems, warnings } = await readBag(source, {
      signal: new AbortController().signal,
      onBytes: () => undefined,
    });
    const said = problems.length > 0 ? 'invalid' : warnings.length > 0 ? 'warning' : 'valid';
    const wanted = exceptions[name]?.said ?? expected;
    expect({ said, problems, warnings }).toMatchObject({ said: wanted });
  });
});
