// The forms a result can take on stdout, each fed page by page.
import { assertNever } from '#shared/assert-never.ts';
import type { EventRow } from '#shared/model/event.ts';
import { csvHeader, csvRecord } from './output/csv.ts';
import { createEventTable } from './output/event-table.ts';

export const rowFormats = ['table', 'jsonl', 'csv'] as const;
export type RowFormat = (typeof rowFormats)[number];

/** `head` comes before the first page and `tail` after the last one. */
export interface RowWriter {
  /** Whether rows need every change, or only those a page shows. */
  whole: boolean;
  head: string;
  page(rows: readonly EventRow[]): string;
  tail: string;
}

const lines = (rows: readonly EventRow[], text: (row: EventRow) => string): string => rows.map(text).join('');

/** `{"count":…,"events":[…]}`, one JSON object however long. */
export const jsonWriter = (count: number): RowWriter => {
  let first = true;
  return {
    whole: true,
    head: `{"count":${count},"events":[`,
    page: (rows) =>
      lines(rows, (row) => {
        const comma = first ? '' : ',';
        first = false;
        return comma + JSON.stringify(row);
      }),
    tail: ']}\n',
  };
};

/** `zone`: of the times in a table; other formats keep UTC. */
export const rowWriter = (format: RowFormat, zone: string): RowWriter => {
  switch (format) {
    case 'table':
      return { whole: false, head: '', page: createEventTable(zone), tail: '' };
    case 'jsonl':
      return { whole: true, head: '', page: (rows) => lines(rows, (row) => `${JSON.stringify(row)}\n`), tail: '' };
    case 'csv':
      return { whole: true, head: csvHeader, page: (rows) => lines(rows, csvRecord), tail: '' };
    default:
      return assertNever(format);
  }
};
