// The filters that show the events behind a visit or an alarm in the grid.
import { assertNever } from '#shared/assert-never.ts';
import type { Filter } from '#shared/model/filter.ts';
import { type SivoAccessReport, type SivoAlarm, type SivoVisit, sivoTeamFilter } from '#shared/model/sivo-access.ts';

const flagged: Filter = { op: 'is', field: 'crossTenant', values: ['true'] };

const alarmFilter = (alarm: SivoAlarm, domains: SivoAccessReport['domains']): Filter => {
  switch (alarm) {
    case 'no-flag':
      return {
        op: 'and',
        args: [
          { op: 'is', field: 'role', values: ['superadmin'] },
          { op: 'not', arg: flagged },
        ],
      };
    case 'no-reason':
      return { op: 'and', args: [flagged, { op: 'is', field: 'reason', values: [''] }] };
    case 'tenant-address': {
      const own = domains.list.map(({ domain, tenantId }): Filter => {
        const address: Filter = {
          op: 'like',
          field: 'actor.email',
          patterns: [
            ['', `@${domain}`],
            ['', `.${domain}`],
          ],
        };
        return domains.given
          ? address
          : { op: 'and', args: [address, { op: 'is', field: 'tenant', values: [tenantId ?? ''] }] };
      });
      return {
        op: 'and',
        args: [flagged, own.length === 1 && own[0] !== undefined ? own[0] : { op: 'or', args: own }],
      };
    }
    default:
      return assertNever(alarm);
  }
};

/** `within`: the filter of the page. */
export const eventsOfAlarm = (within: Filter, alarm: SivoAlarm, domains: SivoAccessReport['domains']): Filter => ({
  op: 'and',
  args: [within, alarmFilter(alarm, domains)],
});

/** By member, tenant and time rather than by ids: an address holds few of them. */
export const eventsOfVisit = (within: Filter, { member, tenantId, from, to }: SivoVisit): Filter => {
  const who = member.id ?? member.email;
  const after = new Date(Date.parse(to) + 1).toISOString();
  return {
    op: 'and',
    args: [
      within,
      sivoTeamFilter,
      ...(who === null ? [] : [{ op: 'is', field: 'actor', values: [who] } satisfies Filter]),
      ...(tenantId === null ? [] : [{ op: 'is', field: 'tenant', values: [tenantId] } satisfies Filter]),
      { op: 'time', from: new Date(Date.parse(from)).toISOString(), to: after },
    ],
  };
};
