// Events as an XLSX file of texts: a sheet About, and as many sheets of events as their number asks for.
import type { AuditEvent } from '#shared/model/event.ts';
import { eventCell } from '#shared/model/event-cell.ts';
import { longestSheetCell } from '#shared/model/export.ts';
import { aboutLines } from './about-lines.ts';
import type { FormatWriter, WriterParts } from './format-writer.ts';
import { columnName, sheetHead, sheetRow, sheetRows, sheetTail, styleOf } from './sheet-rows.ts';
import { sheetPath, workbookParts } from './workbook-parts.ts';
import { createZipStream } from './zip-stream.ts';
import { createZonedTime } from './zoned-time.ts';

interface SheetColumn {
  heading: string;
  width: number;
  text(event: AuditEvent): string | null;
}

const widths: Readonly<Record<string, number>> = { id: 32, timestamp: 25, timestampText: 25, diff: 60, extra: 40 };

/** The columns asked for, and beside the time in UTC the same in the zone. */
const sheetColumns = ({ columns, facts }: WriterParts): SheetColumn[] => {
  const zoned = facts.zone === 'UTC' ? null : createZonedTime(facts.zone);
  return columns.flatMap((column): SheetColumn[] => {
    const own = {
      heading: column,
      width: widths[column] ?? 20,
      text: (event: AuditEvent) => eventCell(event, column),
    };
    if (column !== 'timestamp' || zoned === null) return [own];
    const local = {
      heading: `timestamp (${facts.zone})`,
      width: 31,
      text: (event: AuditEvent) => zoned(event.timestamp),
    };
    return [own, local];
  });
};

/** A text cut to what a cell holds ends in this, with its whole length. */
const cutMark = (length: number): string => `… [cut, ${length} characters in all]`;

const startOf = (text: string, length: number): string => {
  const cut = text.slice(0, length);
  // Not in the middle of a character.
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
};

/** `rowsPerSheet` counts the heading. */
export const createXlsxWriter = (parts: WriterParts, rowsPerSheet: number = sheetRows): FormatWriter => {
  const { out, facts, findings } = parts;
  const columns = sheetColumns(parts);
  const names = columns.map((_, place) => columnName(place));
  const perSheet = rowsPerSheet - 1;
  const eventSheets = Math.max(1, Math.ceil(facts.events / perSheet));
  const sheets = [
    'About',
    ...Array.from({ length: eventSheets }, (_, place) => (place === 0 ? 'Events' : `Events ${place + 1}`)),
  ];
  const zip = createZipStream(out);
  /** The sheet being written, 0 before the first; its rows so far. */
  let sheet = 0;
  let rows = 0;

  const begin = (): void => {
    if (sheet === 0) for (const [path, xml] of workbookParts(sheets, 1)) zip.add(path, xml);
    else closeSheet();
    sheet += 1;
    rows = 1;
    zip.begin(sheetPath(sheet));
  };
  const headOf = (): string => {
    const headings = columns.map(({ heading }) => heading);
    const sizes = columns.map(({ width }) => width);
    return sheetHead(sizes, 1, sheet === 1) + sheetRow(1, names, headings, styleOf.heading);
  };
  const closeSheet = (): void => {
    zip.writeLast(sheetTail);
  };
  const fitted = (text: string | null): string | null => {
    if (text === null || text.length <= longestSheetCell) return text;
    findings.longCell();
    const mark = cutMark(text.length);
    return startOf(text, longestSheetCell - mark.length) + mark;
  };
  const aboutSheet = (): string => {
    const lines = aboutLines(facts, findings.counts()).map(([name, value], place) =>
      sheetRow(place + 1, ['A', 'B'], [name, fitted(value)]),
    );
    return sheetHead([28, 100], 0, false) + lines.join('') + sheetTail;
  };

  return {
    page: async (events) => {
      let xml = '';
      for (const event of events) {
        if (sheet === 0 || rows > perSheet) {
          await zip.write(xml);
          begin();
          xml = headOf();
        }
        rows += 1;
        xml += sheetRow(
          rows,
          names,
          columns.map(({ text }) => fitted(text(event))),
        );
      }
      await zip.write(xml);
    },
    end: async () => {
      if (sheet === 0) {
        begin();
        await zip.write(headOf());
      }
      closeSheet();
      zip.add(sheetPath(0), aboutSheet());
      await zip.end();
    },
    abandon: () => zip.abandon(),
  };
};
