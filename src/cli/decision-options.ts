// Options by which a user decides how records are read: a mapping profile, a zone, the order of day and month.
import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type ImportDecisions, type MappingProfile, noDecisions } from '#shared/model/mapping.ts';
import { parseProfile } from '#shared/model/parse-profile.ts';
import { zoneName } from './options.ts';

export interface DecisionOptions {
  profile?: string;
  zone?: string;
  dateOrder?: 'day-first' | 'month-first';
}

export const addDecisionOptions = (command: Command): Command =>
  command
    .addOption(new Option('--profile <file>', 'a mapping profile as JSON'))
    .addOption(new Option('--zone <zone>', 'zone of times written without one').argParser(zoneName))
    .addOption(new Option('--date-order <order>', 'how 03/04/2026 is meant').choices(['day-first', 'month-first']));

const readProfile = async (path: string): Promise<MappingProfile> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new WorkbenchError(code === 'ENOENT' ? 'SOURCE_NOT_FOUND' : 'SOURCE_UNREADABLE', path, code, { cause });
  }
  return parseProfile(text, path);
};

/** Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE and BAD_PROFILE for the profile's file. */
export const readDecisions = async ({ profile, zone, dateOrder }: DecisionOptions): Promise<ImportDecisions> => ({
  ...noDecisions,
  profile: profile === undefined ? null : await readProfile(profile),
  zone: zone ?? null,
  dateOrder: dateOrder ?? null,
});
