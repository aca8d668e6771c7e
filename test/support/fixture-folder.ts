// Where the shared test fixtures lie, when they are there.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of a fixture set, or null, with a notice on stderr, where the fixtures are not present. */
export const fixtureFolder = (name: string): string | null => {
  const folder = resolve(import.meta.dirname, '../../../shared/fixtures', name);
  if (existsSync(folder)) return folder;
  process.stderr.write(`Skipped: the fixtures ${name} are not in ../shared/fixtures.\n`);
  return null;
};
