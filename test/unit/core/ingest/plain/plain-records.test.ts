// Records taken straight from their bytes end up as those that were mapped: compared with a writer that learns no layouts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { ArchiveWriter } from '#core/archive/types.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { createMemoryWriter } from '#test/support/memory-writer.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0-test', now: () => new Date() };

interface Stored {
  id: string;
  hash: string;
  event: unknown;
  raw: string;
  line: number;
  byteOffset: number;
}

const inOrder = (left: Stored, right: Stored): number => left.line - right.line;

const mappedOneByOne = async (file: string): Promise<{ counts: unknown; stored: Stored[] }> => {
  const writer = createMemoryWriter();
  const report = await runImport({ ...options, writer, sources: [{ path: file, name: 'in' }], strict: false });
  const stored = writer.events.map(({ event, contentHash, raw, line, byteOffset }) => ({
    id: event.id,
    hash: Buffer.from(contentHash).toString('hex'),
    event,
    raw: Buffer.from(raw).toString('latin1'),
    line,
    byteOffset,
  }));
  const { read, accepted, duplicates, conflicts, rejected } = report;
  return { counts: { read, accepted, duplicates, conflicts, rejected }, stored };
};

/** What an archive holds after importing the file, and how many of its records were taken from their bytes. */
const throughAnArchive = async (
  file: string,
  path: string,
): Promise<{ counts: unknown; stored: Stored[]; plain: number }> => {
  createArchive(path, options);
  const writer = await openWriter(path, options);
  let plain = 0;
  const counting: ArchiveWriter = new Proxy(writer, {
    get: (target, name) => {
      if (name === 'addBytes') plain++;
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const report = await runImport({
    ...options,
    writer: counting,
    sources: [{ path: file, name: 'in' }],
    strict: false,
  });
  const reader = await openReader(path);
  try {
    const stored = reader.segments.flatMap((segment) =>
      segment.events([...Array(segment.entry.events).keys()]).map((one) => ({
        id: one.event.id,
        hash: Buffer.from(one.contentHash).toString('hex'),
        event: one.event,
        raw: Buffer.from(segment.raw(one.seq)).toString('latin1'),
        line: one.line,
        byteOffset: one.byteOffset,
      })),
    );
    const { read, accepted, duplicates, conflicts, rejected } = report;
    return { counts: { read, accepted, duplicates, conflicts, rejected }, stored, plain };
  } finally {
    reader.close();
  }
};

const awkward = [
  '',
  ' ',
  'ñ€😀',
  '"',
  '\\',
  '/',
  '\n',
  '\u0001x',
  '\u007f',
  '\u2028',
  '\ufeffx',
  '\ud800',
  'sha256:',
  'null',
  '1',
];
const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 20 }) },
  { weight: 3, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom(...awkward) },
);
const id = fc.oneof(
  { weight: 5, arbitrary: fc.ulid().map((ulid) => `evt_audit_${ulid}`) },
  { weight: 2, arbitrary: fc.constantFrom('evt_1', 'evt_2') },
  { weight: 1, arbitrary: text },
);
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
const timestamp = fc.oneof(
  { weight: 8, arbitrary: instant.map((date) => date.toISOString()) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2026-02-30T00:00:00.000Z', '2026-05-20T24:00:00.000Z', '0000-01-01T00:00:00.000Z'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '2026-05-20T10:00:00Z',
      '2026-05-20T10:00:00.123456Z',
      '2026-05-20T10:00:00.000+02:00',
      'soon',
    ),
  },
);
const value = fc.letrec<{ any: unknown; object: object }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.constantFrom(0, -0, 1.5, 1e21, 2 ** 53 + 2, true, false, null),
    fc.array(tie('any'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.oneof(fc.constantFrom('a', 'b', 'from', 'to', '10', '9', 'ñ', '__proto__', ''), text),
    tie('any'),
    { maxKeys: 4 },
  ),
})).object;

/** A value for each field; `undefined` would leave it out, so a shape decides which stand in a record. */
const fields = {
  id,
  timestamp,
  tenantId: text,
  actor: fc.record({ id: text, email: text, role: text, ip: text, userAgent: text }),
  action: fc.oneof(fc.constantFrom('update', 'access', 'login_failed'), text),
  resource: fc.record({ type: fc.oneof(fc.constantFrom('recording', 'queue'), text), id: text }),
  diff: value,
  before: value,
  after: fc.oneof(value, fc.constant(null)),
  crossTenant: fc.oneof(
    { weight: 8, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: fc.constantFrom('yes', null, 1) },
  ),
  reason: fc.oneof(text, fc.constant(null)),
  category: fc.constantFrom('configuration', 'other'),
  requestId: fc.oneof(text, fc.integer()),
  tenant: text,
} as const;
type Field = keyof typeof fields;
const needed: Field[] = ['id', 'timestamp'];
const others = (Object.keys(fields) as Field[]).filter((name) => !needed.includes(name));

