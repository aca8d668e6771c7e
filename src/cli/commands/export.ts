// `export`: the events that fit a filter, written to a file.
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type EventColumn, eventColumns } from '#shared/model/event-columns.ts';
import { type ExportFormat, exportFormats } from '#shared/model/export.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type Sort, sortSchema } from '#shared/model/query.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { exportNotices, exportSummary } from '../export-summary.ts';
import { followExport } from '../follow-export.ts';
import { archiveOption, jsonOption, zoneName } from '../options.ts';
import { rangeNotice } from '../range-notice.ts';

interface ExportOptions {
  archive: string;
  format: ExportFormat;
  out: string;
  columns?: EventColumn[];
  tz: string;
  sort: Sort;
  force?: true;
  progress?: true;
  json?: true;
}

const help = `
Filter: as for "query"; no filter is everything. The file is there whole or not at all.

  csv               RFC 4180 with exact values; import takes it back as the very same events when all columns are there
  csv-spreadsheet   for Excel and others: cells they would run as formulas begin with an apostrophe, and are listed
  jsonl             one whole event a line; import takes it back as the very same events
  xlsx              texts only, a sheet for each million rows, and a sheet About
  parquet           all columns as texts; import takes it back as the very same events when all columns are there

Filter, count, zone, archive root and version stand in FILE.about.json, or in the file itself for xlsx and parquet.

Columns: ${eventColumns.join(', ')}.

Examples:
  sivo-audit export 'action:access resource:recording' --archive my-archive --format csv -o accesses.csv
  sivo-audit export 'from:2026-05-01' --archive my-archive --format xlsx --tz Europe/Madrid --columns timestamp,actor.email,action -o may.xlsx`;

const isColumn = (name: string): name is EventColumn => eventColumns.some((known) => known === name);

/** `a,b,c` → columns in that order. */
const columnList = (text: string): EventColumn[] => {
  const names = text.split(',').map((part) => part.trim());
  const columns = names.filter(isColumn);
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`"${unknown}" is no column; choose from ${eventColumns.join(', ')}.`);
  }
  if (new Set(columns).size !== columns.length) throw new InvalidArgumentError('A column is named twice.');
  return columns;
};

export const registerExport = (program: Command, context: CliContext): void => {
  program
    .command('export')
    .description('write the events that fit a filter to a file')
    .argument('[filter...]', 'filter text; everything when absent')
    .addOption(archiveOption())
    .addOption(new Option('--format <format>', 'form of the file').choices(exportFormats).makeOptionMandatory())
    .addOption(new Option('-o, --out <file>', 'the file to write').makeOptionMandatory())
    .addOption(new Option('--columns <names>', 'only these, in this order, comma-separated').argParser(columnList))
    .addOption(
      new Option('--tz <zone>', 'zone of bare dates in the filter, and of a second time column in xlsx')
        .default('UTC')
        .argParser(zoneName),
    )
    .addOption(new Option('--sort <order>', 'order of the events').choices(sortSchema.options).default('newest'))
    .option('--force', 'replace a file that is there already')
    .option('--progress', 'tell the progress on stderr even where it is not a terminal')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (words: string[], options: ExportOptions) => {
      const { terminal, signal } = context;
      const filter = parseFilter(words.join(' '));
      const { archive, tz: zone, sort, format, columns = null } = options;
      const path = options.out.endsWith('/') ? options.out : resolve(options.out);
      const overwrite = options.force === true;
      for (const notice of rangeNotice(filter, zone)) terminal.notice(notice);
      const report = await withArchive(context, archive, async (client) => {
        const moments = await client.exports.run({ filter, zone, sort, format, columns, path, overwrite }, { signal });
        return followExport(moments, terminal, options.progress === true || terminal.stderrIsTerminal);
      });
      for (const notice of exportNotices(report)) terminal.notice(notice);
      await terminal.result(options.json === true ? `${JSON.stringify(report)}\n` : exportSummary(report));
    });
};
