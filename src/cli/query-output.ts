// The forms events can take on stdout, each fed page by page.
import { assertNever } from '#shared/assert-never.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { csvHeader, csvRecord } from '#shared/model/event-csv.ts';

export const rowFormats = ['table', 'jsonl', 'csv'] as const;
export type RowFormat = (typeof rowFormats)[number];

/** `head` comes before the first page and `tail` after the last one. */
export interface EventWriter {
  head: string;
  page(events: readonly AuditEvent[]): string;
  tail: string;
}

const joined = (events: readonly AuditEvent[], text: (event: AuditEvent) => string): string =>
  events.map(text).join('');

/** `{"count":…,"events":[…]}`, one JSON object however long. */
export const jsonWriter = (count: number): EventWriter => {
  let first = true;
  return {
    head: `{"count":${count},"events":[`,
    page: (events) =>
      joined(events, (event) => {
        const comma = first ? '' : ',';
        first = false;
        return comma + JSON.stringify(event);
      }),
    tail: ']}\n',
  };
};

/** Whole events as JSON lines or CSV; times are in UTC. */
export const eventWriter = (format: Exclude<RowFormat, 'table'>): EventWriter => {
  switch (format) {
    case 'jsonl':
      return { head: '', page: (events) => joined(events, (event) => `${JSON.stringify(event)}\n`), tail: '' };
    case 'csv':
      return { head: csvHeader(), page: (events) => joined(events, (event) => csvRecord(event)), tail: '' };
    default:
      return assertNever(format);
  }
};
