// Events as lines of text: CSV as it is, and JSON lines.
import type { AuditEvent } from '#shared/model/event.ts';
import { eventCell } from '#shared/model/event-cell.ts';
import { csvHeader, csvRecord } from '#shared/model/event-csv.ts';
import type { FormatWriter, WriterParts } from './format-writer.ts';

/** UTF-8 cannot hold it; JSON escapes it. */
export const loneSurrogate = /\p{Surrogate}/u;

/** RFC 4180, lossless: what `query --format csv` gives. */
export const createCsvWriter = ({ out, columns, findings }: WriterParts): FormatWriter => {
  let head = csvHeader(columns);
  const broken = (events: readonly AuditEvent[]): number =>
    events.flatMap((event) => columns.filter((column) => loneSurrogate.test(eventCell(event, column) ?? ''))).length;
  const put = (text: string): void => {
    out.write(head + text);
    head = '';
  };
  return {
    page: (events) => {
      const text = events.map((event) => csvRecord(event, columns)).join('');
      if (loneSurrogate.test(text)) findings.halfCharacters(broken(events));
      put(text);
    },
    end: () => put(''),
  };
};

/** One whole event a line: what `query --format jsonl` gives. */
export const createJsonLinesWriter = ({ out }: WriterParts): FormatWriter => ({
  page: (events) => out.write(events.map((event) => `${JSON.stringify(event)}\n`).join('')),
  end: () => undefined,
});
