// Text in other encodings through a whole import, into a real archive and back: the same events, the source's own bytes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { importTexts } from '#test/support/import-texts.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0-test', now: () => new Date() };
const rows = [1, 2, 3].map((row) => `evt_${row};2026-05-20T10:23:4${row}.123Z;Año ${row} – “sí” €`);
const csv = ['id;timestamp;reason', ...rows, ''].join('\r\n');
const objects = [1, 2, 3].map((row) =>
  JSON.stringify({ id: `evt_${row}`, timestamp: `2026-05-20T10:23:4${row}.123Z`, reason: `Año ${row} – “sí” €` }),
);

const wide = (text: string, isBig = false): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

const upper: Record<string, number> = { '–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80 };
const narrow = (text: string): Buffer => Buffer.from([...text].map((letter) => upper[letter] ?? letter.charCodeAt(0)));

describe('text in another encoding', () => {
  it('gives the same events as in UTF-8, and the report names it', async () => {
    const { report } = await importTexts({
      'utf8.csv': csv,
      'bom.csv': `\ufeff${csv}`,
      'le.csv': wide(csv),
      'be.csv.gz': gzipSync(wide(csv, true)),
      'bare.csv': Buffer.from(csv, 'utf16le'),
      '1252.csv': narrow(csv),
      'le.jsonl': wide(objects.join('\n')),
      'be.json': wide(`{"data":[${objects.join(',\n')}]}`, true),
    });
    expect(report).toMatchObject({ read: 24, accepted: 3, duplicates: 21 });
    expect(report.sources.map(({ format, reading }) => `${format} ${reading?.encoding}`)).toEqual([
      'csv utf-8',
      'csv utf-8',
      'csv utf-16le',
      'csv utf-16be',
      'csv utf-16le',
      'csv windows-1252',
      'jsonl utf-16le',
      'json utf-16be',
    ]);
  });

  it.each<[string, Buffer]>([
    ['le.csv', wide(csv)],
    ['be.csv', wide(csv, true)],
    ['1252.csv', narrow(csv)],
    ['le.jsonl', wide(objects.join('\r\n'))],
    [
      'be.json',
      wide(
        JSON.stringify(
          objects.map((text) => JSON.parse(text)),
          null,
          1,
        ),
        true,
      ),
    ],
  ])('%s is kept in the archive byte for byte', async (name, bytes) => {
    const folder = await temporaryFolder();
    const archive = join(folder, 'archive');
    createArchive(archive, options);
    await writeFile(join(folder, name), bytes);
    const writer = await openWriter(archive, options);
    const report = await runImport({ ...options, writer, sources: [{ path: join(folder, name), name }], strict: true });
    expect(report).toMatchObject({ read: 3, accepted: 3 });
    const reader = await openReader(archive);
    try {
      const stored = reader.segments.flatMap((segment) =>
        segment
          .events([0, 1, 2])
          .map(({ event, seq, byteOffset }) => ({ event, byteOffset, raw: Buffer.from(segment.raw(seq)) })),
      );
      expect(stored.map(({ event }) => event.reason)).toEqual([1, 2, 3].map((row) => `Año ${row} – “sí” €`));
      for (const { byteOffset, raw } of stored) {
        expect(raw.toString('hex')).toBe(bytes.subarray(byteOffset, byteOffset + raw.length).toString('hex'));
        expect(raw.length).toBeGreaterThan(40);
      }
    } finally {
      reader.close();
    }
  });

  it('that does not decode is rejected with its own bytes and offset', async () => {
    const bytes = Buffer.concat([
      wide(`${csv}evt_4;`),
      Buffer.from([0x00, 0xdc]),
      Buffer.from(';x\r\nevt_5', 'utf16le'),
      Buffer.from([0x3b]),
    ]);
    const { report, writer } = await importTexts({ 'a.csv': bytes });
    expect(report).toMatchObject({ read: 5, accepted: 3, rejected: 2 });
    for (const { reason, encoding, raw, byteOffset, bytes: length } of writer.rejected) {
      expect([reason, encoding]).toEqual(['bad_encoding', 'base64']);
      expect(raw).toBe(bytes.subarray(byteOffset, byteOffset + length).toString('base64'));
    }
  });

  it('with a NUL in it is read; JSON in windows-1252 is damage', async () => {
    const { report, writer } = await importTexts({
      'a.jsonl': `${objects[0]}\n{"id":"\0"}\n`,
      'b.csv': csv.replace('evt_1', 'nul\0id'),
      'c.jsonl': narrow(`${objects[1]}\n`),
    });
    expect(report.sources.map(({ accepted, duplicates, rejected }) => [accepted, duplicates, rejected])).toEqual([
      [1, 0, 1],
      [3, 0, 0],
      [0, 0, 1],
    ]);
    expect(writer.rejected.map(({ reason }) => reason)).toEqual(['not_json', 'bad_encoding']);
    expect(writer.events[1]?.event.id).toBe('nul\0id');
  });
});
