// The command `prove`, over a real archive; what it prints is checked by a verifier of its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdsAbsence, holdsInclusion, isConsistent } from '#test/support/check-proof.ts';
import { type CliResult, jsonOf, runCli } from '#test/support/run-cli.ts';
import { signWithTestKey } from '#test/support/sign-with-test-key.ts';

type Inclusion = Parameters<typeof holdsInclusion>[0];
type Absence = Parameters<typeof holdsAbsence>[0];

signWithTestKey();
const folder = mkdtempSync(join(tmpdir(), 'prove-'));
const archive = join(folder, 'archive');
const line = (number: number): string =>
  `${JSON.stringify({
    id: `e${number}`,
    timestamp: `2026-05-20T10:00:0${number}.000Z`,
    actor: { id: `u|${number}`, email: `p${number}@acme.example` },
    action: 'access',
    resource: { type: 'recording', id: `r${number}` },
  })}\n`;
const prove = (...args: string[]): Promise<CliResult> => runCli(['prove', ...args, '--archive', archive]);

beforeAll(async () => {
  const file = join(folder, 'log.jsonl');
  await writeFile(file, [1, 2, 3].map(line).join(''));
  expect((await runCli(['import', file, '--archive', archive])).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('prove', () => {
  it('prints and writes proofs of an event', async () => {
    const told = await prove('e2', '--json');
    const { proofs } = jsonOf(told) as unknown as { proofs: Inclusion[] };
    expect([told.code, proofs.length, proofs.every(holdsInclusion)]).toEqual([0, 1, true]);
    const out = join(folder, 'proof.json');
    const written = await prove('e2', '-o', out);
    expect(written.stdout).toMatch(/^Event e2 stands in import .*\n {2}leaf +2 of 3, 2 hashes/);
    expect(written.stdout).toMatch(/line 1 of the ledger, .* signed by SHA256:/);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({ proofs });
    expect((await prove('e2', '-o', out)).code).toBe(2);
    expect(jsonOf(await prove('e2', '-o', out, '--force', '--json'))).toMatchObject({ path: out });
    expect((await prove('e9')).code).toBe(5);
  });

  it('prints a proof that nobody did something, and refuses one where somebody did', async () => {
    const head = /head +(\S+)/.exec((await prove('--head')).stdout)?.[1] ?? '';
    const absent = jsonOf(await prove('--absent', 'P2@acme.example|recording|r1', '--json')) as unknown as Absence;
    expect(absent.question).toEqual({ actor: 'P2@acme.example', resourceType: 'recording', resourceId: 'r1' });
    expect(holdsAbsence(absent)).toBe(true);
    const text = await prove('--absent', 'u\\|9');
    expect([text.code, text.stdout]).toEqual([0, expect.stringContaining('begins with ["u|9"].')]);
    const there = await prove('--absent', 'P2@ACME.example|Recording|r2', '--json');
    expect(there.code).toBe(4);
    expect(jsonOf(there)).toMatchObject({ error: { code: 'NOT_PROVABLE' } });
    expect((await prove('--absent', 'U\\|3')).stderr).toContain('e3');

    const { older, newer, path } = jsonOf(await prove('--consistency', head, '--json')) as unknown as {
      older: { lines: number; root: string };
      newer: { lines: number; root: string };
      path: string[];
    };
    expect(newer.lines).toBeGreaterThan(older.lines);
    expect(isConsistent(older, newer, path)).toBe(true);
    expect((await prove('--consistency', head)).stdout).toContain('still begins with');
    expect((await prove('--consistency', `1:${'ab'.repeat(32)}`)).code).toBe(4);
  });

  it('wants one question that makes sense', async () => {
    for (const args of [[], ['e1', '--head'], ['--absent', '|x'], ['--absent', 'a|b|c|d'], ['--consistency', '5']]) {
      expect((await prove(...args)).code).toBe(2);
    }
  });
});
