// `sql`: one reading statement over the view `events`, in SQLite's own words.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type SqlMoment, type SqlResult, sqlDefaults } from '#shared/model/sql.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption, wholeNumber, zoneName } from '../options.ts';
import type { Terminal } from '../output/terminal.ts';
import { cutNotice, type SqlFormat, sqlFormats, sqlJson, sqlText } from '../sql-output.ts';

interface SqlOptions {
  archive: string;
  from?: string;
  to?: string;
  tz: string;
  maxRows: number;
  timeout: number;
  format: SqlFormat;
  json?: true;
}

const help = `
The view events has one row an event, with the columns seq, id, timestamp, actor_id, actor_email, role, ip, user_agent,
action, resource_type, resource_id, category, tenant_id, cross_tenant, reason, conflict, diff, before, after, extra,
import_id, source, line, byte_offset, content_hash. timestamp is RFC 3339 in UTC, a text; diff, before, after and extra
are JSON texts (SQLite's json_extract reads them); NULL is "the source did not say".

Only reading is possible: one SELECT (or WITH, VALUES, EXPLAIN). Up to 2 million events are loaded; --from and --to
(from inclusive, to exclusive, dates in the zone of --tz) choose which.

Examples:
  sivo-audit sql "SELECT action, count(*) FROM events GROUP BY action" --archive my-archive
  sivo-audit sql "SELECT timestamp, actor_email, json_extract(diff, '$.retention_days.to') AS days FROM events
    WHERE resource_type = 'recording_policy' ORDER BY timestamp" --archive my-archive --from 2026-05-01 --format csv`;

const seconds = (text: string): number => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0.1 && value <= 3600) return value;
  throw new InvalidArgumentError('It must be a number of seconds from 0.1 to 3600.');
};

/** Resolves with the result; loading is told where somebody watches. */
const lastMoment = async (moments: AsyncIterable<SqlMoment>, terminal: Terminal): Promise<SqlResult> => {
  for await (const moment of moments) {
    if (moment.kind === 'result') return moment;
    if (!terminal.stderrIsTerminal) continue;
    const [events, of] = moment.kind === 'loading' ? [moment.events, moment.of] : [];
    terminal.status(
      of === undefined ? 'running' : `reading ${events?.toLocaleString('en')} of ${of.toLocaleString('en')} events`,
    );
  }
  throw new WorkbenchError('INTERNAL', 'sql', 'it ended without a result');
};

export const registerSql = (program: Command, context: CliContext): void => {
  program
    .command('sql')
    .description('one reading SQL statement over all events')
    .argument('<statement>', 'SQL of SQLite')
    .addOption(archiveOption())
    .option('--from <time>', 'only events from this time on')
    .option('--to <time>', 'only events before this time')
    .addOption(new Option('--tz <zone>', 'zone of bare dates').default('UTC').argParser(zoneName))
    .addOption(
      new Option('--max-rows <n>', 'how many rows at most')
        .default(sqlDefaults.maxRows)
        .argParser(wholeNumber(1, 1_000_000)),
    )
    .addOption(
      new Option('--timeout <seconds>', 'how long the statement may run')
        .default(sqlDefaults.timeoutSeconds)
        .argParser(seconds),
    )
    .addOption(new Option('--format <format>', 'form of the rows').choices(sqlFormats).default('table'))
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (sql: string, { archive, from, to, tz: zone, maxRows, timeout, format, json }: SqlOptions) => {
      const { terminal, signal } = context;
      const input = { sql, from, to, zone, maxRows, timeoutSeconds: timeout };
      const result = await withArchive(context, archive, async (client) =>
        lastMoment(await client.sql.run(input, { signal }), terminal),
      );
      await terminal.result(json === true ? sqlJson(result) : sqlText(result, format));
      const notice = cutNotice(result);
      if (notice !== null) terminal.notice(notice);
    });
};
