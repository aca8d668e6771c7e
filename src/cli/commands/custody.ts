// `custody`: what was done with an archive, as its ledger tells.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CustodyKind, custodyKinds } from '#shared/model/custody.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { custodyText } from '../custody-output.ts';
import { archiveOption, jsonOption, rowLimit } from '../options.ts';

interface CustodyOptions {
  archive: string;
  kind: CustodyKind[];
  limit: number;
  json?: true;
}

const help = `
Kinds: ${custodyKinds.join(', ')}.
Newest first. Each line is signed and chained to the one before it; "verify" checks that. Questions asked on the command line
are not recorded, and reading the files without this program leaves no trace. SIVO_AUDIT_OPERATOR names who is at work; else
it is the account's name. See docs/custody.md.

--json: {"total","counts":[{"kind","count"}],"lines":[…]}; "total" counts what fits --kind, "counts" every kind there is,
"lines" are those of the ledger as they stand.

Examples:
  sivo-audit custody --archive my-archive
  sivo-audit custody --archive my-archive --kind export,pack --limit all --json`;

const kindList = (text: string): CustodyKind[] =>
  text.split(',').map((part) => {
    const kind = custodyKinds.find((known) => known === part.trim());
    if (kind !== undefined) return kind;
    throw new InvalidArgumentError(`"${part.trim()}" is no kind of line; choose from ${custodyKinds.join(', ')}.`);
  });

/** Most lines of one answer. */
const pageSize = 1000;

export const registerCustody = (program: Command, context: CliContext): void => {
  program
    .command('custody')
    .description('what was done with the archive: imports, exports, verifications, packs, decisions …')
    .addOption(archiveOption())
    .addOption(new Option('--kind <kinds>', 'only these, comma-separated').default([], 'all').argParser(kindList))
    .addOption(new Option('--limit <n>', 'most lines shown, or "all"').default(50).argParser(rowLimit))
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async ({ archive, kind: kinds, limit, json }: CustodyOptions) => {
      const { terminal, signal } = context;
      const { total, counts, lines } = await withArchive(context, archive, async (client) => {
        const read = (offset: number) =>
          client.custody.list({ kinds, offset, limit: Math.min(pageSize, limit - offset) }, { signal });
        const first = await read(0);
        const all: LedgerLine[] = [...first.lines];
        for (let offset = pageSize; offset < Math.min(limit, first.total); offset += pageSize)
          all.push(...(await read(offset)).lines);
        return { total: first.total, counts: first.counts, lines: all };
      });
      const page = { total, counts, lines };
      await terminal.result(json === true ? `${JSON.stringify(page)}\n` : custodyText(page, kinds));
    });
};
