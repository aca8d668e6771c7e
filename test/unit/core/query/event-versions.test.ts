import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0-test', now: () => new Date() };
const told = (by: string): string =>
  `{"id":"e1","timestamp":"2026-05-20T10:00:00Z","action":"update","reason":"${by}"}`;

describe('the versions of an event', () => {
  it('come in the order of imports, sources and records', async () => {
    const folder = await temporaryFolder();
    const archive = join(folder, 'archive');
    createArchive(archive, options);
    const imports = [
      [[told('a')], [told('b'), told('d'), told('a'), told('c')]],
      [[told('f')], [told('e')]],
    ];
    for (const [run, files] of imports.entries()) {
      const sources = files.map((_, at) => ({ path: join(folder, `${run}-${at}.jsonl`), name: `${run}-${at}` }));
      for (const [at, lines] of files.entries()) await writeFile(sources[at]?.path ?? '', lines.join('\n'));
      await runImport({ ...options, writer: await openWriter(archive, options), sources, strict: false });
    }
    const engine = await createQueryEngine(archive);
    const { versions } = await engine.eventsGet('e1');
    engine.close();
    expect(versions.map(({ event }) => event.reason)).toEqual(['a', 'b', 'd', 'c', 'f', 'e']);
    expect(versions.every(({ conflict }) => conflict)).toBe(true);
    expect(versions.map(({ provenance }) => `${provenance.source}:${provenance.line}`)).toEqual([
      '0-0:1',
      '0-1:1',
      '0-1:2',
      '0-1:4',
      '1-0:1',
      '1-1:1',
    ]);
  });
});
