// What export writes whole, import takes back as the very same events.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { createDemoArchive } from '#core/demo/create-demo-archive.ts';
import { archiveOfRecords, exportFrom, identitiesOf, importFile } from '#test/support/export-archive.ts';
import { anyJson, statedEvent } from '#test/support/random-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0', now: () => new Date() };

/** Exports the archive and imports that into a new one and into itself. */
const expectRoundTrip = async (archive: string, format: 'csv' | 'jsonl' | 'parquet'): Promise<void> => {
  const folder = await temporaryFolder();
  const identities = await identitiesOf(archive);
  const { length: count } = identities;
  const report = await exportFrom(archive, { format, path: join(folder, `export.${format}`) });
  expect(report).toMatchObject({ events: count, format });
  const copy = join(folder, 'copy');
  createArchive(copy, options);
  expect(await importFile(copy, report.path)).toMatchObject({ read: count, accepted: count });
  expect(await identitiesOf(copy)).toEqual(identities);
  expect(await importFile(archive, report.path)).toMatchObject({ read: count, duplicates: count });
};

const time = '"timestamp":"2026-05-01T10:00:00Z"';
const awkward = [
  `{"id":"1","timestamp":"2026-05-01t12:00:00.1234567+02:00","actor":{"id":"","email":"","role":"","ip":"","userAgent":""}}`,
  `{"id":"2",${time},"tenantId":"","action":"","resource":{"type":"","id":""},"reason":""}`,
  `{"id":"3",${time},"before":null,"after":{"a":null},"diff":"text","extra":{"extra":1},"category":"mine"}`,
  `{"id":"4",${time},"timestampText":"yesterday","extra":{"timestampText":"x","category":7},"before":"{\\"a\\":1}"}`,
  `{"id":"5",${time},"__proto__":{"__proto__":1},"constructor":"x","note":"","metadata":{},"extra":[1]}`,
  `{"id":"6",${time},"n":123456789012345678901,"m":1e400,"k":-0,"f":0.1,"e":1e21,"after":12345678901234567890}`,
  `{"id":"  7\\r\\n\\"",${time},"actor":"someone","resource":"=1+1","diff":[],"before":"","after":false}`,
  `{${time},"action":"no id","crossTenant":null,"reason":"\\u0000 \\ufeff"}`,
  `{"id":"8",${time},"actor":{"email":{"odd":1},"name":"x"},"reason":{"deep":[{}]},"cross_tenant":"sí"}`,
  `{"id":"9",${time},"diff":{"a":{"from":"line\\r\\nline\\u2028","to":"\\u0085\\u007f"}},"userAgent":"\\t;=1"}`,
];

describe.each(['csv', 'jsonl', 'parquet'] as const)('events exported as %s', (format) => {
  it('come back from a demo archive', async () => {
    const archive = join(await temporaryFolder(), 'demo');
    await createDemoArchive(archive, { ...options, events: 3000 });
    await expectRoundTrip(archive, format);
  });

  it('come back from awkward records', async () => {
    await expectRoundTrip(await archiveOfRecords(awkward), format);
  });

  it('come back from random records', async () => {
    const record = fc.tuple(statedEvent, fc.dictionary(fc.string({ unit: 'binary' }), anyJson, { maxKeys: 2 }));
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 30 }), async (records) => {
        const lines = records.map(([event, rest], place) => ({ rest, ...event, id: `${event.id} ${place}` }));
        await expectRoundTrip(await archiveOfRecords(lines), format);
      }),
      { numRuns: 5 },
    );
  });
});

it('half a character comes back from JSON lines; the others count the cells that cannot hold it', async () => {
  const archive = await archiveOfRecords([`{"id":"\\ud800",${time},"action":"\\udfff","note":"\\ud801"}`]);
  await expectRoundTrip(archive, 'jsonl');
  const folder = await temporaryFolder();
  for (const [format, halfCharacters] of Object.entries({
    csv: 2,
    'csv-spreadsheet': 2,
    parquet: 2,
    xlsx: 0,
    jsonl: 0,
  })) {
    const wish = { format: format as 'csv', path: join(folder, `half.${format}`) };
    expect(await exportFrom(archive, wish), format).toMatchObject({ halfCharacters });
  }
});
