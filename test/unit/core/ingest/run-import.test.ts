import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importTexts } from '#test/support/import-texts.ts';

const sample = (number: number): Record<string, unknown> => ({
  id: `evt_audit_${number}`,
  timestamp: `2026-05-20T10:23:${String(10 + number)}.123Z`,
  tenantId: 't-1',
  actor: { id: 'u-1', email: 'ana@acme.example', role: 'admin', ip: '203.0.113.42', userAgent: 'Chrome/Mac' },
  action: 'update',
  resource: { type: 'recording_policy', id: 'p-1' },
  diff: { retention_days: { from: 90, to: 180 } },
  crossTenant: false,
});
const events = [1, 2, 3].map(sample);
const jsonl = events.map((event) => JSON.stringify(event)).join('\n');
const csv = [
  'id,timestamp,tenant_id,actor.id,actor.email,actor.role,actor.ip,actor.userAgent,action,resource.type,resource.id,diff,crossTenant',
  ...[1, 2, 3].map(
    (number) =>
      `evt_audit_${number},2026-05-20T10:23:${10 + number}.123Z,t-1,u-1,ana@acme.example,admin,203.0.113.42,Chrome/Mac,update,recording_policy,p-1,"{""retention_days"":{""from"":90,""to"":180}}",false`,
  ),
].join('\r\n');

describe('runImport', () => {
  it('reads the same events from every format, plain or compressed', async () => {
    const files = {
      'a.jsonl': jsonl,
      'b.json': JSON.stringify(events, null, 2),
      'c.json': JSON.stringify({ data: events, nextCursor: null }),
      'd.csv': csv,
      'e.jsonl.gz': gzipSync(jsonl),
      'f.json.gz': JSON.stringify(events),
      'g.csv': gzipSync(
        csv.replaceAll(',', ';').replaceAll('""retention_days"":{""from"":90;', '""retention_days"":{""from"":90,'),
      ),
    };
    const { report, writer } = await importTexts(files);
    expect(
      report.sources.map(({ name, format, compressed, read, accepted, duplicates }) => [
        name,
        format,
        compressed,
        read,
        accepted,
        duplicates,
      ]),
    ).toEqual([
      ['a.jsonl', 'jsonl', false, 3, 3, 0],
      ['b.json', 'json', false, 3, 0, 3],
      ['c.json', 'json', false, 3, 0, 3],
      ['d.csv', 'csv', false, 3, 0, 3],
      ['e.jsonl.gz', 'jsonl', true, 3, 0, 3],
      ['f.json.gz', 'json', false, 3, 0, 3],
      ['g.csv', 'csv', true, 3, 0, 3],
    ]);
    expect(report).toMatchObject({ read: 21, accepted: 3, duplicates: 18, conflicts: 0, rejected: 0 });
    expect(writer.state).toBe('committed');
    expect(writer.events[0]?.event).toEqual({
      ...events[0],
      timestampText: events[0]?.timestamp,
      category: 'configuration',
      reason: null,
    });
  });
});
