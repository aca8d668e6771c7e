// `show`: everything known of one event, or the exact bytes it came from.
import { type Command, Option } from 'commander';
import type { EventVersion } from '#shared/model/event.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';

const help = `
Sources may disagree about an event; then every stored version is shown.
--raw writes the record's bytes exactly as the source had them, without a line end of its own; several versions are
put on lines of their own.`;

const bytesOf = ({ raw }: EventVersion): Buffer => Buffer.from(raw.text, raw.encoding);

const versionText = (version: EventVersion, index: number, of: number): string => {
  const { event, provenance, contentHash, conflict } = version;
  const { importId, importedAt, source, line, byteOffset } = provenance;
  const head = of === 1 ? '' : `Version ${index + 1} of ${of}\n`;
  // Pretty JSON escapes what a terminal would obey, except what lies outside the control characters of JSON.
  const body = JSON.stringify(event, null, 2).split('\n').map(printable).join('\n');
  return `${head}${body}
source    ${printable(source)}, line ${line}, byte ${byteOffset}
import    ${importId} at ${importedAt}
content   sha256 ${contentHash}${conflict ? ' (differs from another version of this id)' : ''}
record    ${version.raw.bytes} bytes, sha256 ${version.raw.sha256}
`;
};

export const registerShow = (program: Command, context: CliContext): void => {
  program
    .command('show')
    .description('one event with its provenance, or its exact source bytes')
    .argument('<id>', 'the event id')
    .addOption(archiveOption())
    .addOption(new Option('--raw', 'write the exact bytes of the source record').conflicts('json'))
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (id: string, options: { archive: string; raw?: true; json?: true }) => {
      const { terminal, signal } = context;
      const { versions } = await withArchive(context, options.archive, (client) =>
        client.events.get({ id }, { signal }),
      );
      if (options.json === true) return terminal.result(`${JSON.stringify({ versions })}\n`);
      if (options.raw !== true) {
        return terminal.result(
          versions.map((version, index) => versionText(version, index, versions.length)).join('\n'),
        );
      }
      for (const [index, version] of versions.entries()) {
        if (index > 0) await terminal.result('\n');
        await terminal.result(bytesOf(version));
      }
    });
};
