// Taking the filtered events out as a file, and what is told about it.
import { z } from 'zod';
import { rootSchema } from './archive-root.ts';
import { eventColumns } from './event-columns.ts';
import { filterSchema } from './filter.ts';
import { sortSchema, zoneSchema } from './query.ts';

/**
 * `csv`: RFC 4180, lossless, read back by import. `csv-spreadsheet`: cells that a spreadsheet would take for a formula are
 * neutralised, and listed. `jsonl`: one whole event a line. `xlsx`: text cells, a sheet for each million rows. `parquet`.
 */
export const exportFormats = ['csv', 'csv-spreadsheet', 'jsonl', 'xlsx', 'parquet'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
export const exportColumnSchema = z.enum(eventColumns);

/** `columns` null is every column; a whole event is always given by `jsonl`. `path` is a file on the host's machine. */
export const exportInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  sort: sortSchema.default('newest'),
  format: exportFormatSchema,
  columns: z.array(exportColumnSchema).min(1).max(eventColumns.length).nullable().default(null),
  path: z.string().min(1).max(4096),
  overwrite: z.boolean().default(false),
});
export type ExportInput = z.infer<typeof exportInputSchema>;

const count = z.number().int().min(0);

export const exportProgressSchema = z.object({
  kind: z.literal('progress'),
  events: count,
  total: count,
  bytes: count,
  elapsedMs: z.number(),
});
export type ExportProgress = z.infer<typeof exportProgressSchema>;

/** A cell that was changed so that no spreadsheet runs it. `row` counts the file's data rows from 1. */
export const neutralisedCellSchema = z.object({ row: count, column: z.string(), value: z.string() });

/** Most characters a cell of a spreadsheet holds. */
export const longestSheetCell = 32_767;

/**
 * `about`: the file beside it (or the sheet or metadata within) that states filter, count, zone and archive root; null where
 * it is within. `neutralised` counts all such cells, `cells` lists the first thousand, long values by their start.
 * `longCells`: cells beyond `longestSheetCell`; whole in `csv-spreadsheet`, cut and marked in `xlsx`, not counted elsewhere.
 * `halfCharacters`: cells with a lone surrogate, which UTF-8 cannot hold and became U+FFFD; none in `jsonl` and `xlsx`.
 */
export const exportReportSchema = z.object({
  kind: z.literal('report'),
  format: exportFormatSchema,
  path: z.string(),
  about: z.string().nullable(),
  bytes: count,
  sha256: z.string(),
  events: count,
  columns: z.array(z.string()),
  filter: z.string(),
  zone: z.string(),
  sort: sortSchema,
  root: rootSchema.nullable(),
  neutralised: count,
  cells: z.array(neutralisedCellSchema).max(1000),
  longCells: count,
  halfCharacters: count,
  elapsedMs: z.number(),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

export const exportMomentSchema = z.discriminatedUnion('kind', [exportProgressSchema, exportReportSchema]);
export type ExportMoment = z.infer<typeof exportMomentSchema>;
