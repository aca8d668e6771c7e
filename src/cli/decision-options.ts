// Options by which a user decides how records are read: a mapping profile, a zone, the order of day and month.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type ImportDecisions, noDecisions } from '#shared/model/mapping.ts';
import { parseProfile } from '#shared/model/parse-profile.ts';
import { zoneName } from './options.ts';

export interface DecisionOptions {
  profile?: string;
  zone?: string;
  dateOrder?: 'day-first' | 'month-first';
}

export const addDecisionOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--profile <file>',
        'a mapping profile as JSON, or the name of one that comes with the product: cloudtrail',
      ),
    )
    .addOption(new Option('--zone <zone>', 'zone of times written without one').argParser(zoneName))
    .addOption(new Option('--date-order <order>', 'how 03/04/2026 is meant').choices(['day-first', 'month-first']));

const shippedName = /^[a-z][a-z0-9-]*$/;

/** The text of a profile: a file, else one that comes with the product. */
const profileText = async (path: string, root: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code !== 'ENOENT') throw new WorkbenchError('SOURCE_UNREADABLE', path, code, { cause });
    const shipped = shippedName.test(path) ? join(root, 'resources/mappings', `${path}.json`) : null;
    const text = shipped === null ? null : await readFile(shipped, 'utf8').catch(() => null);
    if (text === null) throw new WorkbenchError('SOURCE_NOT_FOUND', path, '', { cause });
    return text;
  }
};

/**
 * `root`: the folder that holds `resources`. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE and BAD_PROFILE for the profile.
 */
export const readDecisions = async (
  { profile, zone, dateOrder }: DecisionOptions,
  root: string,
): Promise<ImportDecisions> => ({
  ...noDecisions,
  profile: profile === undefined ? null : parseProfile(await profileText(profile, root), profile),
  zone: zone ?? null,
  dateOrder: dateOrder ?? null,
});
