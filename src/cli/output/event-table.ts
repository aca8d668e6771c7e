// The grid of the workbench, in text.
import type { EventRow, FieldChange } from '#shared/model/event.ts';
import { createLocalTime } from './local-time.ts';
import { type Column, createTable } from './table.ts';

const shown = (value: unknown): string =>
  value === undefined ? '?' : typeof value === 'string' ? value : JSON.stringify(value);

const changeText = ({ field, from, to }: FieldChange): string => `${field}: ${shown(from)} → ${shown(to)}`;

const note = (row: EventRow): string => {
  const marks = [row.crossTenant === true ? 'cross-tenant' : '', row.conflict ? 'conflict' : ''].filter(Boolean);
  const more = row.changeCount - row.changes.length;
  return [
    ...marks.map((mark) => `[${mark}]`),
    ...(row.reason === null ? [] : [row.reason]),
    row.changes.map(changeText).join(', ') + (more > 0 ? `, and ${more} more` : ''),
  ]
    .filter(Boolean)
    .join(' ');
};

/** A function from pages of rows to text; times are shown in `zone`. */
export const createEventTable = (zone: string): ((rows: readonly EventRow[]) => string) => {
  const localTime = createLocalTime(zone);
  const columns: Column<EventRow>[] = [
    { heading: `TIME (${zone})`, value: (row) => localTime(row.timestamp), most: 32 },
    { heading: 'ACTOR', value: (row) => row.actor.email ?? row.actor.id ?? '', most: 36 },
    { heading: 'ROLE', value: (row) => row.actor.role ?? '', most: 12 },
    { heading: 'ACTION', value: (row) => row.action ?? '', most: 24 },
    { heading: 'RESOURCE', value: (row) => `${row.resource.type ?? ''} ${row.resource.id ?? ''}`.trim(), most: 56 },
    { heading: 'ID', value: (row) => row.id, most: 80 },
    { heading: 'CHANGE', value: note, most: 72 },
  ];
  return createTable(columns);
};
