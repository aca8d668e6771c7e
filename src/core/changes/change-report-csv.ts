// A report of changes as CSV, one row for each changed field. It is opened by spreadsheets, so no cell can run as a formula.
import type { ChangeReport, ReportedChange, ReportedResource } from '#shared/model/change-report.ts';
import type { FieldDiff } from '#shared/model/changes.ts';
import { csvCell, csvLine } from '#shared/model/event-csv.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { neutralise } from '../export/neutralise.ts';
import { createZonedTime } from '../export/zoned-time.ts';

const columns = [
  'time_utc',
  'time_zoned',
  'zone',
  'resource_type',
  'resource_id',
  'resource_name',
  'tenant_id',
  'change',
  'field',
  'difference',
  'from',
  'to',
  'unit',
  'actor_email',
  'actor_id',
  'action',
  'cross_tenant',
  'reason',
  'diff_and_states_disagree',
  'sources_disagree',
  'event_id',
  'sentence',
];

const unknown = '(unknown)';

const readsAsJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A text as it is, in JSON's quotes where it could be taken for another value; nothing for what is absent. */
const valueText = (value: JsonValue | undefined, known: boolean): string => {
  if (!known) return unknown;
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return value === '' || value === unknown || readsAsJson(value) ? JSON.stringify(value) : value;
};

/** Numbers of JSON begin with a sign without being formulas. */
const valueCell = (value: JsonValue | undefined, known: boolean): string => {
  const text = valueText(value, known);
  return typeof value === 'number' ? text : neutralise(text);
};

/** The places of what moved, counted from 1; the values of any other difference. */
const sides = (field: FieldDiff): [string, string] =>
  field.kind === 'moved'
    ? [String((field.fromIndex ?? 0) + 1), String((field.toIndex ?? 0) + 1)]
    : [valueCell(field.from, field.fromKnown), valueCell(field.to, field.toKnown)];

const flag = (value: boolean | null): string => (value === null ? '' : String(value));

/** The whole file with its byte order mark. */
export const changeReportCsv = ({ zone, resources }: ChangeReport): string => {
  const zoned = createZonedTime(zone);
  const rowOf =
    ({ resource, name }: ReportedResource, change: ReportedChange) =>
    (field: FieldDiff | null): string => {
      const [from, to] = field === null ? ['', ''] : sides(field);
      const harmless = (text: string | null): string => neutralise(text ?? '');
      return csvLine(
        [
          change.at,
          zoned(change.at),
          zone,
          harmless(resource.type),
          harmless(resource.id),
          harmless(name),
          harmless(resource.tenantId),
          change.kind,
          harmless(field?.path ?? null),
          field?.kind ?? '',
          from,
          to,
          field?.unit ?? '',
          harmless(change.actor.email),
          harmless(change.actor.id),
          harmless(change.action),
          flag(change.crossTenant),
          harmless(change.reason),
          flag(change.disagrees),
          flag(change.conflict),
          harmless(change.eventId),
          harmless(change.sentence),
        ].map((cell) => (cell === '' ? '' : csvCell(cell))),
      );
    };
  const rows = resources.flatMap((group) =>
    group.changes.flatMap((change) => {
      const row = rowOf(group, change);
      return change.fields.length === 0 ? [row(null)] : change.fields.map(row);
    }),
  );
  return `\ufeff${csvLine(columns)}${rows.join('')}`;
};
