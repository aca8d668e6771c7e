// `outliers`: who accesses recordings, or anything else, in a way that is unusual for them or for their peers.
import { type Command, Option } from 'commander';
import { writeWholeFile } from '#core/service/write-whole-file.ts';
import type { AlertBudget } from '#shared/model/anomaly.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { OutliersProgress, OutliersReport } from '#shared/model/outliers.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { followJob } from '../follow-job.ts';
import { archiveOption, jsonOption, wholeNumber, zoneName } from '../options.ts';
import {
  actionList,
  alertBudget,
  businessHours,
  holidayDates,
  isoDay,
  type ParameterOptions,
  parametersOf,
  peerGroup,
  serviceActor,
} from '../outliers-options.ts';
import { outliersNotices, outliersText } from '../outliers-output.ts';
import { rangeNotice } from '../range-notice.ts';

interface OutliersOptions extends Omit<ParameterOptions, 'holidays'> {
  archive: string;
  from?: string;
  to?: string;
  budget?: AlertBudget;
  holidays?: string;
  lang: 'en' | 'es';
  limit: number;
  counts?: string;
  force?: true;
  json?: true;
}

const help = `
Each day of each actor is held against its own history and against its peers, the same way on every machine: docs/outliers.md
says how. Findings stand by score, highest first; a score of 2 is low, 3 medium, 4.5 high. Days that no import covers are
never counted as days without accesses, and who is known too short is named instead of scored.

Filter: as for "query"; it chooses the events that are counted, and with them who is compared with whom.
  --from, --to   the days that are told, to exclusive; what lies before is history all the same
  --budget       as many findings as can be looked at, such as 2/day or 20/week
  --group        a peer group instead of the role, for an e-mail or id; may be given again
  --service      a program that sets nobody's baseline; may be given again
  --counts       writes what was counted, line by line: its SHA-256 is the inputHash, and the scores follow from it alone
  --holidays     dates with commas, or a file with one on each line; they count as weekend

--json: {"method":{"id","version"},"parameters","inputHash","findings":[{"actor":{"id","email",…},"day","score","severity",
"sentence","observed","expected","eventIds","reasons":[{"code","score","observed","expected"}],…}],"notEnoughHistory":[…],…}

Examples:
  sivo-audit outliers --archive my-archive
  sivo-audit outliers --archive my-archive --resource transcript --budget 20/week --lang es
  sivo-audit outliers 'role:agent' --archive my-archive --from 2026-05-01 --to 2026-06-01 --hours 09:00-18:00 --json`;

const progressText = ({ events, total }: OutliersProgress): string =>
  `counting · ${events.toLocaleString('en')} of ${total.toLocaleString('en')} events`;

const outliersJson = ({ kind: _, ...report }: OutliersReport): string => `${JSON.stringify(report)}\n`;

const most = 10_000;
const limitOf = (text: string): number => (text === 'all' ? most : wholeNumber(1, most)(text));

export const registerOutliers = (program: Command, context: CliContext): void => {
  program
    .command('outliers')
    .description('who accesses recordings, or anything else, unusually')
    .argument('[filter...]', 'filter text; everything when absent')
    .addOption(archiveOption())
    .addOption(new Option('--resource <type>', 'the resource whose accesses are counted').default('recording'))
    .addOption(
      new Option('--actions <list>', 'actions that count as accesses, comma-separated, or "all"').argParser(actionList),
    )
    .addOption(new Option('--from <day>', 'first day to tell').argParser(isoDay))
    .addOption(new Option('--to <day>', 'the day after the last one to tell').argParser(isoDay))
    .addOption(new Option('--budget <n/day|n/week>', 'findings that can be looked at').argParser(alertBudget))
    .addOption(new Option('--tz <zone>', 'zone of the days and hours').default('Europe/Madrid').argParser(zoneName))
    .addOption(new Option('--hours <from-to>', 'business hours').argParser(businessHours))
    .option('--holidays <dates>', 'dates, or a file of them')
    .addOption(new Option('--group <actor=group>', 'a peer group of one’s own').argParser(peerGroup))
    .addOption(new Option('--service <actor>', 'a program, not a person').argParser(serviceActor))
    .addOption(new Option('--lang <language>', 'language of the sentences').choices(['en', 'es']).default('en'))
    .addOption(new Option('--limit <n>', 'findings at most, or "all"').default(1000).argParser(limitOf))
    .option('--counts <file>', 'also write what the scores are computed from')
    .option('--force', 'replace a file that is there already')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (words: string[], { holidays, ...options }: OutliersOptions) => {
      const { terminal, signal } = context;
      const { archive, from = null, to = null, budget = null, lang: language, limit, tz } = options;
      const filter = parseFilter(words.join(' '));
      for (const notice of rangeNotice(filter, tz)) terminal.notice(notice);
      const parameters = parametersOf({
        ...options,
        ...(holidays === undefined ? {} : { holidays: holidayDates(holidays) }),
      });
      const input = { filter, parameters, from, to, budget, language, limit };
      const { report, counted } = await withArchive(context, archive, async (client) => ({
        report: await followJob<OutliersProgress, OutliersReport>(await client.outliers.run(input, { signal }), {
          name: 'outliers',
          terminal,
          show: terminal.stderrIsTerminal,
          textOf: progressText,
        }),
        counted: options.counts === undefined ? null : await client.outliers.counted({ filter, parameters }),
      }));
      if (counted !== null && options.counts !== undefined) {
        const { path, sha256 } = writeWholeFile(options.counts, counted.text, options.force === true);
        terminal.notice(`What was counted is in ${path}, SHA-256 ${sha256}.`);
      }
      if (options.json === true) return terminal.result(outliersJson(report));
      await terminal.result(outliersText(report));
      for (const notice of outliersNotices(report)) terminal.notice(notice);
    });
};