const shape = fc
  .tuple(fc.subarray(others), fc.boolean(), fc.integer({ min: 0, max: 20 }))
  .chain(([some, spaced, rare]) =>
    fc
      .shuffledSubarray([...needed, ...some], { minLength: rare === 0 ? 1 : needed.length + some.length })
      .map((names) => ({ names, spaced: spaced && rare < 4 })),
  );

const lines = fc.array(shape, { minLength: 1, maxLength: 3 }).chain((shapes) =>
  fc
    .array(
      fc
        .constantFrom(...shapes)
        .chain(({ names, spaced }) =>
          fc
            .record(Object.fromEntries(names.map((name) => [name, fields[name] as fc.Arbitrary<unknown>])))
            .map((record) =>
              JSON.stringify(
                Object.fromEntries(names.map((name) => [name, record[name]])),
                null,
                spaced ? ' ' : '',
              ).replaceAll('\n', ''),
            ),
        ),
      { minLength: 4, maxLength: 24 },
    )
    .chain((records) => fc.constantFrom('\n', '\r\n').map((end) => records.join(end) + end)),
);

describe('records taken from their bytes', () => {
  it('become the events they would have been mapped to', async () => {
    const folder = await temporaryFolder();
    let runs = 0;
    let compared = 0;
    let plainInAll = 0;
    await fc.assert(
      fc.asyncProperty(lines, async (content) => {
        const file = join(folder, `${++runs}.jsonl`);
        writeFileSync(file, content);
        const [expected, found] = await Promise.allSettled([
          mappedOneByOne(file),
          throughAnArchive(file, join(folder, `archive-${runs}`)),
        ]);
        if (expected.status === 'rejected') {
          // Records of which too few have a time: the importer asks where it stands, whichever way they would go.
          expect(expected.reason).toMatchObject({ code: 'DECISION_NEEDED', data: { where: 'in' } });
          expect(found).toMatchObject({ status: 'rejected', reason: { data: expected.reason.data } });
          return;
        }
        if (found.status === 'rejected') throw found.reason;
        compared++;
        plainInAll += found.value.plain;
        expect(found.value.counts).toEqual(expected.value.counts);
        expect(found.value.stored.sort(inOrder)).toStrictEqual(expected.value.stored.sort(inOrder));
      }),
      { numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(100);
    expect(plainInAll).toBeGreaterThan(20);
  }, 60_000);

  it('are refused where a text is not UTF-8, wherever in it the byte stands', async () => {
    const folder = await temporaryFolder();
    const line = (number: number): string =>
      `{"id":"evt_${number}","timestamp":"2026-05-01T00:00:00.000Z","action":"update","reason":"abcdefgh"}\n`;
    const bad = Array.from({ length: 8 }, (_, place) => {
      const bytes = Buffer.from(line(100 + place), 'latin1');
      bytes[bytes.indexOf('abcdefgh') + place] = 0xff;
      return bytes;
    });
    const good = Array.from({ length: 8 }, (_, place) =>
      Buffer.from(line(200 + place).replace('abcdefgh', `${'a'.repeat(place)}ñ`), 'utf8'),
    );
    const file = join(folder, 'in.jsonl');
    writeFileSync(file, Buffer.concat([Buffer.from(line(1) + line(2)), ...bad, ...good]));
    const { counts, plain } = await throughAnArchive(file, join(folder, 'archive'));
    expect(counts).toEqual({ read: 18, accepted: 10, duplicates: 0, conflicts: 0, rejected: 8 });
    expect(plain).toBe(9);
  });

  it('are nearly all of a regular export, over any boundary of chunks', async () => {
    const folder = await temporaryFolder();
    const record = (number: number): string =>
      JSON.stringify({
        id: `evt_audit_${String(number).padStart(26, '0')}`,
        timestamp: new Date(Date.UTC(2026, 4, 1) + number * 1000).toISOString(),
        actor: { id: `u${number % 7}`, email: `person${number % 7}@acme.example` },
        action: 'update',
        resource: { type: 'queue', id: `q${number}` },
        diff: { size: { from: number, to: number + 1 } },
        crossTenant: number % 2 === 0,
      });
    const file = join(folder, 'in.jsonl');
    writeFileSync(file, Array.from({ length: 6000 }, (_, number) => record(number)).join('\n'));
    const expected = await mappedOneByOne(file);
    const { plain, ...found } = await throughAnArchive(file, join(folder, 'archive'));
    expect(found.stored.sort(inOrder)).toStrictEqual(expected.stored.sort(inOrder));
    expect(plain).toBeGreaterThan(5900);
  });
});
