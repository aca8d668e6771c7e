// The whole command line as one commander program, and how its end becomes an exit code.
import { Command, CommanderError } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { CliContext } from './cli-context.ts';
import { registerAbsence } from './commands/absence.ts';
import { registerCase } from './commands/case.ts';
import { registerChain } from './commands/chain.ts';
import { registerChanges } from './commands/changes.ts';
import { registerCompact } from './commands/compact.ts';
import { registerCoverage } from './commands/coverage.ts';
import { registerCustody } from './commands/custody.ts';
import { registerDemo } from './commands/demo.ts';
import { registerExport } from './commands/export.ts';
import { registerHistory } from './commands/history.ts';
import { registerImport } from './commands/import.ts';
import { registerInspect } from './commands/inspect.ts';
import { registerKeys } from './commands/keys.ts';
import { registerOpen } from './commands/open.ts';
import { registerOutliers } from './commands/outliers.ts';
import { registerPack } from './commands/pack.ts';
import { registerProve } from './commands/prove.ts';
import { registerPull } from './commands/pull.ts';
import { registerQuarantine } from './commands/quarantine.ts';
import { registerQuery } from './commands/query.ts';
import { registerRestore } from './commands/restore.ts';
import { registerReveal } from './commands/reveal.ts';
import { registerRules } from './commands/rules.ts';
import { registerS3 } from './commands/s3.ts';
import { registerSample } from './commands/sample.ts';
import { registerServe } from './commands/serve.ts';
import { registerShow } from './commands/show.ts';
import { registerSivoAccess } from './commands/sivo-access.ts';
import { registerSql } from './commands/sql.ts';
import { registerStart, type StartDeps } from './commands/start.ts';
import { registerVerify } from './commands/verify.ts';
import { failureJson, failureOf } from './failure.ts';
import { printable } from './output/printable.ts';
import { UnfinishedList } from './output/unfinished-list.ts';
import { serveLoopback } from './serve-loopback.ts';

const help = `
Exit codes: 0 ok, 1 unexpected, 2 usage, 3 bad data, 4 verification failed, 5 not found.

Examples:
  sivo-audit demo demo-archive
  sivo-audit import export.jsonl --archive my-archive
  sivo-audit query 'action:delete resource:queue' --archive my-archive
  sivo-audit serve --archive my-archive`;

const createProgram = (context: CliContext, setExitCode: (code: number) => void): Command => {
  const program = new Command('sivo-audit')
    .description('Offline workbench for SIVO audit logs, without a window.')
    .version(context.files.version)
    .showHelpAfterError('See --help.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.terminal.result(text),
      writeErr: (text) => context.terminal.notice(withoutValues(text).trimEnd()),
    })
    .addHelpText('after', help);
  registerImport(program, context);
  registerInspect(program, context);
  registerPull(program, context);
  registerS3(program, context);
  registerQuery(program, context);
  registerExport(program, context);
  registerShow(program, context);
  registerChanges(program, context);
  registerChain(program, context, setExitCode);
  registerRules(program, context);
  registerHistory(program, context);
  registerOutliers(program, context);
  registerSivoAccess(program, context);
  registerAbsence(program, context);
  registerSql(program, context);
  registerQuarantine(program, context);
  registerCase(program, context);
  registerCustody(program, context);
  registerReveal(program, context);
  registerRestore(program, context);
  registerCoverage(program, context);
  registerCompact(program, context);
  registerPack(program, context);
  registerDemo(program, context);
  registerProve(program, context);
  registerKeys(program, context);
  registerVerify(program, context, setExitCode);
  registerSample(program, context, setExitCode);
  registerServe(program, context);
  const starting = {
    appRoot: context.files.root,
    print: context.terminal.notice,
    serve: (request: Parameters<StartDeps['serve']>[0]) => serveLoopback(context, request),
    setExitCode,
  };
  registerStart(program, starting);
  registerOpen(program, starting);
  return program;
};

/** Commands that take a filter, with their options of one letter. */
const filterCommands: Readonly<Record<string, readonly string[]>> = {
  query: [],
  export: ['-o'],
  changes: ['-o'],
  chain: [],
  outliers: [],
  rules: [],
  sample: ['-o'],
};

/** A filter may begin with a negated term; a space before it keeps it from being read as an option. */
const shieldNegatedTerms = (args: readonly string[]): string[] => {
  const [command = ''] = args;
  const options = Object.hasOwn(filterCommands, command) ? filterCommands[command] : undefined;
  if (options === undefined) return [...args];
  const isTerm = (arg: string, index: number): boolean =>
    index > 0 && /^-[^-h]/.test(arg) && !options.includes(arg) && !options.includes(args[index - 1] ?? '');
  return args.map((arg, index) => (isTerm(arg, index) ? ` ${arg}` : arg));
};

/** Runs one command line (without node and script) and resolves with its exit code; nothing is thrown. */
export const runCli = async (args: readonly string[], context: CliContext): Promise<number> => {
  const { terminal } = context;
  const json = args.includes('--json');
  let exitCode = 0;
  try {
    await createProgram(context, (code) => {
      exitCode = code;
    }).parseAsync(shieldNegatedTerms(args), { from: 'user' });
    return exitCode;
  } catch (error) {
    const isUsage = error instanceof CommanderError;
    if (isUsage && error.exitCode === 0) return 0;
    const failure = failureOf(isUsage ? usageError(error) : error);
    if (json) await terminal.result(failureJson(failure, error instanceof UnfinishedList));
    // Commander has already told a usage error on stderr.
    if (!isUsage) {
      terminal.notice(`error: ${printable(failure.message)}`);
      terminal.notice(failure.todo);
    }
    return failure.exit;
  }
};

/** An option that is not known is named without its value: `--token=…` is easily typed. */
const withoutValues = (text: string): string => text.replace(/(unknown option '-[\w-]*)=[^\n]*'/, "$1'");

const usageError = (error: CommanderError): WorkbenchError =>
  new WorkbenchError('BAD_INPUT', 'command line', withoutValues(error.message.replace(/^error: /, '')));
