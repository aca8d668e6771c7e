import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '#shared/model/event.ts';
import { csvHeader, csvRecord } from '#shared/model/event-csv.ts';

const event: AuditEvent = {
  id: 'evt_1',
  timestamp: '2026-05-20T10:23:45.123Z',
  timestampText: '2026-05-20 12:23:45.123+02:00',
  tenantId: null,
  actor: { id: 'a1', email: 'ana@acme.example', role: 'admin', ip: '203.0.113.42', userAgent: null },
  action: 'update',
  resource: { type: 'queue', id: 'q1' },
  category: 'configuration',
  crossTenant: false,
  reason: '',
  diff: { 'max, wait': { from: 90, to: 'two\r\n"lines"' } },
  before: null,
  extra: { note: '' },
};

describe('CSV of events', () => {
  it('tells an absent value from an empty one', () => {
    expect(csvRecord(event)).toContain(',203.0.113.42,,update,');
    expect(csvRecord(event)).toContain(',false,"",');
  });

  it('ends every record with CR LF and has a cell for every heading', () => {
    const parsed = Papa.parse<string[]>(csvHeader() + csvRecord(event), { newline: '\r\n', skipEmptyLines: true });
    expect(parsed.errors).toEqual([]);
    expect(parsed.data.map((cells) => cells.length)).toEqual([19, 19]);
    const [diff, before, after, extra] = parsed.data[1]?.slice(15) ?? [];
    expect([JSON.parse(diff ?? ''), before, after, extra]).toEqual([event.diff, 'null', '', '{"note":""}']);
  });

  it('gives back exactly the text that went in, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (reason, action) => {
        const csv = csvHeader() + csvRecord({ ...event, reason, action });
        const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, newline: '\r\n' });
        expect(errors.filter(({ code }) => code !== 'TooFewFields')).toEqual([]);
        expect([data[0]?.reason, data[0]?.action]).toEqual([reason, action]);
      }),
    );
  });
});
