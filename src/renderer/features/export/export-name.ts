// What a file of exported events is called unless the user says otherwise.
import type { ExportFormat } from '#shared/model/export.ts';

const endings: Record<ExportFormat, string> = {
  csv: '.csv',
  'csv-spreadsheet': '.spreadsheet.csv',
  jsonl: '.jsonl',
  xlsx: '.xlsx',
  parquet: '.parquet',
};

/** Signs that Windows, macOS or Linux does not have in file names. */
const forbidden = /[\\/:*?"<>|\p{Cc}]+/gu;

/** `acme 2026-05-31 1630.csv`: the archive's name and the moment, told in `stamp` as `2026-05-31 16:30:12`. */
export const exportName = (archive: string, stamp: string, format: ExportFormat): string => {
  const name = archive.replace(forbidden, '-').slice(0, 80).trim() || 'events';
  return `${name} ${stamp.slice(0, 16).replace(':', '')}${endings[format]}`;
};

/** The path with the ending of another format, where it has the ending of the one before; else as it is. */
export const withEnding = (path: string, before: ExportFormat, format: ExportFormat): string =>
  path.endsWith(endings[before]) ? path.slice(0, -endings[before].length) + endings[format] : path;
