// `pack`: an evidence pack made from a specification file, or what it would hold.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { PackProgress, PackReport } from '#shared/model/pack.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { readPackSpec } from '#shared/model/read-pack-spec.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { followJob } from '../follow-job.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { packJson, packNotices, packProgressText, packSummary, previewText } from '../pack-output.ts';

interface PackOptions {
  archive: string;
  spec: string;
  out?: string;
  preview?: true;
  force?: true;
  progress?: true;
  json?: true;
}

const help = `
The specification is a JSON file; the smallest one is {"title": "Accesses by SIVO in May", "filter": "crossTenant:true"}. All
members are described in docs/evidence-pack.md. "-" reads it from standard input. The same specification, ledger and signing key
give the same bytes. The pack is there whole and checked, or not at all; the ledger of the archive tells of it.

--json: {"path","bytes","sha256","events","files","tagManifestSha256","identity","key","keyKept","root","custody",
"warnings":[{"code","where","message"}]}; with --preview {"events","oldest","newest","findings","diffs","sivoTeam","bytes",
"leaves":[{"kind","values","first","redacted"}],"redacted","warnings"}.

Examples:
  sivo-audit pack --archive my-archive --spec review.json -o review.zip
  sivo-audit pack --archive my-archive --spec review.json --preview`;

const readText = async (path: string): Promise<string> => {
  try {
    if (path !== '-') return await readFile(path, 'utf8');
    let text = '';
    for await (const piece of process.stdin.setEncoding('utf8')) text += String(piece);
    return text;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new WorkbenchError(code === 'ENOENT' ? 'SOURCE_NOT_FOUND' : 'SOURCE_UNREADABLE', path, code, { cause });
  }
};

const preview = async (context: CliContext, spec: PackSpec, { archive, json }: PackOptions): Promise<void> => {
  const { terminal, signal } = context;
  const told = await withArchive(context, archive, (client) => client.packs.preview(spec, { signal }));
  await terminal.result(json === true ? `${JSON.stringify(told)}\n` : previewText(told));
};

const build = async (context: CliContext, spec: PackSpec, options: PackOptions & { out: string }): Promise<void> => {
  const { terminal, signal } = context;
  const path = options.out.endsWith('/') ? options.out : resolve(options.out);
  const overwrite = options.force === true;
  const report = await withArchive(context, options.archive, async (client) => {
    const moments = await client.packs.build({ spec, path, overwrite }, { signal });
    const show = options.progress === true || terminal.stderrIsTerminal;
    return followJob<PackProgress, PackReport>(moments, { name: 'pack', terminal, show, textOf: packProgressText });
  });
  for (const notice of packNotices(report)) terminal.notice(notice);
  await terminal.result(options.json === true ? packJson(report) : packSummary(report));
};

export const registerPack = (program: Command, context: CliContext): void => {
  program
    .command('pack')
    .description('an evidence pack that a stranger can check without this program')
    .addOption(archiveOption())
    .addOption(new Option('--spec <file>', 'the specification, as JSON').makeOptionMandatory())
    .addOption(new Option('-o, --out <file>', 'the zip to write').conflicts('preview'))
    .option('--preview', 'tell what it would hold and write nothing')
    .option('--force', 'replace a file that is there already')
    .option('--progress', 'tell the progress on stderr even where it is not a terminal')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: PackOptions) => {
      const spec = readPackSpec(await readText(options.spec), options.spec);
      if (options.preview === true) return preview(context, spec, options);
      const { out } = options;
      if (out === undefined)
        throw new WorkbenchError('BAD_INPUT', '--out', 'a pack needs a file to be written to: -o OUT.zip');
      return build(context, spec, { ...options, out });
    });
};
