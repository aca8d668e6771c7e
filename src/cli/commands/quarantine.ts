// `quarantine list`: the records that could not become events, with where they stood and why.
import type { Command } from 'commander';
import type { Quarantined } from '#shared/model/archive.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';
import { UnfinishedList } from '../output/unfinished-list.ts';

const pageSize = 1000;
const previewLength = 100;

const itemText = ({ source, line, reason, message, raw, bytes }: Quarantined): string => {
  const preview = printable(raw.slice(0, previewLength));
  const more = raw.length > previewLength ? '…' : '';
  return `${printable(source)}, line ${line}: ${reason}: ${printable(message)}\n    ${preview}${more} (${bytes} bytes)\n`;
};

export const registerQuarantine = (program: Command, context: CliContext): void => {
  const quarantine = program.command('quarantine').description('rejected records, kept with their reason');
  quarantine
    .command('list')
    .description('every rejected record, in the order of import')
    .addOption(archiveOption())
    .addOption(jsonOption())
    .action(async (options: { archive: string; json?: true }) => {
      const { terminal, signal } = context;
      await withArchive(context, options.archive, async (client) => {
        let offset = 0;
        for (;;) {
          const { total, items } = await client.quarantine
            .list({ offset, limit: pageSize }, { signal })
            .catch((error: unknown) => {
              throw options.json === true && offset > 0 ? new UnfinishedList(error) : error;
            });
          if (options.json === true) {
            const head = offset === 0 ? `{"total":${total},"items":[` : ',';
            await terminal.result(head + items.map((item) => JSON.stringify(item)).join(','));
          } else {
            await terminal.result(items.map(itemText).join(''));
          }
          offset += items.length;
          if (offset < total && items.length > 0) continue;
          if (options.json === true) await terminal.result(']}\n');
          else
            terminal.notice(
              total === 0 ? 'Nothing is in quarantine.' : `${total.toLocaleString('en')} rejected records.`,
            );
          return;
        }
      });
    });
};
