import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtCli, jsonOf, runCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

/** Odd on purpose: own key order, spaces, escapes, a number no double can hold. */
const odd =
  '{ "action" : "upd\\u0061te","id":"e1", "n": 12345678901234567890,"timestamp":"2026-05-20T12:23:45+02:00" }';
const other = '{"id":"e1","timestamp":"2026-05-20T10:23:45.000Z","action":"delete"}';

const archiveOf = async (...lines: string[]): Promise<string> => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.jsonl'), `${lines.join('\r\n')}\r\n`);
  const archive = join(folder, 'archive');
  const imported = await runCli(['import', join(folder, 'a.jsonl'), '--archive', archive]);
  expect(imported.code).toBe(0);
  return archive;
};

const bytesOf = (args: readonly string[]): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builtCli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(pieces)));
  });

describe('show', () => {
  it('gives the exact bytes of the source record', async () => {
    const archive = await archiveOf(odd);
    expect(await bytesOf(['show', 'e1', '--archive', archive, '--raw'])).toEqual(Buffer.from(odd));
  });

  it('finds an event by an id of any length', async () => {
    const id = 'x'.repeat(100_000);
    const archive = await archiveOf(odd.replace('e1', id));
    expect(jsonOf(await runCli(['show', id, '--archive', archive, '--json']))).toMatchObject({
      versions: [{ event: { id } }],
    });
  });

  it('gives every version where sources disagree', async () => {
    const archive = await archiveOf(odd, other);
    expect((await bytesOf(['show', 'e1', '--archive', archive, '--raw'])).toString()).toBe(`${odd}\n${other}`);
    const reply = jsonOf(await runCli(['show', 'e1', '--archive', archive, '--json']));
    expect(Object.keys(reply)).toEqual(['versions']);
    expect(reply).toMatchObject({
      versions: [
        { event: { id: 'e1', action: 'update' }, provenance: { line: 1, byteOffset: 0 }, raw: { text: odd } },
        { event: { id: 'e1', action: 'delete' }, provenance: { line: 2 }, conflict: true, raw: { text: other } },
      ],
    });
    const { stdout } = await runCli(['show', 'e1', '--archive', archive]);
    expect(stdout).toContain('Version 2 of 2');
    expect(stdout).toMatch(/^source {4}.*a\.jsonl, line 2, byte \d+$/m);
  });

  it('does not find what is not there', async () => {
    const result = await runCli(['show', 'e2', '--archive', await archiveOf(other), '--json']);
    expect(result.code).toBe(5);
    expect(jsonOf(result)).toMatchObject({ error: { code: 'EVENT_NOT_FOUND', where: 'e2' } });
  });
});
