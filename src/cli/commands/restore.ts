// `restore`: a way back from an event, prepared and never sent.
import { type Command, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type RestoreMode, type RestorePlan, restoreModes } from '#shared/model/restore.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { restoreNotices, restoreText } from '../restore-output.ts';

const formats = ['patch', 'merge', 'state', 'curl', 'fetch'] as const;
type Format = (typeof formats)[number];

interface RestoreOptions {
  archive: string;
  mode: RestoreMode;
  keep: string[];
  restore: string[];
  guard?: true;
  format?: Format;
  json?: true;
}

const help = `
Two ways, never the same: "undo" takes back what this one event did; "version" makes the resource what it was after it.
Nothing is ever sent from here. A field that was changed again since is told with who did it; choose with --restore FIELD
or --keep FIELD (as often as needed), which leaves it as it is. With --format stdout is exactly that document, and everything
else goes to stderr. The token is read from $SIVO_TOKEN when a command or program runs.

Examples:
  sivo-audit restore evt_audit_01KREMG1J0YTWXHT4087NBNBC4 --archive demo-archive --mode undo
  sivo-audit restore evt_audit_01KREMG1J0YTWXHT4087NBNBC4 --archive demo-archive --mode undo --format patch --guard > patch.json`;

const gather = (value: string, previous: string[]): string[] => [...previous, value];

const choicesOf = ({ keep, restore }: RestoreOptions): Record<string, 'keep' | 'restore'> => {
  const both = keep.find((path) => restore.includes(path));
  if (both !== undefined) throw new WorkbenchError('BAD_INPUT', `--keep ${both}`, 'it is to be restored as well');
  return Object.fromEntries([
    ...keep.map((path) => [path, 'keep'] as const),
    ...restore.map((path) => [path, 'restore'] as const),
  ]);
};

const assertChosen = (plan: RestorePlan, choices: Readonly<Record<string, string>>): void => {
  const paths = new Set(plan.rows.map(({ path }) => path));
  const unknown = Object.keys(choices).find((path) => !paths.has(path));
  if (unknown === undefined) return;
  const some = plan.rows.slice(0, 10).map(({ path }) => path);
  const detail = some.length === 0 ? 'nothing would change' : `what would change is ${some.join(', ')}`;
  throw new WorkbenchError('BAD_INPUT', unknown, `no such field in this way back; ${detail}`);
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const documentOf = (plan: RestorePlan, format: Format): string => {
  const cannot = (detail: string): never => {
    throw new WorkbenchError('NOT_RESTORABLE', plan.eventId, detail);
  };
  switch (format) {
    case 'patch':
      return json(plan.patch);
    case 'merge':
      return plan.mergePatch === null
        ? cannot('a merge patch cannot say it; use --format patch')
        : json(plan.mergePatch);
    case 'state':
      return plan.state === null ? cannot('the whole state is not known; use --format patch') : json(plan.state);
    case 'curl':
      return plan.curl;
    case 'fetch':
      return plan.fetch;
  }
};

/** Adds `restore` to the program. */
export const registerRestore = (program: Command, context: CliContext): void => {
  program
    .command('restore')
    .description('prepare the way back from an event: undo it, or back to the version it left; nothing is sent')
    .argument('<event>', 'the event id')
    .addOption(archiveOption())
    .addOption(new Option('--mode <mode>', 'undo or version').choices(restoreModes).makeOptionMandatory())
    .addOption(new Option('--keep <field>', 'leave this field as it is').argParser(gather).default([], 'none'))
    .addOption(new Option('--restore <field>', 'put this field back').argParser(gather).default([], 'none'))
    .option('--guard', 'begin the patch with a test of each value it replaces')
    .addOption(new Option('--format <format>', 'print exactly this').choices(formats).conflicts('json'))
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (eventId: string, options: RestoreOptions) => {
      const { terminal, signal } = context;
      const choices = choicesOf(options);
      const input = { eventId, mode: options.mode, choices, guard: options.guard === true };
      const plan = await withArchive(context, options.archive, (client) => client.restores.plan(input, { signal }));
      assertChosen(plan, choices);
      if (options.json === true) return terminal.result(`${JSON.stringify(plan)}\n`);
      const document = options.format === undefined ? restoreText(plan) : documentOf(plan, options.format);
      for (const line of restoreNotices(plan)) terminal.notice(line);
      await terminal.result(document);
    });
};
