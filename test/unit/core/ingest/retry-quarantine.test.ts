import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { readManifest, writeManifest } from '#core/archive/manifest.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { QuarantineFilter } from '#core/archive/types.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import { headerFingerprint } from '#core/ingest/mapping/header-fingerprint.ts';
import { rememberMapping } from '#core/ingest/mapping/remembered-mappings.ts';
import { retryQuarantine } from '#core/ingest/retry-quarantine.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import type { QuarantineItem } from '#shared/model/archive.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import { type ImportDecisions, noDecisions } from '#shared/model/mapping.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0-test', now: () => new Date() };
const everything: QuarantineFilter = { settled: true };

interface Bench {
  folder: string;
  archive: string;
  add(files: Record<string, string | Buffer>, decisions?: Partial<ImportDecisions>): Promise<ImportReport>;
  retry(filter?: Partial<QuarantineFilter>, decisions?: Partial<ImportDecisions>): Promise<ImportReport>;
  listed(filter?: Partial<QuarantineFilter>): Promise<QuarantineItem[]>;
}

const newBench = async (signal = new AbortController().signal): Promise<Bench> => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  createArchive(archive, options);
  return {
    folder,
    archive,
    add: async (files, decisions = {}) => {
      for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
      return runImport({
        ...options,
        writer: await openWriter(archive, options),
        sources: Object.keys(files).map((name) => ({ path: join(folder, name), name })),
        strict: false,
        decisions: { ...noDecisions, ...decisions },
      });
    },
    retry: (filter = {}, decisions = {}) =>
      retryQuarantine(
        {
          path: archive,
          filter: { ...everything, ...filter },
          decisions: { ...noDecisions, ...decisions },
          dataFolder: join(folder, 'home'),
        },
        { ...options, openWriter: () => openWriter(archive, options) },
        { signal, onProgress: (_: ImportProgress) => undefined },
      ),
    listed: async (filter = {}) => {
      const reader = await openReader(archive);
      try {
        return (await reader.quarantine({ ...everything, ...filter }, 0, 1000)).items;
      } finally {
        reader.close();
      }
    },
  };
};

const eventOf = async (archive: string, id: string) => {
  const engine = await createQueryEngine(archive);
  try {
    return (await engine.eventsGet(id)).versions;
  } finally {
    engine.close();
  }
};

const zoned = (at: number): string => `a${at};2026-05-20T10:0${at}:00Z;update`;
const rows = (...more: string[]): string => ['id;timestamp;action', ...[1, 2, 3, 4, 5].map(zoned), ...more].join('\n');

