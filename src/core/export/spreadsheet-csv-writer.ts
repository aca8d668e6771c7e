// CSV made to be opened by a spreadsheet: with a byte order mark, and without a cell that would run as a formula.
import type { AuditEvent } from '#shared/model/event.ts';
import { eventCell } from '#shared/model/event-cell.ts';
import { csvCell, csvHeader, csvLine } from '#shared/model/event-csv.ts';
import { longestSheetCell } from '#shared/model/export.ts';
import type { FormatWriter, WriterParts } from './format-writer.ts';
import { neutralise } from './neutralise.ts';
import { loneSurrogate } from './text-writers.ts';

export const createSpreadsheetCsvWriter = ({ out, columns, findings }: WriterParts): FormatWriter => {
  let head = `\ufeff${csvHeader(columns)}`;
  let row = 0;
  const put = (text: string): void => {
    out.write(head + text);
    head = '';
  };
  const record = (event: AuditEvent): string => {
    row += 1;
    return csvLine(
      columns.map((column) => {
        const text = eventCell(event, column);
        if (text === null) return '';
        const harmless = neutralise(text);
        if (harmless !== text) findings.neutralised(row, column, text);
        if (harmless.length > longestSheetCell) findings.longCell();
        if (loneSurrogate.test(harmless)) findings.halfCharacters(1);
        return csvCell(harmless);
      }),
    );
  };
  return { page: (events) => put(events.map(record).join('')), end: () => put('') };
};
