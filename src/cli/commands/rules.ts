// `rules`: plain statements about events in an order, run over an archive, listed, and checked before they are used.
import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { mostRuleText, type RulesProgress, type RulesReport } from '#shared/model/rule.ts';
import { type CliContext, withArchive, withService } from '../cli-context.ts';
import { followJob } from '../follow-job.ts';
import { archiveOption, jsonOption, zoneName } from '../options.ts';
import { rangeNotice } from '../range-notice.ts';
import { checkedRuleText, knownRulesText, rulesText } from '../rules-output.ts';

interface RunOptions {
  archive: string;
  rule: string[];
  rulesFile: string[];
  tz: string;
  lang: 'en' | 'es';
  json?: true;
}

const help = `
A rule says which events it looks at and how they follow each other; it needs no baseline. Those that come with the
workbench are always there; rules of your own are JSON files in the data folder's "rules", or given with --rules-file. The
form of a rule and what each of the built-in ones is for: docs/rules.md.

Examples:
  sivo-audit rules list
  sivo-audit rules run --archive my-archive --tz Europe/Madrid
  sivo-audit rules run 'from:2026-05-01' --archive my-archive --rule mass-access --json
  sivo-audit rules check my-rule.json`;

const runHelp = `
Filter: as for "query"; events that do not fit it are no part of any hit. What came before, such as the IPs somebody was seen
from, is looked at all the same. Without --rule and --rules-file every known rule is run. Hits are findings: the exit code
is 0 with and without them.

--json: {"rules":[{"id","hits"}],"skipped":[{"id","problem"}],"events","found","hits":[{"id","rule","severity","actor":{"id",
"email"},"from","to","sentence","events","eventIds":[…]}],"elapsedMs"}; hits newest first, at most 10,000 of "found".`;

const collect = (value: string, before: string[]): string[] => [...before, value];

/** Bytes of a file that could be a rule, and some more for characters of several bytes. */
const mostBytes = mostRuleText * 4;

const readText = async (path: string): Promise<string> => {
  try {
    const bytes = await readFile(path);
    if (bytes.length > mostBytes) throw new WorkbenchError('BAD_RULE', path, 'longer than any rule');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new WorkbenchError('SOURCE_NOT_FOUND', path, '', { cause: error });
    if (error instanceof TypeError) throw new WorkbenchError('BAD_RULE', path, 'it is not UTF-8', { cause: error });
    throw new WorkbenchError('SOURCE_UNREADABLE', path, code, { cause: error });
  }
};

const progressText = ({ events, total }: RulesProgress): string =>
  `running rules · ${total === 0 ? 100 : Math.floor((events / total) * 100)} %`;

const run = async (context: CliContext, words: string[], options: RunOptions): Promise<void> => {
  const { terminal, signal } = context;
  const { archive, rule, rulesFile, tz, lang, json } = options;
  const filter = parseFilter(words.join(' '));
  for (const notice of rangeNotice(filter, tz)) terminal.notice(notice);
  const texts: string[] = [];
  for (const path of rulesFile) texts.push(await readText(path));
  const rules = rule.length === 0 && texts.length === 0 ? null : rule;
  const report = await withArchive(context, archive, async (client) => {
    // Checked one by one first, so that a mistake is told with the name of its file.
    for (const [index, path] of rulesFile.entries()) {
      await client.rules.check({ text: texts[index] ?? '', name: path }, { signal });
    }
    const moments = await client.rules.run({ filter, zone: tz, rules, texts, language: lang }, { signal });
    return followJob<RulesProgress, RulesReport>(moments, {
      name: 'rules',
      terminal,
      show: terminal.stderrIsTerminal,
      textOf: progressText,
    });
  });
  const { kind: _, ...told } = report;
  await terminal.result(json === true ? `${JSON.stringify(told)}\n` : rulesText(report, tz));
};

export const registerRules = (program: Command, context: CliContext): void => {
  const { terminal, signal } = context;
  const rules = program
    .command('rules')
    .description('plain statements about events in an order, run over an archive')
    .addHelpText('after', help);
  rules
    .command('list')
    .description('the rules this machine knows')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: true }) => {
      const known = await withService(context, (client) => client.rules.list(undefined, { signal }));
      await terminal.result(json === true ? `${JSON.stringify(known)}\n` : knownRulesText(known.rules));
    });
  rules
    .command('run')
    .description('what the rules find')
    .argument('[filter...]', 'filter text; every event when absent')
    .addOption(archiveOption())
    .addOption(new Option('--rule <id>', 'run this rule alone; may be repeated').default([]).argParser(collect))
    .addOption(
      new Option('--rules-file <file>', 'run the rule in this file; may be repeated').default([]).argParser(collect),
    )
    .addOption(
      new Option('--tz <zone>', 'zone of bare dates, of days and of the times').default('UTC').argParser(zoneName),
    )
    .addOption(new Option('--lang <language>', 'language of the sentences').choices(['en', 'es']).default('en'))
    .addOption(jsonOption())
    .addHelpText('after', runHelp)
    .action((words: string[], options: RunOptions) => run(context, words, options));
  rules
    .command('check')
    .description('reads a rule and runs its samples')
    .argument('<file>', 'the rule, as JSON')
    .addOption(jsonOption())
    .action(async (file: string, { json }: { json?: true }) => {
      const text = await readText(file);
      const checked = await withService(context, (client) => client.rules.check({ text, name: file }, { signal }));
      await terminal.result(json === true ? `${JSON.stringify(checked)}\n` : checkedRuleText(checked));
    });
};
