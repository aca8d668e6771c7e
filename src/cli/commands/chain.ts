// `chain`: every change held against the one before it, which shows whether changes are missing from the log.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { errorTable } from '#shared/contract/errors.ts';
import type { ChainProgress, ChainReport } from '#shared/model/chain.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { chainText } from '../chain-output.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { followJob } from '../follow-job.ts';
import { archiveOption, jsonOption, zoneName } from '../options.ts';
import { rangeNotice } from '../range-notice.ts';

interface ChainOptions {
  archive: string;
  tz: string;
  flipHours: number;
  failOnBreak?: true;
  json?: true;
}

const help = `
What a change says it found must be what the change before left behind: sparse diffs field by field, complete states whole,
each against whatever is known. A break means that a change is missing from the log, or was made without it. A deletion ends
a chain, a creation starts one, and what is seen for the first time is no break. Also told: fields changed and changed back
within --flip-hours, and events whose diff and states tell different things. See docs/chain-check.md.

Filter: as for "query"; it chooses resources, by any change that fits, and each is checked along its whole history.
Breaks are findings: the exit code is 0 with and without them, and with --fail-on-break 4 when there are any.

--json: {"checked":{"resources","links","changes",…},"breaks":[{"resource":{"type","id","tenantId","name"},"field","expected",
"found","previousEventId","eventId","from","to","coverage",…}],"breakTotal","flipFlops":[…],"contradictions":[…],…}; an absent
"expected" or "found": there is no such member. "from" and "to" are the times of the two events.

Examples:
  sivo-audit chain --archive my-archive
  sivo-audit chain 'resource:recording_policy' --archive my-archive --tz Europe/Madrid --flip-hours 2`;

const mostHours = 24 * 366;

const hours = (text: string): number => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value <= mostHours) return value;
  throw new InvalidArgumentError(`It must be a number of hours from 0 to ${mostHours}.`);
};

const progressText = ({ changes, total }: ChainProgress): string =>
  `checking · ${changes.toLocaleString('en')} of ${total.toLocaleString('en')} changes`;

const chainJson = ({ kind: _, ...report }: ChainReport): string => `${JSON.stringify(report)}\n`;

export const registerChain = (program: Command, context: CliContext, setExitCode: (code: number) => void): void => {
  program
    .command('chain')
    .description('whether every change found what the one before left behind')
    .argument('[filter...]', 'filter text that chooses resources; all of them when absent')
    .addOption(archiveOption())
    .addOption(
      new Option('--flip-hours <n>', 'tell what is changed back within so many hours').default(24).argParser(hours),
    )
    .addOption(new Option('--tz <zone>', 'zone of bare dates and of the times').default('UTC').argParser(zoneName))
    .option('--fail-on-break', 'exit code 4 when there is a break')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (words: string[], { archive, tz, flipHours, failOnBreak, json }: ChainOptions) => {
      const { terminal, signal } = context;
      const filter = parseFilter(words.join(' '));
      for (const notice of rangeNotice(filter, tz)) terminal.notice(notice);
      const report = await withArchive(context, archive, async (client) =>
        followJob<ChainProgress, ChainReport>(await client.changes.chain({ filter, zone: tz, flipHours }, { signal }), {
          name: 'chain',
          terminal,
          show: terminal.stderrIsTerminal,
          textOf: progressText,
        }),
      );
      await terminal.result(json === true ? chainJson(report) : chainText(report, tz));
      if (failOnBreak === true && report.breakTotal > 0) setExitCode(errorTable.ARCHIVE_DAMAGED.exit);
    });
};
