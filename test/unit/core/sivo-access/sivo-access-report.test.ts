// The report over real archives: what counts as an access, visits, domains, alarms, and the demo's planted cases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDemoArchive } from '#core/demo/create-demo-archive.ts';
import { demoCasesSchema } from '#core/demo/demo-answers.ts';
import { type NewestSnapshot, openNewestSnapshot } from '#core/query/newest-snapshot.ts';
import { sivoAccessReport } from '#core/sivo-access/sivo-access-report.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type SivoAccess, type SivoAccessReport, sivoAccessInputSchema } from '#shared/model/sivo-access.ts';
import { archiveOfRecords } from '#test/support/export-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

type Wish = Partial<Omit<Parameters<typeof sivoAccessReport>[1], 'filter'>>;

const breathe = async (): Promise<void> => undefined;

const ask = async (newest: NewestSnapshot, query = '', wish: Wish = {}): Promise<SivoAccessReport> =>
  sivoAccessReport(await newest.get(), sivoAccessInputSchema.parse({ filter: parseFilter(query), ...wish }), breathe);

const open = async (records: readonly object[]): Promise<NewestSnapshot> => {
  const newest = await openNewestSnapshot(await archiveOfRecords(records));
  onTestFinished(() => newest.close());
  return newest;
};

let next = 0;
const record = (at: string, email: string | null, more: object = {}, actor: object = {}): object => ({
  id: `evt_${String(++next).padStart(4, '0')}`,
  timestamp: `2026-05-20T${at}.000Z`,
  tenantId: 'acme',
  actor: { id: email === null ? null : `id-${email}`, email, role: 'superadmin', ip: '198.51.100.1', ...actor },
  action: 'access',
  resource: { type: 'queue', id: 'q1' },
  crossTenant: true,
  reason: 'The queue loses calls',
  ...more,
});
const staff = (name: string, domain = 'acme.example'): object =>
  record('08:00:00', `${name}@${domain}`, { crossTenant: false, reason: undefined }, { role: 'admin' });

const alarmsOf = ({ alarms }: SivoAccessReport): Record<string, number> =>
  Object.fromEntries(alarms.filter(({ count }) => count > 0).map(({ alarm, count }) => [alarm, count]));
const qualitiesOf = ({ qualities }: SivoAccessReport): Record<string, number> =>
  Object.fromEntries(qualities.filter(({ count }) => count > 0).map(({ quality, count }) => [quality, count]));

