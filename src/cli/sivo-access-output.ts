// Accesses of the SIVO team for a terminal: the counts, what does not add up, and the visits.
import type { SivoAccessReport, SivoVisit } from '#shared/model/sivo-access.ts';
import { createLocalTime } from './output/local-time.ts';
import { printable } from './output/printable.ts';
import { createTable } from './output/table.ts';

const plural = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

const alarmNames = {
  'no-flag': 'superadmin without the cross-tenant flag',
  'no-reason': 'cross-tenant flag without a reason',
  'tenant-address': "cross-tenant flag with an address of the tenant's own domain",
} as const;

const reasonsOf = ({ reasons }: SivoVisit): string =>
  reasons.map(({ reason, quality }) => (reason === null ? '[missing]' : `${reason} [${quality}]`)).join('; ');

/** Times stand in `zone`. */
export const sivoAccessText = (report: SivoAccessReport, zone: string): string => {
  const { total, reads, changes, members, alarms, reused, domains, visits } = report;
  const time = createLocalTime(zone);
  const domainNames = domains.list.map(({ domain }) => printable(domain)).join(', ');
  const lines = [
    `${total.toLocaleString('en')} ${total === 1 ? 'access' : 'accesses'} in ${plural(visits.length, 'visit')} by ${plural(members, 'member')}: ${plural(reads, 'read')}, ${plural(changes, 'change')}`,
    ...alarms.flatMap(({ alarm, count }) =>
      count === 0 ? [] : [`▲ ${count.toLocaleString('en')} ${alarmNames[alarm]}`],
    ),
    ...reused.map(
      ({ reason, visits: used, members: by }) =>
        `◆ ${plural(used, 'visit')} by ${plural(by, 'member')} with the same reason: ${printable(reason)}`,
    ),
    `tenants' own domains${domains.given ? '' : ' (derived)'}: ${domainNames === '' ? 'none known' : domainNames}`,
    '',
  ];
  const table = createTable<SivoVisit>([
    { heading: `FROM (${zone})`, value: ({ from }) => time(from), most: 32 },
    { heading: 'TO', value: ({ to }) => time(to), most: 32 },
    { heading: 'MEMBER', value: ({ member }) => member.email ?? member.id ?? '', most: 36 },
    { heading: 'READS', value: (visit) => visit.reads.toLocaleString('en'), most: 9, align: 'right' },
    { heading: 'CHANGES', value: (visit) => visit.changes.toLocaleString('en'), most: 9, align: 'right' },
    { heading: 'ALARMS', value: (visit) => visit.alarms.join(' '), most: 40 },
    { heading: 'REASONS', value: reasonsOf, most: 80 },
  ]);
  return `${lines.join('\n')}${visits.length === 0 ? '' : table(visits)}`;
};
