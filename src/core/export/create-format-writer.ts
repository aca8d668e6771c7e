// Which writer makes which form.
import { assertNever } from '#shared/assert-never.ts';
import type { ExportFormat } from '#shared/model/export.ts';
import type { FormatWriter, WriterParts } from './format-writer.ts';
import { createParquetWriter } from './parquet-writer.ts';
import { createSpreadsheetCsvWriter } from './spreadsheet-csv-writer.ts';
import { createCsvWriter, createJsonLinesWriter } from './text-writers.ts';
import { createXlsxWriter } from './xlsx-writer.ts';

/** Whether a file of this form says of itself what it holds; others have a file beside them for that. */
export const tellsOfItself = (format: ExportFormat): boolean => format === 'xlsx' || format === 'parquet';

export const createFormatWriter = (format: ExportFormat, parts: WriterParts): FormatWriter => {
  switch (format) {
    case 'csv':
      return createCsvWriter(parts);
    case 'csv-spreadsheet':
      return createSpreadsheetCsvWriter(parts);
    case 'jsonl':
      return createJsonLinesWriter(parts);
    case 'xlsx':
      return createXlsxWriter(parts);
    case 'parquet':
      return createParquetWriter(parts);
    default:
      return assertNever(format);
  }
};
