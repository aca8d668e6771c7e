// Rows taken straight from their bytes end up as those that were mapped, and are given back to the byte.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importDecisionsSchema } from '#shared/model/mapping.ts';
import { mappedOneByOne, throughAnArchive } from '#test/support/both-ways.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const awkward = [
  '',
  ' ',
  'ñ€😀',
  '"',
  '\\',
  'a\nb',
  '\r',
  '\u0001x',
  '\u007f',
  '\ufeffx',
  'sha256:',
  '{',
  '[]',
  'x;,|\ty',
];
const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 12 }) },
  { weight: 4, arbitrary: fc.uuid() },
  { weight: 4, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
);
const id = fc.oneof(
  { weight: 6, arbitrary: fc.ulid().map((ulid) => `evt_audit_${ulid}`) },
  { weight: 2, arbitrary: fc.constantFrom('evt_1', 'evt_2', '') },
  { weight: 1, arbitrary: fc.constant(`sha256:${'0'.repeat(64)}`) },
  { weight: 1, arbitrary: text },
);
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
const time = fc.oneof(
  { weight: 10, arbitrary: instant.map((date) => date.toISOString()) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2026-05-20T10:00:00Z', '2026-05-20 10:00:00+02:00', '1779270000', 'soon', ''),
  },
);
const inside = fc.oneof(text, fc.integer(), fc.constantFrom(0, -0, 1.5, 2 ** 53 + 2, true, null));
const open = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 4,
    arbitrary: fc
      .dictionary(fc.constantFrom('b', 'a', 'ñ', '10', ''), fc.record({ from: inside, to: inside }), { maxKeys: 3 })
      .map((value) => JSON.stringify(value)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('[1,2]', 'null', 'text', '{"a":1,"a":2}', '{ "a": 1 }', '{"a":[', '3', '[]'),
  },
);
const flag = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('true', 'false', '') },
  { weight: 1, arbitrary: fc.constantFrom('True', 'yes', '0', ' ', 'perhaps') },
);
const person = fc.oneof(text, fc.constantFrom('ana@acme.example', 'u17', '{"email":"ana@acme.example"}'));

const columns: Readonly<Record<string, fc.Arbitrary<string>>> = {
  id,
  timestamp: time,
  tenantId: text,
  'actor.id': text,
  actor_email: text,
  'User role': text,
  ip: text,
  user_agent: text,
  usuario: person,
  action: text,
  resource: person,
  resource_type: text,
  'resource.id': text,
  'cross-tenant': flag,
  reason: text,
  diff: open,
  before: open,
  after: open,
  campaign: text,
  'Ñandú, "q"': text,
  '7': text,
  category: text,
  event_time: time,
};
const always = ['timestamp', 'id'];
const rare = ['7', 'category', 'event_time', 'usuario', 'resource'];
const names = fc
  .tuple(
    fc.subarray(Object.keys(columns).filter((name) => !rare.includes(name) && !always.includes(name))),
    fc.subarray(rare, { maxLength: 1 }),
    fc.integer({ max: 9, min: 0 }),
  )
  .chain(([some, odd, chance]) =>
    fc.shuffledSubarray([...always.slice(0, chance < 2 ? 1 : 2), ...some, ...(chance < 3 ? odd : [])], {
      minLength: 1 + some.length,
    }),
  )
  .map((list) => [...new Set(['action', ...list, 'timestamp'])]);

