// `sample`: draws an audit sample anybody can draw again, says how large one has to be, and draws a given one again.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { writeWholeFile } from '#core/service/write-whole-file.ts';
import { assertNever } from '#shared/assert-never.ts';
import { errorTable, WorkbenchError } from '#shared/contract/errors.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type DrawDifference, drawDifferences } from '#shared/model/kept-sample.ts';
import {
  type DrawnSample,
  drawnSampleSchema,
  type StrataField,
  seedSchema,
  strataFields,
} from '#shared/model/sample.ts';
import { sampleSize } from '#shared/model/sample-size.ts';
import { type CliContext, type Client, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption, wholeNumber, zoneName } from '../options.ts';
import { printable } from '../output/printable.ts';
import { rangeNotice } from '../range-notice.ts';
import { sampleText } from '../sample-output.ts';

interface SampleOptions {
  archive: string;
  tz: string;
  seed?: string;
  n?: number;
  strata?: StrataField;
  replacements: number;
  size?: true;
  tolerable: number;
  confidence: number;
  expected: number;
  check?: string;
  out?: string;
  force?: true;
  json?: true;
}

const help = `
Filter: as for "query"; no filter is every event. Method sivo-sample-v1: the population is the different ids of the events that
fit, sorted; of each id the key is SHA-256(seed, byte 0x1f, id); the n smallest keys are the sample, the next ones its
replacements in order. The seed is written to the archive's ledger before a key is computed. Without --seed a random one is made
and told. With --strata each value of the field is drawn on its own, in proportion, at least one each.

  --size         how many items a sample of this population needs (exact hypergeometric): --tolerable, --confidence, --expected
  --check FILE   draws a sample again (as --json printed it, or 30-sample.json of a pack's sample) and tells what differs; exit
                 code 4 when anything does

--json: {"method","filter","zone","seed","n","population":{"n","sha256"},"strata","items":[{"rank","eventId","key","stratum"}],
"replacements":[…],"recorded":{"sequence","at"},"unrecorded","root"}; with --size {"population","n","tolerable","confidence",
"expected"}; with --check {"ok","differences"}. See docs/sampling.md.

Examples:
  sivo-audit sample 'action:access resource:recording' --archive my-archive --size --tolerable 5 --confidence 95
  sivo-audit sample 'action:access resource:recording' --archive my-archive --seed 2026-Q2 --n 59 --json -o sample.json`;

const seedText = (text: string): string => {
  if (seedSchema.safeParse(text).success) return text;
  throw new InvalidArgumentError('It must be 1 to 200 printable ASCII characters.');
};

const percent = (text: string): number => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value < 100) return value;
  throw new InvalidArgumentError('It must be a percentage between 0 and 100.');
};

const readSample = async (path: string): Promise<DrawnSample> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new WorkbenchError(code === 'ENOENT' ? 'SOURCE_NOT_FOUND' : 'SOURCE_UNREADABLE', path, code, { cause });
  }
  const refuse = (detail: string): never => {
    throw new WorkbenchError('BAD_INPUT', path, detail);
  };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refuse('it is not valid JSON');
  }
  const inner = typeof content === 'object' && content !== null && 'drawn' in content ? content.drawn : content;
  const read = drawnSampleSchema.safeParse(inner);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
};

const differenceText = (difference: DrawDifference): string => {
  const { part, told, drawn } = difference;
  switch (part) {
    case 'size':
      return `the population has ${drawn} ids here, ${told} in the file`;
    case 'sha256':
      return `the population's SHA-256 is ${drawn} here, ${told} in the file`;
    case 'strata':
      return `the strata are ${drawn} here, ${told} in the file`;
    case 'items':
    case 'replacements':
      return `${part}[${difference.place}] is ${drawn ?? 'absent'} here, ${told ?? 'absent'} in the file`;
    default:
      return assertNever(part);
  }
};