describe('accesses of the SIVO team', () => {
  it('are those with the flag or the role, grouped into visits of a member to a tenant', async () => {
    const newest = await open([
      staff('ana'),
      record('10:00:00', 's1@sivo.example'),
      record('10:30:00', 's1@sivo.example', { action: 'update', diff: { name: { from: 'a', to: 'b' } } }),
      record('11:00:01', 's1@sivo.example'),
      record('10:10:00', 's2@sivo.example', {}, { role: 'support' }),
      record('10:11:00', 's1@sivo.example', { tenantId: 'globex' }),
      record('10:12:00', null, { crossTenant: undefined }, { email: 'S1@sivo.example' }),
    ]);
    const report = await ask(newest);
    expect([report.total, report.reads, report.changes, report.members]).toEqual([6, 5, 1, 2]);
    expect(
      report.visits.map(({ from, tenantId, member, reads, changes }) => [
        from.slice(11, 16),
        tenantId,
        member.email,
        reads,
        changes,
      ]),
    ).toEqual([
      ['11:00', 'acme', 's1@sivo.example', 1, 0],
      ['10:11', 'globex', 's1@sivo.example', 1, 0],
      ['10:10', 'acme', 's2@sivo.example', 1, 0],
      ['10:00', 'acme', 's1@sivo.example', 2, 1],
    ]);
    expect(alarmsOf(report)).toEqual({ 'no-flag': 1 });
    expect((await ask(newest, '', { visitMinutes: 31 })).visits).toHaveLength(3);
  });

  it('keep the name of their visit, and whether their reason is used again, whatever is filtered', async () => {
    const newest = await open([
      record('10:00:00', 's1@sivo.example'),
      record('10:05:00', 's1@sivo.example', { action: 'update' }),
      record('15:00:00', 's1@sivo.example'),
    ]);
    const whole = await ask(newest);
    const part = await ask(newest, 'action:update');
    expect(part.visits.map(({ id, eventIds }) => [id, eventIds.length])).toEqual([[whole.visits[1]?.id, 1]]);
    expect(qualitiesOf(part)).toEqual({ reused: 1 });
    expect(part.reused).toEqual([{ reason: 'The queue loses calls', visits: 2, members: 1 }]);
  });

  it('raise an alarm where an address is of the tenant’s own domain, derived or given', async () => {
    const newest = await open([
      staff('ana'),
      staff('luis'),
      staff('eva', 'mail.example'),
      record('10:00:00', 's1@sivo.example'),
      record('11:00:00', 'mole@it.ACME.example'),
      record('12:00:00', 'other@notacme.example', { reason: ' ' }),
      record('13:00:00', 'guest@acme.example', { tenantId: 'globex' }),
    ]);
    const derived = await ask(newest);
    expect(derived.domains).toEqual({
      given: false,
      list: [{ domain: 'acme.example', tenantId: 'acme', actors: 2, of: 3 }],
    });
    expect(alarmsOf(derived)).toEqual({ 'tenant-address': 1, 'no-reason': 1 });
    expect(alarmsOf(await ask(newest, '', { tenantDomains: [' @SIVO.example', ''] }))).toEqual({
      'tenant-address': 1,
      'no-reason': 1,
    });
    expect(alarmsOf(await ask(newest, '', { tenantDomains: ['acme.example'] }))).toMatchObject({ 'tenant-address': 2 });
  });

  it('are none where nobody of the team was there, and one where there is but one event', async () => {
    const none = await ask(await open([staff('ana'), staff('luis')]));
    expect([none.total, none.visits, none.accesses, none.reused]).toEqual([0, [], [], []]);
    const one = await ask(await open([record('10:00:00', null, {}, { id: null })]));
    expect(one.visits.map(({ member, eventIds }) => [member, eventIds.length])).toEqual([
      [{ id: null, email: null }, 1],
    ]);
    expect((await ask(await open([]))).total).toBe(0);
  });
});

it('finds in the demo what was planted there, and nothing else', async () => {
  const path = join(await temporaryFolder(), 'demo');
  await createDemoArchive(path, { events: 4000, seed: 1, appVersion: '0.0.0', now: () => new Date('2031-01-02') });
  const { cases } = demoCasesSchema.parse(JSON.parse(readFileSync(join(path, 'demo-cases.json'), 'utf8')));
  const idsOf = (id: string): string[] => (cases.find((known) => known.id === id)?.eventIds ?? []).toSorted();
  const newest = await openNewestSnapshot(path);
  onTestFinished(() => newest.close());
  const report = await ask(newest, '', { zone: 'Europe/Madrid' });
  const having = (holds: (access: SivoAccess) => boolean): string[] =>
    report.accesses
      .filter(holds)
      .map(({ eventId }) => eventId)
      .sort();
  expect(idsOf('superadmin-without-flag')).toHaveLength(1);
  expect(having(({ alarms }) => alarms.includes('no-flag'))).toEqual(idsOf('superadmin-without-flag'));
  expect(having(({ alarms }) => alarms.includes('no-reason'))).toEqual(idsOf('flag-without-reason'));
  expect(having(({ alarms }) => alarms.includes('tenant-address'))).toEqual([]);
  expect(having(({ quality }) => quality === 'reused')).toEqual(idsOf('reason-reused'));
  expect(report.reused).toEqual([{ reason: 'Revisión de incidencia', visits: 6, members: 1 }]);
  expect(report.domains.list.map(({ domain }) => domain)).toEqual(['acme.example']);
  expect(report.accesses).toHaveLength(report.total);
}, 60_000);
