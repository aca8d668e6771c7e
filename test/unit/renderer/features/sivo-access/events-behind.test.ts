// The ways from the page to the grid, as the filter text that stands in the address.
import { describe, expect, it } from 'vitest';
import { eventsOfAlarm, eventsOfVisit } from '#renderer/features/sivo-access/events-behind.ts';
import { shownVisits } from '#renderer/features/sivo-access/shown-visits.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import type { SivoVisit } from '#shared/model/sivo-access.ts';

const visit: SivoVisit = {
  id: 'v1',
  member: { id: 's1', email: 's1@sivo.example' },
  tenantId: 'acme',
  from: '2026-05-20T10:00:00.123456Z',
  to: '2026-05-20T10:20:00.999Z',
  reads: 1,
  changes: 0,
  reasons: [],
  alarms: ['no-reason'],
  eventIds: ['evt_1'],
};
const own = { given: false, list: [{ domain: 'acme.example', tenantId: 'acme', actors: 2, of: 2 }] };

describe('the events behind', () => {
  it('an alarm, within the filter of the page', () => {
    const text = (alarm: 'no-flag' | 'no-reason' | 'tenant-address'): string =>
      printFilter(eventsOfAlarm(parseFilter('from:2026-05-01'), alarm, own));
    expect(text('no-flag')).toBe('from:2026-05-01 role:superadmin -crossTenant:true');
    expect(text('no-reason')).toBe('from:2026-05-01 crossTenant:true reason:""');
    expect(text('tenant-address')).toContain('actor.email:*@acme.example,*.acme.example tenant:acme');
  });

  it('a visit, by member, tenant and time, the last moment included', () => {
    const filter = eventsOfVisit(everything, visit);
    const text = printFilter(filter);
    expect(text).toContain('from:2026-05-20T10:00:00.123Z');
    expect(text).toContain('to:2026-05-20T10:20:01.000Z');
    expect(text).toContain('actor:s1');
    expect(normaliseFilter(parseFilter(text))).toEqual(normaliseFilter(filter));
  });
});

it('a decision that did not see the whole visit leaves it undecided', () => {
  const decision = (isWhole: boolean) => () => ({
    isWhole,
    judgement: { of: 'visit', key: 'v1', verdict: 'approved', note: 'x', finding: null, updatedAt: '' } as const,
  });
  expect(shownVisits([visit], decision(true), 'approved', null)).toEqual([visit]);
  expect(shownVisits([visit], decision(false), 'approved', null)).toEqual([]);
  expect(shownVisits([visit], decision(false), 'undecided', 'no-reason')).toEqual([visit]);
  expect(shownVisits([visit], () => null, 'all', 'no-flag')).toEqual([]);
});
