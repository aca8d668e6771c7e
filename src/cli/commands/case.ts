// `case`: the analyst's own work on an archive, told in short or whole, and its saved views as a file.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { CaseState } from '#shared/model/case.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';

interface CaseOptions {
  archive: string;
  json?: true;
}

const help = `
Views, stars, tags, notes, the story and decisions lie in case.sqlite beside the archive's own files; they are no part of the evidence
and no receipt speaks of them. "sivo-audit query 'tag:suspicious'" and 'starred:true' ask for marked events. A pack holds
saved views for another machine or archive; views of the same name are replaced. See docs/case-work.md.

Examples:
  sivo-audit case --archive my-archive
  sivo-audit case export-views --archive my-archive -o views.json
  sivo-audit case import-views views.json --archive other-archive`;

const plural = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** An archive whose case has no samples is told as ever. */
const sampleLines = (samples: CaseState['samples']): string[] =>
  samples.length === 0
    ? []
    : [
        plural(samples.length, 'sample'),
        ...samples.map(({ title, items }) => {
          const open = items.filter(({ replacedBy }) => replacedBy === null);
          const tested = open.filter(({ result }) => result !== null).length;
          return `  ${printable(title === '' ? '()' : title)}: ${tested} of ${open.length} tested`;
        }),
      ];

const lines = ({ views, marks, story, judgements, samples }: CaseState): string[] => {
  const tags = new Map<string, number>();
  for (const tag of marks.flatMap((mark) => mark.tags)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  const named = [...tags].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return [
    plural(views.length, 'saved view'),
    ...views.map(({ name, query }) => `  ${printable(name)}: ${printable(query === '' ? '()' : query)}`),
    plural(marks.filter(({ starred }) => starred).length, 'starred event'),
    plural(marks.filter((mark) => mark.tags.length > 0).length, 'tagged event'),
    ...named.map(([tag, count]) => `  ${printable(tag)}: ${count.toLocaleString('en')}`),
    plural(marks.filter(({ note }) => note !== '').length, 'note'),
    `${plural(story.length, 'step')} of the story`,
    plural(judgements.length, 'decision'),
    ...judgements.map(
      ({ of, key, verdict, note }) =>
        `  ${of} ${printable(key)}: ${verdict}${note === '' ? '' : `, ${printable(note)}`}`,
    ),
    ...sampleLines(samples),
  ];
};

const show = async (context: CliContext, { archive, json }: CaseOptions): Promise<void> => {
  const { terminal, signal } = context;
  const state = await withArchive(context, archive, (client) => client.cases.get(undefined, { signal }));
  await terminal.result(json === true ? `${JSON.stringify(state)}\n` : `${lines(state).join('\n')}\n`);
};

const errnoOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** A file that is there already is not written over. */
const writePack = async ({ terminal }: CliContext, out: string, text: string): Promise<void> => {
  if (out === '-') return terminal.result(text);
  try {
    await writeFile(out, text, { flag: 'wx', flush: true });
  } catch (cause) {
    const code = errnoOf(cause);
    if (code === 'EEXIST') throw new WorkbenchError('FILE_EXISTS', out, '', { cause });
    const denied = ['EACCES', 'EPERM', 'EROFS'].includes(code);
    throw new WorkbenchError(denied ? 'ACCESS_DENIED' : 'IO_FAILED', out, code, { cause });
  }
};

const exportViews = async (context: CliContext, { archive, out, json }: CaseOptions & { out: string }) => {
  const { terminal, signal } = context;
  const { text, views } = await withArchive(context, archive, async (client) => {
    const ids = (await client.cases.get(undefined, { signal })).views.map(({ id }) => id);
    if (ids.length === 0) throw new WorkbenchError('BAD_INPUT', archive, 'its case has no saved view');
    return { ...(await client.cases.pack({ ids }, { signal })), views: ids.length };
  });
  await writePack(context, out, text);
  if (json === true && out !== '-') await terminal.result(`${JSON.stringify({ path: out, views })}\n`);
  else terminal.notice(`${plural(views, 'view')} written.`);
};

/** Bytes; the contract's limit is in characters. */
const mostBytes = 20_000_000;

const readPackFile = async (path: string): Promise<string> => {
  try {
    if ((await stat(path)).size > mostBytes)
      throw new WorkbenchError('TOO_LARGE', path, 'filter packs have at most 20 MB');
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof WorkbenchError) throw cause;
    const code = errnoOf(cause);
    throw new WorkbenchError(code === 'ENOENT' ? 'SOURCE_NOT_FOUND' : 'SOURCE_UNREADABLE', path, code, { cause });
  }
};

const importViews = async (context: CliContext, file: string, { archive, json }: CaseOptions): Promise<void> => {
  const { terminal, signal } = context;
  const text = await readPackFile(file);
  const { before, after } = await withArchive(context, archive, async (client) => ({
    before: await client.cases.get(undefined, { signal }),
    after: await client.cases.change({ kind: 'importPack', text, name: basename(file) }, { signal }),
  }));
  const views = after.revision === before.revision ? 0 : (after.undo?.count ?? 0);
  if (json === true) await terminal.result(`${JSON.stringify({ changed: views, views: after.views.length })}\n`);
  else
    await terminal.result(
      `${plural(views, 'view')} added or replaced; ${plural(after.views.length, 'view')} in all.\n`,
    );
};

export const registerCase = (program: Command, context: CliContext): void => {
  const cases = program
    .command('case')
    .description('saved views, stars, tags, notes, the story and decisions')
    .addHelpText('after', help);
  cases
    .command('show', { isDefault: true })
    .description('what there is, in short; --json: the whole case')
    .addOption(archiveOption())
    .addOption(jsonOption())
    .action((options: CaseOptions) => show(context, options));
  cases
    .command('export-views')
    .description('all saved views as a filter pack')
    .addOption(archiveOption())
    .addOption(new Option('-o, --out <file>', 'where to write, - for stdout').makeOptionMandatory())
    .addOption(jsonOption())
    .action((options: CaseOptions & { out: string }) => exportViews(context, options));
  cases
    .command('import-views')
    .description('adds the views of a filter pack')
    .argument('<file>', 'the filter pack')
    .addOption(archiveOption())
    .addOption(jsonOption())
    .action((file: string, options: CaseOptions) => importViews(context, file, options));
};
