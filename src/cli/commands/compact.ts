// `compact`: small segments of one month become one.
import type { Command } from 'commander';
import { type CliContext, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption } from '../options.ts';

const help = `
Every import leaves segments of its own; many small ones make opening and asking slower. Events, records, hashes and where
they came from stay exactly as they are. The workbench does the same by itself while an archive is left alone.

Example:
  sivo-audit compact --archive my-archive`;

export const registerCompact = (program: Command, context: CliContext): void => {
  program
    .command('compact')
    .description('merge the small segments of each month into one')
    .addOption(archiveOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: { archive: string; json?: true }) => {
      const { terminal, signal } = context;
      const done = await withArchive(context, options.archive, (client) =>
        client.archive.compact(undefined, { signal }),
      );
      if (options.json === true) return terminal.result(`${JSON.stringify(done)}\n`);
      const count = (files: readonly string[]): number => files.filter((file) => file.startsWith('segments/')).length;
      const from = done.merges.reduce((sum, merge) => sum + count(merge.from), 0);
      const into = done.merges.reduce((sum, merge) => sum + count(merge.into), 0);
      await terminal.result(
        from === 0
          ? 'Nothing is to be merged.\n'
          : `${from} segments became ${into}, ${done.events.toLocaleString('en')} events in all.\n`,
      );
    });
};
