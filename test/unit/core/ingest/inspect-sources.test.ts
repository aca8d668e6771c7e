import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectSources } from '#core/ingest/inspect-sources.ts';
import { rememberMapping } from '#core/ingest/mapping/remembered-mappings.ts';
import { sourceInspectionSchema } from '#shared/model/inspection.ts';
import { type ImportDecisions, noDecisions } from '#shared/model/mapping.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const spanish = `\ufeffFecha y hora;Usuario;Acción;Oficina\r\n${Array.from(
  { length: 60 },
  (_, index) =>
    `${String((index % 28) + 1).padStart(2, '0')}/04/2026 10:15:00;ana@acme.example;crear;${'x'.repeat(300)}\r\n`,
).join('')}`;

const place = async (files: Record<string, string | Uint8Array>): Promise<string> => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'in'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, 'in', name), content);
  return folder;
};

const inspect = (folder: string, names: readonly string[], decisions: Partial<ImportDecisions> = {}) =>
  inspectSources(
    {
      sources: names.map((name) => ({ path: join(folder, name), name })),
      decisions: { ...noDecisions, ...decisions },
      dataFolder: join(folder, 'data'),
    },
    new AbortController().signal,
  );

describe('a first look', () => {
  it('tells layout, mapping, questions and the first rows, and writes nothing', async () => {
    const folder = await place({ 'a.csv.gz': gzipSync(spanish) });
    const [found] = await inspect(folder, ['in/a.csv.gz']);
    expect(sourceInspectionSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      containers: ['gzip'],
      format: 'csv',
      encoding: 'utf-8',
      dialect: { delimiter: ';', escape: 'doubled', preamble: 0, lineEnd: 'crlf' },
      columns: ['Fecha y hora', 'Usuario', 'Acción', 'Oficina'],
      origin: 'automatic',
      unmapped: ['Oficina'],
      questions: [{ kind: 'zone', column: 'Fecha y hora', proposed: 'Europe/Madrid' }],
    });
    expect(found?.rows).toHaveLength(50);
    expect(found?.rows[0]).toMatchObject({ line: 2, event: null, problem: expect.stringContaining('zone') });
    expect(found?.rows[0]?.cells.Oficina).toHaveLength(200);
    expect(await readdir(folder)).toEqual(['in']);
  });

  it('shows what a decision makes of it, and asks nothing once the profile is remembered', async () => {
    const folder = await place({ 'a.csv': spanish });
    const [decided] = await inspect(folder, ['in/a.csv'], { zone: 'Europe/Madrid' });
    expect(decided?.questions).toEqual([]);
    expect(decided?.rows[0]?.event).toMatchObject({ timestamp: '2026-04-01T08:15:00.000Z' });
    const { fingerprint, profile } = decided ?? {};
    if (!fingerprint || !profile) throw new Error('nothing to remember');
    rememberMapping(join(folder, 'data'), { fingerprint, savedAt: '', profile });
    const [again] = await inspect(folder, ['in/a.csv']);
    expect(again).toMatchObject({ origin: 'remembered', questions: [], profile: { time: { zone: 'Europe/Madrid' } } });
  });

  it('names what is no export, and rejected records with their reason', async () => {
    const folder = await place({
      LICENSE: 'Copyright, all rights reserved.\n',
      'b.jsonl': '{"id":"1","timestamp":"2026-05-20T10:23:45Z","action":"x","actor":{"id":"u"}}\nnot json\n',
    });
    const found = await inspect(folder, ['in']);
    expect(found.map(({ name, skipped, origin }) => [name, skipped !== null, origin])).toEqual([
      ['in/LICENSE', true, null],
      ['in/b.jsonl', false, 'built-in'],
    ]);
    expect(found[1]?.rows.map(({ line, problem }) => [line, problem === null])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('fails for what is not there', async () => {
    const folder = await place({});
    await expect(inspect(folder, ['in/none.csv'])).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' });
  });
});