const checkSample = async (client: Client, path: string, { terminal, signal }: CliContext, json: boolean) => {
  const told = await readSample(path);
  const perStratum = (told.strata?.groups ?? []).map(
    ({ value }) => told.replacements.filter(({ stratum }) => stratum === value).length,
  );
  const { zone, seed, n, strata } = told;
  const replacements = strata === null ? told.replacements.length : Math.max(0, ...perStratum);
  const asked = { filter: parseFilter(told.filter), zone, seed, n, strata: strata?.field ?? null, replacements };
  const found = drawDifferences(told, await client.samples.draw({ ...asked, record: false }, { signal })).map(
    differenceText,
  );
  const ok = found.length === 0;
  const text = ok ? 'The seed draws exactly this sample.\n' : `${found.map(printable).join('\n')}\n`;
  await terminal.result(json ? `${JSON.stringify({ ok, differences: found })}\n` : text);
  return ok;
};

const tellSize = async (client: Client, words: string[], options: SampleOptions, { terminal, signal }: CliContext) => {
  const { tz: zone, tolerable, confidence, expected } = options;
  const asked = { filter: parseFilter(words.join(' ')), zone, seed: 'size', n: 1, replacements: 0, record: false };
  const { population } = await client.samples.draw(asked, { signal });
  const share = { tolerable: tolerable / 100, confidence: confidence / 100 };
  const n = sampleSize({ population: population.n, ...share, expected });
  const told = { population: population.n, n, tolerable, confidence, expected };
  const text = `${n.toLocaleString('en')} of ${population.n.toLocaleString('en')} events: at most ${expected} errors among them say with ${confidence} % confidence that fewer than ${tolerable} % of all are wrong.\n`;
  await terminal.result(options.json === true ? `${JSON.stringify(told)}\n` : text);
};

const drawOne = async (client: Client, words: string[], options: SampleOptions, { terminal, signal }: CliContext) => {
  const { tz: zone, n, strata = null, replacements, json, out } = options;
  if (n === undefined) throw new WorkbenchError('BAD_INPUT', '--n', 'how many items? See --size');
  const seed = options.seed ?? randomBytes(16).toString('hex');
  const asked = { filter: parseFilter(words.join(' ')), zone, seed, n, strata, replacements };
  const sample = await client.samples.draw(asked, { signal });
  const text = json === true || out?.endsWith('.json') === true ? `${JSON.stringify(sample)}\n` : sampleText(sample);
  if (out === undefined) return terminal.result(text);
  const { path, bytes, sha256 } = writeWholeFile(out, text, options.force === true);
  const told = { path, bytes, sha256, seed, n: sample.items.length, population: sample.population };
  const summary = `${sample.items.length} of ${sample.population.n} events in ${printable(path)} (SHA-256 ${sha256}), seed ${seed}\n`;
  await terminal.result(json === true ? `${JSON.stringify(told)}\n` : summary);
};

export const registerSample = (program: Command, context: CliContext, setExitCode: (code: number) => void): void => {
  program
    .command('sample')
    .description('draw an audit sample that anybody can draw again; how large it has to be')
    .argument('[filter...]', 'filter text; every event when absent')
    .addOption(archiveOption())
    .addOption(new Option('--seed <text>', 'printable ASCII; random when absent').argParser(seedText))
    .option('--n <n>', 'items in all', wholeNumber(1, 100_000))
    .addOption(new Option('--strata <field>', 'draw each value of it on its own').choices(strataFields))
    .option('--replacements <n>', 'how many replacements are listed, in each stratum', wholeNumber(0, 10_000), 10)
    .addOption(new Option('--tz <zone>', 'zone of bare dates and of months').default('UTC').argParser(zoneName))
    .option('--size', 'tell how many items are needed instead of drawing')
    .option('--tolerable <percent>', 'errors that can be tolerated', percent, 5)
    .option('--confidence <percent>', 'confidence wanted', percent, 95)
    .option('--expected <n>', 'errors that may be found all the same', wholeNumber(0, 1000), 0)
    .option('--check <file>', 'draw the sample in this file again')
    .addOption(new Option('-o, --out <file>', 'write it to this file instead of stdout'))
    .option('--force', 'replace a file that is there already')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (words: string[], options: SampleOptions) => {
      for (const notice of rangeNotice(parseFilter(words.join(' ')), options.tz)) context.terminal.notice(notice);
      await withArchive(context, options.archive, async (client) => {
        if (options.check !== undefined) {
          const ok = await checkSample(client, options.check, context, options.json === true);
          if (!ok) setExitCode(errorTable.NOT_PROVABLE.exit);
        } else if (options.size === true) await tellSize(client, words, options, context);
        else await drawOne(client, words, options, context);
      });
    });
};
