// The statement: nothing of the log is markup or a formula, decisions stand with their visits, and it is the same every time.
import { describe, expect, it } from 'vitest';
import { sivoStatement } from '#core/sivo-access/sivo-statement.ts';
import { everything } from '#shared/model/filter.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import { type SivoAccess, type SivoAccessReport, sivoStatementInputSchema } from '#shared/model/sivo-access.ts';

const access = (eventId: string, at: string, more: Partial<SivoAccess> = {}): SivoAccess => ({
  eventId,
  at: `2026-05-20T${at}.000Z`,
  member: { id: 's1', email: '<b>s1</b>@sivo.example', ip: '198.51.100.1' },
  tenantId: 'acme',
  action: 'access',
  resource: { type: 'queue', id: '<script>alert(1)</script>' },
  kind: 'read',
  reason: '=HYPERLINK("x")\u202e',
  quality: 'stated',
  ticket: null,
  flag: true,
  alarms: ['tenant-address'],
  ...more,
});
const [first, second] = [access('evt_1', '22:30:00'), access('evt_2', '22:40:00')];
const report: SivoAccessReport = {
  total: 2,
  reads: 2,
  changes: 0,
  members: 1,
  alarms: [{ alarm: 'tenant-address', count: 2 }],
  qualities: [{ quality: 'stated', count: 2 }],
  reused: [{ reason: '<i>again</i>', visits: 2, members: 1 }],
  domains: { given: false, list: [{ domain: 'acme.example', tenantId: 'acme', actors: 2, of: 3 }] },
  visits: [
    {
      id: 'v1',
      member: { id: 's1', email: first.member.email },
      tenantId: 'acme',
      from: first.at,
      to: second.at,
      reads: 2,
      changes: 0,
      reasons: [],
      alarms: ['tenant-address'],
      eventIds: ['evt_1', 'evt_2'],
    },
  ],
  accesses: [second, first],
};
const decided = (eventIds: string[]): Judgement => ({
  of: 'visit',
  key: 'v1',
  verdict: 'approved',
  note: 'asked & <confirmed>',
  finding: { eventIds },
  updatedAt: '2026-06-01T00:00:00.000Z',
});
const make = (format: 'html' | 'csv', language: 'en' | 'es' = 'en', judgements: Judgement[] = []) =>
  sivoStatement(
    report,
    sivoStatementInputSchema.parse({ filter: everything, zone: 'Europe/Madrid', format, language }),
    { question: 'from:2026-05-01 <x>', root: 'ab'.repeat(32), judgements },
  );

describe('the statement as a page', () => {
  it('runs nothing, loads nothing and takes nothing of the log for markup', () => {
    const { text, name, accesses } = make('html');
    expect([name, accesses]).toEqual(['sivo-team-accesses.html', 2]);
    expect(text).not.toMatch(/<script|<b>|<i>|https?:|src=|\u202e/);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain("default-src 'none'");
  });

  it('tells zone, filter, root, every access and what is undecided', () => {
    const { text } = make('html');
    for (const part of [
      '2026-05-21 00:30:00.000 +02:00',
      'from:2026-05-01 &lt;x&gt;',
      'ab'.repeat(32),
      'evt_1',
      'evt_2',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('undecided');
    expect(text.indexOf('evt_1')).toBeLessThan(text.indexOf('evt_2'));
  });

  it('tells decisions, and that one did not see all of its visit', () => {
    expect(make('html', 'en', [decided(['evt_1', 'evt_2'])]).text).toContain('asked &amp; &lt;confirmed&gt;');
    expect(make('html', 'en', [decided(['evt_1', 'evt_2'])]).text).not.toContain('added since');
    expect(make('html', 'en', [decided(['evt_1'])]).text).toContain('added since');
  });

  it('is Spanish where that is asked for, and the same every time', () => {
    const { text, name } = make('html', 'es');
    expect(name).toBe('accesos-equipo-sivo.html');
    expect(text).toContain('<html lang="es">');
    expect(text).toContain('Accesos del equipo SIVO');
    expect(make('html', 'es').text).toBe(text);
  });
});

describe('the statement as CSV', () => {
  it('has one row an access, oldest first, and no cell that is a formula', () => {
    const lines = make('csv', 'en', [decided(['evt_1'])])
      .text.trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^\ufefftime_utc,/);
    expect(lines[1]).toContain('"\'=HYPERLINK(""x"")');
    expect(lines[1]).toMatch(/,approved,asked & <confirmed>,2026-06-01T00:00:00\.000Z,true,evt_1$/);
  });

  it('is refused where the report does not hold every access', () => {
    const input = sivoStatementInputSchema.parse({ filter: everything, format: 'csv' });
    const context = { question: '', root: null, judgements: [] };
    expect(() => sivoStatement({ ...report, total: 3 }, input, context)).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE' }),
    );
  });
});
