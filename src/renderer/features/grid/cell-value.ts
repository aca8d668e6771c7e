// What a cell stands for: in a filter, as a true value for copies, and as plain text.
import { assertNever } from '#shared/assert-never.ts';
import type { Mark } from '#shared/model/case.ts';
import type { EventRow } from '#shared/model/event.ts';
import type { FilterField } from '#shared/model/field.ts';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { formatTime } from '../../ui/format-time.ts';
import { fullChangeText } from './change-preview.ts';

/** `value` is '' where the source did not say, as filters write it. */
export interface CellTerm {
  field: FilterField;
  value: string;
}

/** What of an event a cell needs; rows of a page and whole events both have it. */
export type CellEvent = Omit<EventRow, 'conflict' | 'changeCount'>;

/** Null for columns that no filter term can name. */
export const cellTerm = (column: GridColumnId, row: CellEvent): CellTerm | null => {
  switch (column) {
    case 'actor':
      return row.actor.email === null && row.actor.id !== null
        ? { field: 'actor.id', value: row.actor.id }
        : { field: 'actor.email', value: row.actor.email ?? '' };
    case 'actorId':
      return { field: 'actor.id', value: row.actor.id ?? '' };
    case 'role':
      return { field: 'role', value: row.actor.role ?? '' };
    case 'ip':
      return { field: 'ip', value: row.actor.ip ?? '' };
    case 'userAgent':
      return { field: 'userAgent', value: row.actor.userAgent ?? '' };
    case 'action':
      return { field: 'action', value: row.action ?? '' };
    case 'resource':
      return { field: 'resource.type', value: row.resource.type ?? '' };
    case 'resourceId':
      return { field: 'resource.id', value: row.resource.id ?? '' };
    case 'category':
      return { field: 'category', value: row.category };
    case 'sivo':
      return { field: 'crossTenant', value: row.crossTenant === null ? '' : String(row.crossTenant) };
    case 'reason':
      return { field: 'reason', value: row.reason ?? '' };
    case 'tenant':
      return { field: 'tenant', value: row.tenantId ?? '' };
    case 'id':
      return { field: 'id', value: row.id };
    case 'time':
    case 'marks':
    case 'change':
      return null;
    default:
      return assertNever(column);
  }
};

/** Star, tags and whether there is a note, as one text. */
export const markText = (mark: Mark | undefined): string =>
  mark === undefined
    ? ''
    : [...(mark.starred ? ['★'] : []), ...mark.tags, ...(mark.note === '' ? [] : ['✎'])].join(' ');

/** The true value of a cell, nothing shortened; null where the source did not say. Times in `zone`. */
export const cellValue = (column: GridColumnId, event: CellEvent, zone: string, mark?: Mark | undefined): JsonValue => {
  switch (column) {
    case 'time':
      return formatTime(event.timestamp, zone);
    case 'marks':
      return markText(mark);
    case 'actor':
      return event.actor.email ?? event.actor.id;
    case 'resource':
      return event.resource.type;
    case 'change':
      return fullChangeText(event.changes);
    case 'sivo':
      return event.crossTenant;
    default: {
      const value = cellTerm(column, event)?.value ?? '';
      return value === '' ? null : value;
    }
  }
};

/** A cell alone as text, with all that it shows; '' where the source did not say. */
export const cellText = (column: GridColumnId, event: CellEvent, zone: string, mark?: Mark | undefined): string => {
  if (column === 'resource') return [event.resource.type, event.resource.id].filter((part) => part !== null).join(' ');
  if (column === 'sivo' && event.reason !== null) return event.reason;
  const value = cellValue(column, event, zone, mark);
  return value === null ? '' : String(value);
};

/** The second value that a column shows beside its own; copies give it a column of its own. */
const beside: Partial<Record<GridColumnId, GridColumnId>> = { resource: 'resourceId', sivo: 'reason' };

/** The columns a copy of these has: one for each value that they show. */
export const copiedColumns = (columns: readonly GridColumnId[]): GridColumnId[] =>
  columns.flatMap((column) => {
    const other = beside[column];
    return other === undefined || columns.includes(other) ? [column] : [column, other];
  });
