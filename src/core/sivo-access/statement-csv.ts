// The statement as CSV, one row an access. It is opened by spreadsheets, so no cell can run as a formula.
import { csvCell, csvLine } from '#shared/model/event-csv.ts';
import { neutralise } from '../export/neutralise.ts';
import { createZonedTime } from '../export/zoned-time.ts';
import type { Statement } from './statement.ts';

const columns = [
  'time_utc',
  'time_zoned',
  'zone',
  'visit',
  'member_email',
  'member_id',
  'member_ip',
  'tenant_id',
  'read_or_change',
  'action',
  'resource_type',
  'resource_id',
  'cross_tenant',
  'reason',
  'reason_quality',
  'ticket',
  'alarms',
  'decision',
  'decision_note',
  'decided_at',
  'accesses_added_since',
  'event_id',
];

/** The whole file with its byte order mark; names of columns and codes are the same in every language. */
export const statementCsv = ({ input, visits }: Statement): string => {
  const zoned = createZonedTime(input.zone);
  const harmless = (text: string | null): string => neutralise(text ?? '');
  const rows = visits.flatMap(({ visit, accesses, decision }) =>
    accesses.map((access) =>
      csvLine(
        [
          access.at,
          zoned(access.at),
          input.zone,
          visit.id,
          harmless(access.member.email),
          harmless(access.member.id),
          harmless(access.member.ip),
          harmless(access.tenantId),
          access.kind,
          harmless(access.action),
          harmless(access.resource.type),
          harmless(access.resource.id),
          access.flag === null ? '' : String(access.flag),
          harmless(access.reason),
          access.quality,
          harmless(access.ticket),
          access.alarms.join(' '),
          decision?.judgement.verdict ?? '',
          harmless(decision?.judgement.note ?? null),
          decision?.judgement.updatedAt ?? '',
          decision === null ? '' : String(!decision.isWhole),
          harmless(access.eventId),
        ].map((cell) => (cell === '' ? '' : csvCell(cell))),
      ),
    ),
  );
  return `\ufeff${csvLine(columns)}${rows.join('')}`;
};