type Quoting = 'needed' | 'always' | 'never' | 'some';
const cellOf = (value: string, delimiter: string, quoting: Quoting, index: number): string => {
  const needs = /["\r\n]/.test(value) || value.includes(delimiter);
  const isQuoted = quoting === 'always' || (quoting !== 'never' && needs) || (quoting === 'some' && index % 3 === 0);
  return isQuoted ? `"${value.replaceAll('"', '""')}"` : value;
};

const table = fc
  .record({
    names,
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quoting: fc.constantFrom<Quoting>('needed', 'needed', 'always', 'never', 'some'),
    end: fc.constantFrom('\n', '\r\n'),
    lastEnd: fc.boolean(),
  })
  .chain(({ names: header, delimiter, quoting, end, lastEnd }) =>
    fc
      .array(fc.tuple(...header.map((name) => columns[name] as fc.Arbitrary<string>)), { minLength: 3, maxLength: 20 })
      .map((rows) => {
        const head = header.map((name, index) => cellOf(name, delimiter, 'needed', index)).join(delimiter);
        const lines = rows.map((row) =>
          row.map((value, index) => cellOf(value, delimiter, quoting, index)).join(delimiter),
        );
        return [head, ...lines].join(end) + (lastEnd ? end : '');
      }),
  );

/** Profiles that name columns of the tables above, some of them twice and some that are not there. */
const profile = fc
  .record({
    id: fc.constantFrom(['id'], ['7', 'id'], ['nothing', 'id']),
    timestamp: fc.constantFrom(['timestamp'], ['event_time', 'timestamp']),
    action: fc.constantFrom(['action'], ['action', 'reason'], ['reason', 'action']),
    email: fc.constantFrom<string[]>(['actor_email'], ['usuario', 'actor_email'], ['campaign']),
    crossTenant: fc.constantFrom(['cross-tenant'], ['nothing']),
    diff: fc.constantFrom(['diff'], ['before'], ['nothing']),
    tenant: fc.constantFrom<{ value: string } | { from: string[] }>({ value: 'acme' }, { from: ['tenantId'] }),
    shape: fc.constantFrom('auto', 'from-to', 'as-is'),
    zone: fc.constantFrom(null, 'Europe/Madrid'),
  })
  .map(({ id: idNames, timestamp, action, email, crossTenant, diff, tenant, shape, zone }) =>
    importDecisionsSchema.parse({
      remembered: false,
      profile: {
        format: 'sivo-audit-mapping',
        version: 1,
        name: 'random',
        fields: {
          id: { from: idNames },
          timestamp: { from: timestamp },
          action: { from: action },
          'actor.email': { from: email },
          crossTenant: { from: crossTenant },
          diff: { from: diff },
          tenantId: tenant,
        },
        time: { format: 'auto', zone },
        diff: shape,
      },
    }),
  );

describe('rows taken from their bytes', () => {
  it('become the events they would have been mapped to, and the rows they were', async () => {
    const folder = await temporaryFolder();
    let runs = 0;
    let compared = 0;
    let plainInAll = 0;
    await fc.assert(
      fc.asyncProperty(table, async (content) => {
        const file = join(folder, `${++runs}.csv`);
        writeFileSync(file, content);
        const [expected, found] = await Promise.allSettled([
          mappedOneByOne(file),
          throughAnArchive(file, join(folder, `archive-${runs}`)),
        ]);
        if (expected.status === 'rejected') {
          // Rows of which too few have a time: the importer asks where it stands, whichever way they would go.
          expect(expected.reason).toMatchObject({ code: 'DECISION_NEEDED', data: { where: 'in' } });
          expect(found).toMatchObject({ status: 'rejected', reason: { data: expected.reason.data } });
          return;
        }
        if (found.status === 'rejected') throw found.reason;
        const { plain, ...rest } = found.value;
        compared++;
        plainInAll += plain;
        expect(rest).toStrictEqual(expected.value);
      }),
      { numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(100);
    expect(plainInAll).toBeGreaterThan(200);
  }, 120_000);

  it('become the events they would have been mapped to by a profile', async () => {
    const folder = await temporaryFolder();
    let runs = 0;
    let plainInAll = 0;
    await fc.assert(
      fc.asyncProperty(table, profile, async (content, decisions) => {
        const file = join(folder, `${++runs}.csv`);
        writeFileSync(file, content);
        const expected = await mappedOneByOne(file, decisions);
        const { plain, ...found } = await throughAnArchive(file, join(folder, `archive-${runs}`), decisions);
        plainInAll += plain;
        expect(found).toStrictEqual(expected);
      }),
      { numRuns: 120 },
    );
    expect(plainInAll).toBeGreaterThan(50);
  }, 120_000);

  const regular = (end: string): string => {
    const row = (number: number): string => {
      const time = new Date(Date.UTC(2026, 4, 1) + number * 1000).toISOString();
      const diff = number % 2 === 0 ? `"{""size"":{""from"":${number},""to"":${number + 1}}}"` : '';
      return `evt_audit_${String(number).padStart(26, '0')},${time},ana@acme.example,"update, so to say",q${number},false,${diff},campaign ${number % 5}`;
    };
    const rows = Array.from({ length: 8000 }, (_, number) => row(number));
    return ['id,timestamp,user,action,resource_id,cross_tenant,diff,campaign', ...rows].join(end);
  };

  it('are nearly all of a regular export, over any boundary of chunks, and none of their bytes are kept', async () => {
    for (const [name, end] of [
      ['lf', '\n'],
      ['crlf', '\r\n'],
    ] as const) {
      const folder = await temporaryFolder();
      const file = join(folder, `${name}.csv`);
      writeFileSync(file, regular(end));
      const expected = await mappedOneByOne(file);
      const archive = join(folder, 'archive');
      const { plain, ...found } = await throughAnArchive(file, archive);
      expect(found).toStrictEqual(expected);
      expect(plain).toBeGreaterThan(7900);
      expect(
        readdirSync(archive, { recursive: true }).filter((one) => String(one).endsWith('.bin')).length,
      ).toBeLessThan(2);
    }
  }, 30_000);

  it('are refused where a text is not UTF-8, wherever in it the byte stands', async () => {
    const folder = await temporaryFolder();
    const line = (number: number): string => `evt_${number},2026-05-01T00:00:00.000Z,update,abcdefgh\n`;
    const bad = Array.from({ length: 8 }, (_, place) => {
      const bytes = Buffer.from(line(100 + place), 'latin1');
      bytes[bytes.indexOf('abcdefgh') + place] = 0xff;
      return bytes;
    });
    const good = Array.from({ length: 8 }, (_, place) =>
      Buffer.from(line(200 + place).replace('abcdefgh', `${'a'.repeat(place)}ñ`), 'utf8'),
    );
    const file = join(folder, 'in.csv');
    writeFileSync(file, Buffer.concat([Buffer.from('id,timestamp,action,reason\n'), ...bad, ...good]));
    const { counts, plain } = await throughAnArchive(file, join(folder, 'archive'));
    expect(counts).toEqual({ read: 16, accepted: 8, duplicates: 0, conflicts: 0, rejected: 8 });
    expect(plain).toBe(8);
  });
});
