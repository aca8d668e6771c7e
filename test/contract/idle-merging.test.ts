// An archive that is left alone has its small segments merged, by the real workers.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { serviceForTests } from './transports.ts';

it('merges small segments once the archive is quiet', async () => {
  const folder = await temporaryFolder();
  const { client, close } = serviceForTests(50);
  onTestFinished(close);
  await client.archive.create({ path: join(folder, 'archive') });
  for (const events of [20, 40]) {
    const path = join(folder, `${events}.jsonl`);
    await writeFile(path, toJsonLines(sampleEvents(events)));
    for await (const _ of await client.imports.run({ sources: [{ kind: 'path', path }] }));
  }
  const merged = await vi.waitUntil(
    async () => {
      const current = await client.archive.current();
      return current !== null && current.generation > 2 ? current : null;
    },
    { timeout: 20_000, interval: 20 },
  );
  expect(merged.events).toBe(40);
  expect(await client.archive.compact()).toMatchObject({ merges: [] });
  for await (const moment of await client.integrity.verify({ scope: 'everything' })) {
    if (moment.kind === 'report') expect(moment).toMatchObject({ ok: true, problems: [] });
  }
});
