// A demo killed while it is being made is completed by asking for it again.
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { jsonOf, runCli, startCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const moments: [what: string, reached: (demo: string) => Promise<boolean>][] = [
  ['the folder is there', (demo) => exists(demo)],
  ['the archive is empty', (demo) => exists(join(demo, 'archive.json'))],
  ['the lock is taken', (demo) => exists(join(demo, 'archive.lock'))],
  ['the cases are written', (demo) => exists(join(demo, 'demo-cases.json'))],
  ['segments are written', async (demo) => (await readdir(join(demo, 'segments')).catch(() => [])).length > 2],
];

describe.skipIf(process.platform === 'win32')('a demo', () => {
  it.each(moments)(
    'killed when %s',
    async (_, reached) => {
      const demo = join(await temporaryFolder(), 'demo');
      const { child, end } = startCli(['demo', demo, '--events', '8000']);
      let over = false;
      void end.then(() => {
        over = true;
      });
      while (!over && !(await reached(demo))) await delay(1);
      child.kill('SIGKILL');
      await end;
      const again = await runCli(['demo', demo, '--events', '8000', '--json']);
      expect(jsonOf(again)).toMatchObject({ read: 8000, accepted: 8000, archive: { events: 8000 } });
      expect(await exists(join(demo, 'demo-cases.json'))).toBe(true);
    },
    120_000,
  );
});
