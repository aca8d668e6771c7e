// The grid of the workbench, in text.
import type { EventRow } from '#shared/model/event.ts';
import { changesText } from './change-text.ts';
import { createLocalTime } from './local-time.ts';
import { type Column, createTable } from './table.ts';

const note = (row: EventRow): string => {
  const marks = [row.crossTenant === true ? 'cross-tenant' : '', row.conflict ? 'conflict' : ''].filter(Boolean);
  return [
    ...marks.map((mark) => `[${mark}]`),
    ...(row.reason === null ? [] : [row.reason]),
    changesText(row.changes, row.changeCount),
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
