// What a cell stands for in a filter, and its text for the clipboard.
import type { EventRow } from '#shared/model/event.ts';
import type { FilterField } from '#shared/model/field.ts';
import { formatTime } from '../../ui/format-time.ts';
import { changeText } from './change-preview.ts';

export const columnIds = ['time', 'actor', 'action', 'resource', 'change', 'role', 'category', 'sivo'] as const;
export type ColumnId = (typeof columnIds)[number];

/** `value` is '' where the source did not say, as filters write it. */
export interface CellTerm {
  field: FilterField;
  value: string;
}

/** Null for columns that no filter term can name. */
export const cellTerm = (column: ColumnId, row: EventRow): CellTerm | null => {
  switch (column) {
    case 'actor':
      return row.actor.email === null && row.actor.id !== null
        ? { field: 'actor.id', value: row.actor.id }
        : { field: 'actor.email', value: row.actor.email ?? '' };
    case 'role':
      return { field: 'role', value: row.actor.role ?? '' };
    case 'action':
      return { field: 'action', value: row.action ?? '' };
    case 'resource':
      return { field: 'resource.type', value: row.resource.type ?? '' };
    case 'category':
      return { field: 'category', value: row.category };
    case 'sivo':
      return { field: 'crossTenant', value: row.crossTenant === null ? '' : String(row.crossTenant) };
    case 'time':
    case 'change':
      return null;
  }
};

/** The cell as text; times in `zone`. */
export const cellText = (column: ColumnId, row: EventRow, zone: string): string => {
  switch (column) {
    case 'time':
      return formatTime(row.timestamp, zone);
    case 'resource':
      return [row.resource.type, row.resource.id].filter((part) => part !== null).join(' ');
    case 'change':
      return changeText(row.changes, row.changeCount);
    case 'sivo':
      return row.reason ?? '';
    default:
      return cellTerm(column, row)?.value ?? '';
  }
};
