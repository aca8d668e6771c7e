import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuarantineFiles } from '#core/archive/read-quarantine.ts';
import { settlingParameters } from '#core/archive/settled-records.ts';
import type { Manifest, RejectedRecord } from '#core/archive/types.ts';
import type { ImportRecord, ReasonCode } from '#shared/model/archive.ts';
import { importEvents, temporaryArchive } from './support/temp-archive.ts';

const record = (line: number, reason: ReasonCode, source: string, raw = `record ${line}`): RejectedRecord => ({
  source,
  line,
  byteOffset: line * 10,
  reason,
  message: 'told by the test',
  bytes: Buffer.byteLength(raw),
  encoding: 'utf8',
  raw,
});

const reasons: ReasonCode[] = ['not_json', 'bad_timestamp', 'bad_field'];

/** The manifest as if its last import had read these records again. */
const withSettled = (manifest: Manifest, importId: string, ordinals: readonly number[]): Manifest => {
  const ranges = ordinals.map((ordinal) => ({ from: ordinal, to: ordinal }));
  const parameters = settlingParameters(new Map([[importId, ranges]]));
  const last = manifest.imports.at(-1) as ImportRecord;
  const again: ImportRecord = { ...last, id: 'again', rejected: 0, origin: { kind: 'quarantine', parameters } };
  return { ...manifest, imports: [...manifest.imports, again] };
};

describe('rejected records', () => {
  it('are found by import, reason, source and whether they were read again, at any depth', async () => {
    const path = temporaryArchive();
    const all: RejectedRecord[] = Array.from({ length: 60 }, (_, at) =>
      record(at + 1, reasons[at % 3] as ReasonCode, at % 4 === 0 ? 'a.csv' : 'b.csv'),
    );
    const first = await importEvents(path, [], { rejects: all.slice(0, 37) });
    const second = await importEvents(path, [], { rejects: all.slice(37) });
    const ids = [first.importId, second.importId];
    const settledOnes = [0, 1, 2, 9, 30, 36];
    const manifest = withSettled(second.manifest, first.importId, settledOnes);
    const files = new QuarantineFiles(path);
    const listed = all.map((item, at) => {
      const ordinal = at < 37 ? at : at - 37;
      const isSettled = at < 37 && settledOnes.includes(ordinal);
      return { ...item, importId: ids[at < 37 ? 0 : 1], ordinal, settledBy: isSettled ? 'again' : null };
    });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          importId: fc.constantFrom(undefined, ...ids, 'none'),
          reason: fc.constantFrom(undefined, ...reasons, 'too_large'),
          source: fc.constantFrom(undefined, 'a.csv', 'b.csv', 'c.csv'),
          settled: fc.boolean(),
        }),
        fc.nat(70),
        fc.integer({ min: 1, max: 40 }),
        async (filter, offset, limit) => {
          const fitting = listed.filter(
            (item) =>
              (filter.importId ?? item.importId) === item.importId &&
              (filter.reason ?? item.reason) === item.reason &&
              (filter.source ?? item.source) === item.source &&
              (filter.settled || item.settledBy === null),
          );
          expect(await files.list(manifest, filter, offset, limit)).toEqual({
            total: fitting.length,
            items: fitting.slice(offset, offset + limit),
          });
        },
      ),
    );
  });

  it('come back whole whatever they hold', async () => {
    const path = temporaryArchive();
    const texts = ['a\u2028b\u2029c', '\r\n\n', '', '\u0000\u001b[31m', '"\\', 'x'.repeat(65_536), '😀'.repeat(70_000)];
    const { manifest } = await importEvents(path, [], {
      rejects: texts.map((raw, at) => record(at + 1, 'not_json', 'odd', raw)),
    });
    const { items } = await new QuarantineFiles(path).list(manifest, { settled: true }, 0, 10);
    expect(items.map(({ raw }) => raw)).toEqual(texts);
  });

  it('are told to be damaged where a line or a record is not as it was written', async () => {
    const path = temporaryArchive();
    const rejects = Array.from({ length: 3 }, (_, at) => record(at, 'not_json', 'a'));
    const { manifest } = await importEvents(path, [], { rejects });
    const file = join(path, manifest.imports[0]?.quarantine?.file ?? '');
    const text = readFileSync(file, 'utf8');
    const ask = () => new QuarantineFiles(path).list(manifest, { settled: true }, 0, 10);
    writeFileSync(file, text.replace('"not_json"', '"because"'));
    await expect(ask()).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED', data: { where: file, detail: /line 1 / } });
    writeFileSync(file, text.split('\n').slice(0, 2).join('\n'));
    await expect(ask()).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
    writeFileSync(file, text);
    expect((await ask()).total).toBe(3);
  });
});
