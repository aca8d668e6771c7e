// `demo`: an archive of a year of made-up events with planted cases, to try everything on.
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type CliContext, withService } from '../cli-context.ts';
import { followImport } from '../follow-import.ts';
import { importJson, importSummary } from '../import-summary.ts';
import { jsonOption, wholeNumber } from '../options.ts';
import { printable } from '../output/printable.ts';

const help = `
The same size and seed always give the same events, from 2025-06-01 to 2026-06-01. demo-cases.json in the folder names
what was planted and the right answers to the typical questions.

Example:
  sivo-audit demo demo-archive && sivo-audit query 'action:delete resource:queue' --archive demo-archive`;

export const registerDemo = (program: Command, context: CliContext): void => {
  program
    .command('demo')
    .description('make an archive of invented events with planted cases')
    .argument('<dir>', 'a folder that is absent or empty')
    .addOption(new Option('--events <n>', 'how many events').default(50_000).argParser(wholeNumber(1000, 50_000_000)))
    .addOption(
      new Option('--seed <s>', 'which year of the many').default(1).argParser(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
    )
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (dir: string, { events, seed, json }: { events: number; seed: number; json?: true }) => {
      const { terminal, signal } = context;
      const report = await withService(context, async (client) => {
        const moments = await client.archive.demo({ path: dir, events, seed }, { signal });
        return followImport(moments, terminal, terminal.stderrIsTerminal);
      });
      if (json === true) return terminal.result(importJson(report));
      await terminal.result(importSummary(report, dir));
      terminal.notice(`What was planted, with the right answers: ${printable(join(dir, 'demo-cases.json'))}`);
    });
};