describe('reading rejected records again', () => {
  it('takes what was decided now, and keeps where each record stood in its source', async () => {
    const bench = await newBench();
    const first = await bench.add({ 'panel.csv': rows('l1;2026-05-20 10:00:00;update', 'l2;never;update') });
    expect(first).toMatchObject({ read: 7, accepted: 5, rejected: 2 });
    const again = await bench.retry({}, { zone: 'Europe/Madrid' });
    expect(again).toMatchObject({ read: 2, accepted: 1, rejected: 1, rejects: [{ source: 'panel.csv', line: 8 }] });
    expect(again.left).toBeUndefined();
    expect(again.sources[0]?.warnings).toMatchObject([{ code: 'zone_assumed', count: 1 }]);
    const [version] = await eventOf(bench.archive, 'l1');
    expect(version).toMatchObject({
      event: { timestamp: '2026-05-20T08:00:00.000Z', timestampText: '2026-05-20 10:00:00' },
      provenance: { importId: again.importId, source: 'panel.csv', line: 7 },
      raw: { text: 'l1;2026-05-20 10:00:00;update' },
    });
    const { byteOffset } = (await bench.listed())[0] as QuarantineItem;
    expect(version?.provenance.byteOffset).toBe(byteOffset);
    const record = readManifest(bench.archive).imports[1];
    expect(record?.origin).toEqual({ kind: 'quarantine', parameters: { [`ordinals:${first.importId}`]: '0-1' } });
    expect(record?.sources[0]?.reading).toMatchObject({ zone: 'Europe/Madrid', csv: { delimiter: ';' } });
    expect(await bench.listed({ settled: false })).toMatchObject([
      { importId: again.importId, ordinal: 0, line: 8, settledBy: null, raw: 'l2;never;update' },
    ]);
    const report = await verifyArchive(bench.archive, { scope: 'everything', now: options.now });
    expect(report.problems).toEqual([]);
  });

  it('reads only what fits the filter, and each record once', async () => {
    const bench = await newBench();
    const one = await bench.add({
      'a.jsonl': ['oops', '{"id":"x1","action":"a"}', '{}'].join('\n'),
      'b.jsonl': '[1]\nno',
    });
    await bench.retry({ source: 'a.jsonl', reason: 'no_timestamp' });
    const after = await bench.listed();
    const fates = after
      .filter(({ importId }) => importId === one.importId)
      .map(({ source, reason, settledBy }) => [source, reason, settledBy !== null]);
    expect(fates).toEqual([
      ['a.jsonl', 'not_json', false],
      ['a.jsonl', 'no_timestamp', true],
      ['a.jsonl', 'no_timestamp', true],
      ['b.jsonl', 'not_an_object', false],
      ['b.jsonl', 'not_json', false],
    ]);
    const rest = await bench.retry({ importId: one.importId });
    expect(rest.read).toBe(3);
    await expect(bench.retry({ importId: one.importId })).rejects.toMatchObject({ code: 'NOTHING_TO_RETRY' });
    expect(await bench.listed({ settled: false })).toHaveLength(5);
  });

  it('maps by a profile that is given now, and notes it', async () => {
    const bench = await newBench();
    const good = [1, 2, 3].map((n) => `{"id":"ok${n}","timestamp":"2026-05-20T10:00:00Z","action":"a"}`);
    await bench.add({ 'b.jsonl': [...good, '{"id":"p1","h":"2026-05-20T10:00:00Z","v":"drop"}'].join('\n') });
    const profile = {
      format: 'sivo-audit-mapping' as const,
      version: 1 as const,
      name: 'Happened',
      records: null,
      fields: { id: { from: ['/id'] }, timestamp: { from: ['/h'] }, action: { from: ['/v'] } },
      time: { format: 'auto' as const, zone: null },
      diff: 'auto' as const,
    };
    const again = await bench.retry({ source: 'b.jsonl' }, { profile });
    expect(again).toMatchObject({ read: 1, accepted: 1 });
    expect((await eventOf(bench.archive, 'p1'))[0]?.event.action).toBe('drop');
    const record = readManifest(bench.archive).imports.at(-1);
    const digest = record?.sources[0]?.reading?.profile ?? '';
    expect(record?.profiles?.[digest]).toEqual(profile);
  });

  it.each(['utf-16le', 'utf-16be', 'windows-1252'])(
    'reads records in %s again with their own bytes',
    async (encoding) => {
      const bench = await newBench();
      const text = rows('ñ1;2026-05-20 10:00:00;añadir');
      const little = Buffer.from(`\ufeff${text}`, 'utf16le');
      const bytes = {
        'utf-16le': little,
        'utf-16be': Buffer.from(little).swap16(),
        'windows-1252': Buffer.from(text, 'latin1'),
      }[encoding];
      expect(await bench.add({ 'a.csv': bytes ?? '' })).toMatchObject({ accepted: 5, rejected: 1 });
      expect(await bench.retry({}, { zone: 'UTC' })).toMatchObject({ accepted: 1, rejected: 0 });
      const [version] = await eventOf(bench.archive, 'ñ1');
      expect(version?.event.action).toBe('añadir');
      const raw = Buffer.from(version?.raw.text ?? '', version?.raw.encoding === 'base64' ? 'base64' : 'utf8');
      expect(bytes?.includes(raw)).toBe(true);
      expect(bytes?.indexOf(raw)).toBe(version?.provenance.byteOffset);
    },
  );

  it('leaves what cannot be read again where it is, counted and told', async () => {
    const bench = await newBench();
    const long = `{"id":"long","pad":"${'x'.repeat(70_000)}"}`;
    const first = await bench.add({ 'a.json': `[{"id":"j1"},${long},{"id":"j2", "cut": [` });
    expect(first.rejected).toBe(3);
    const again = await bench.retry();
    expect(again).toMatchObject({ read: 1, rejected: 1 });
    expect(again.left).toEqual([
      { importId: first.importId, source: 'a.json', count: 1, why: 'cut' },
      { importId: first.importId, source: 'a.json', count: 1, why: 'truncated' },
    ]);
    expect((await bench.listed({ importId: first.importId })).map(({ settledBy }) => settledBy !== null)).toEqual([
      true,
      false,
      false,
    ]);
    await expect(bench.retry({ importId: first.importId })).rejects.toMatchObject({
      code: 'NOTHING_TO_RETRY',
      data: { detail: expect.stringContaining('64 KiB') },
    });
  });

  it('needs the header of a CSV file, and says so where its import noted none', async () => {
    const bench = await newBench();
    await bench.add({ 'a.csv': rows('l1;2026-05-20 10:00:00;update') });
    const manifest = readManifest(bench.archive);
    for (const source of manifest.imports[0]?.sources ?? []) delete source.reading;
    writeManifest(bench.archive, manifest);
    await expect(bench.retry({}, { zone: 'UTC' })).rejects.toMatchObject({
      code: 'NOTHING_TO_RETRY',
      data: { detail: expect.stringContaining('did not note how the source is laid out') },
    });
  });

  it('changes nothing when it is cancelled, finds nothing, or is asked for a zone nobody knows', async () => {
    const controller = new AbortController();
    const bench = await newBench(controller.signal);
    await bench.add({ 'a.jsonl': 'oops\n{"id":"x"}' });
    const before = readManifest(bench.archive);
    await expect(bench.retry({}, { zone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(bench.retry({ importId: 'none' })).rejects.toMatchObject({
      code: 'NOTHING_TO_RETRY',
      data: { detail: 'there is no import none' },
    });
    await expect(bench.retry({ reason: 'bad_field' })).rejects.toMatchObject({ code: 'NOTHING_TO_RETRY' });
    controller.abort();
    await expect(bench.retry()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readManifest(bench.archive)).toEqual(before);
  });

  it('uses a mapping that this machine remembers for the header', async () => {
    const bench = await newBench();
    const header = 'when;what;who';
    const all = [
      header,
      ...[1, 2, 3].map((n) => `2026-05-20T10:0${n}:00Z;update;ana${n}@acme.example`),
      '2026-05-20 11:00:00;update;luis@acme.example',
    ];
    const profile = {
      format: 'sivo-audit-mapping' as const,
      version: 1 as const,
      name: 'Panel',
      records: null,
      fields: { timestamp: { from: ['when'] }, action: { from: ['what'] }, 'actor.email': { from: ['who'] } },
      time: { format: 'auto' as const, zone: null },
      diff: 'auto' as const,
    };
    const first = await bench.add({ 'a.csv': all.join('\n') }, { profile });
    expect(first).toMatchObject({ accepted: 3, rejected: 1 });
    const fingerprint = headerFingerprint({ kind: 'table', header: header.split(';'), rows: [] });
    rememberMapping(join(bench.folder, 'home'), {
      fingerprint,
      savedAt: options.now().toISOString(),
      profile: { ...profile, time: { format: 'auto', zone: 'Europe/Madrid' } },
    });
    expect(await bench.retry({}, { remembered: false })).toMatchObject({ accepted: 0, rejected: 1 });
    const again = await bench.retry();
    expect(again).toMatchObject({ accepted: 1, sources: [{ reading: { zone: 'Europe/Madrid' } }] });
  });

  it('reads a source of one name again after its records were read under different zones', async () => {
    const bench = await newBench();
    await bench.add({ 's.jsonl': `${'{"id":"a","timestamp":"2026-01-01T00:00:00Z"}\n'.repeat(12)}oops\n` });
    await bench.retry({}, { zone: 'UTC' });
    await bench.add({
      's.jsonl': `${'{"id":"a","timestamp":"2026-01-01T00:00:00Z"}\n'.repeat(12)}{"id":"b","timestamp":"2026-01-01 00:00:00"}\n`,
    });
    expect(await bench.retry()).toMatchObject({ read: 2, rejected: 2 });
    const last = await bench.retry({}, { zone: 'Europe/Madrid' });
    expect(last).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
    expect(last.left).toBeUndefined();
  });

  it('loses no record however often what is read again', async () => {
    const kinds = [
      '{"id":"a","timestamp":"2026-01-01T00:00:00Z"}',
      '{"id":"b","timestamp":"2026-01-01 00:00:00"}',
      'oops',
      '{"id":"c"}',
      '[]',
    ];
    const step = fc.record({
      reason: fc.constantFrom(undefined, 'not_json' as const, 'bad_timestamp' as const, 'no_timestamp' as const),
      source: fc.constantFrom(undefined, 's.jsonl'),
      zone: fc.constantFrom(null, 'UTC'),
      lines: fc.array(fc.nat(kinds.length - 1), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const bench = await newBench();
        for (const { lines, reason, source, zone } of steps) {
          if (lines.length > 0)
            await bench.add({
              's.jsonl': `${Array(12).fill(kinds[0]).join('\n')}\n${lines.map((kind) => kinds[kind]).join('\n')}\n`,
            });
          const waiting = await bench.listed({ reason, source, settled: false });
          const job = bench.retry({ reason, source }, { zone });
          if (waiting.length === 0) await expect(job).rejects.toMatchObject({ code: 'NOTHING_TO_RETRY' });
          else expect(await job).toMatchObject({ read: waiting.length });
          const { imports, totals } = readManifest(bench.archive);
          const all = await bench.listed();
          expect(all).toHaveLength(totals.rejected);
          for (const run of imports) {
            expect(run.read).toBe(run.accepted + run.duplicates + run.conflicts + run.rejected);
            const settled = all.filter(({ settledBy }) => settledBy === run.id);
            if (run.origin?.kind === 'quarantine') expect(settled).toHaveLength(run.read);
          }
          const engine = await createQueryEngine(bench.archive);
          expect(engine.summary().waiting).toBe(all.filter(({ settledBy }) => settledBy === null).length);
          engine.close();
        }
      }),
      { numRuns: 12 },
    );
  });
});
