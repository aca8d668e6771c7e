// `reveal`: opens chosen values of a redacted pack for whoever holds it.
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { writeWholeFile } from '#core/service/write-whole-file.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';

interface RevealOptions {
  archive: string;
  pack: string;
  event: string;
  value: string[];
  out?: string;
  force?: true;
  json?: true;
}

const help = `
Without --value the whole event is opened, with its content hash and the proof that it stands in its import. With --value
only those values are, each with the salt that shows it is the one the pack was made with; data/91-commitments.jsonl of the
pack lists the paths. Only the signing key that made the pack opens it, from the archive it was made of. What is revealed
cannot be hidden again. Whoever has the pack and the file checks it with 'sivo-audit verify PACK --reveal FILE' or
'python3 verify.py PACK --reveal FILE'. See docs/redaction.md.

--json: the reveal file itself; with -o {"path","bytes","sha256"}.

Example:
  sivo-audit reveal --archive my-archive --pack pack.zip --event evt_audit_01J5… --value actor.email -o reveal.json`;

/** Adds `reveal` to the program. */
export const registerReveal = (program: Command, context: CliContext): void => {
  program
    .command('reveal')
    .description('open chosen values of one event of a redacted pack, checkable against the pack')
    .addOption(archiveOption())
    .addOption(new Option('--pack <file>', 'the redacted pack: its zip or unpacked folder').makeOptionMandatory())
    .addOption(new Option('--event <id>', 'its own id, or the one the pack shows').makeOptionMandatory())
    .addOption(
      new Option('--value <path>', 'only what stands at this path, such as actor.email; can be repeated')
        .default([])
        .argParser((value: string, before: string[]) => [...before, value]),
    )
    .addOption(new Option('-o, --out <file>', 'write it to this file instead of stdout'))
    .option('--force', 'replace a file that is there already')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async ({ archive, pack, event, value, out, force, json }: RevealOptions) => {
      const { terminal, signal } = context;
      const input = { path: resolve(pack), eventId: event, values: value };
      const { text } = await withArchive(context, archive, (client) => client.packs.reveal(input, { signal }));
      if (out === undefined) return terminal.result(json === true ? `${JSON.stringify(JSON.parse(text))}\n` : text);
      const written = writeWholeFile(out, text, force === true);
      if (json === true) return terminal.result(`${JSON.stringify(written)}\n`);
      return terminal.result(
        `${value.length === 0 ? 'The whole event' : value.map(printable).join(', ')} of ${printable(event)} opened in ${printable(written.path)}\n`,
      );
    });
};
