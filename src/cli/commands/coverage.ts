// `coverage`: which stretches of time the imports of an archive claim to hold, and where nothing is known.
import type { Command } from 'commander';
import { type CliContext, withArchive } from '../cli-context.ts';
import { coverageText } from '../coverage-output.ts';
import { archiveOption, jsonOption, zoneName } from '../options.ts';

interface CoverageOptions {
  archive: string;
  zone: string;
  json?: true;
}

const help = `
Claims come from imports: a window that the API answered whole, the days in the keys of a bucket, or what the user stated
for files (import --covers-from, --covers-to). Gaps lie between the first and the last known moment where no claim holds:
absence there is no evidence of absence. A covered day without any event is suspicious when at least two of the nearest
three known days on both sides, working days and weekends apart, have five events or more. See docs/coverage.md.

--json: {"zone","ranges":[{"from","to","source","basis","importId"}],"gaps":[{"from","to"}],
"emptyDays":[{"day","suspicious"}],"days":[{"day","events","covered","sources","suspicious"}],"unstated":[…]}; instants are
UTC, ends exclusive.

Example:
  sivo-audit coverage --archive my-archive --tz Europe/Madrid`;

export const registerCoverage = (program: Command, context: CliContext): void => {
  program
    .command('coverage')
    .description('what the imports of an archive claim to hold whole, gaps, and covered days without events')
    .addOption(archiveOption())
    .option('--tz, --zone <zone>', 'time zone of days and shown times', zoneName, 'UTC')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async ({ archive, zone, json }: CoverageOptions) => {
      const { terminal, signal } = context;
      const coverage = await withArchive(context, archive, (client) => client.coverage.get({ zone }, { signal }));
      await terminal.result(json === true ? `${JSON.stringify(coverage)}\n` : coverageText(coverage));
    });
};
