import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const event = (index: number): string => `{"id":"e${index}","timestamp":"2026-05-20T10:23:4${index}Z"}\n`;

describe('compact', () => {
  it('merges the small segments of a month and says so once', async () => {
    const folder = await temporaryFolder();
    const archive = join(folder, 'archive');
    for (const index of [1, 2, 3]) {
      await writeFile(join(folder, 'a.jsonl'), event(index));
      expect((await runCli(['import', join(folder, 'a.jsonl'), '--archive', archive])).code).toBe(0);
    }
    expect(await readdir(join(archive, 'segments'))).toHaveLength(3);
    const done = await runCli(['compact', '--archive', archive]);
    expect(done).toMatchObject({ code: 0, stdout: '3 segments became 1, 3 events in all.\n' });
    expect(await readdir(join(archive, 'segments'))).toEqual(['2026-05.000.4.sqlite']);
    const again = await runCli(['compact', '--archive', archive, '--json']);
    expect(jsonOf(again)).toEqual({ merges: [], events: 0, generation: 4 });
    expect(jsonOf(await runCli(['query', '--archive', archive, '--count', '--json']))).toEqual({ count: 3 });
    expect((await runCli(['compact', '--archive', archive])).stdout).toBe('Nothing is to be merged.\n');
  });
});
