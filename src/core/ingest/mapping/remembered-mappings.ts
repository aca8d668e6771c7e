// The mapping profiles kept on this machine: one file each in the data folder, named after the header's fingerprint.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '#core/archive/atomic-write.ts';
import { withIoErrors } from '#core/archive/io-error.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type MappingProfile, type RememberedMapping, rememberedMappingSchema } from '#shared/model/mapping.ts';

const mappingsFolder = (dataFolder: string): string => join(dataFolder, 'mappings');

/** A fingerprint becomes part of a path, so it may be nothing but a hash. */
const fileOf = (dataFolder: string, fingerprint: string): string => {
  if (/^[0-9a-f]{64}$/.test(fingerprint)) return join(mappingsFolder(dataFolder), `${fingerprint}.json`);
  throw new WorkbenchError('BAD_INPUT', 'fingerprint', 'not a SHA-256 in hex');
};

/** All of them by name. A file that cannot be read is none: an import must not fail because of a note beside it. */
export const listRememberedMappings = (dataFolder: string): RememberedMapping[] => {
  let names: string[];
  try {
    names = readdirSync(mappingsFolder(dataFolder));
  } catch {
    return [];
  }
  const found: RememberedMapping[] = [];
  for (const name of names.filter((file) => file.endsWith('.json')).sort()) {
    try {
      const text = readFileSync(join(mappingsFolder(dataFolder), name), 'utf8');
      found.push(rememberedMappingSchema.parse(JSON.parse(text)));
    } catch {
      // Left where it is, for its owner to look at.
    }
  }
  return found.sort((left, right) => (left.profile.name < right.profile.name ? -1 : 1));
};

/** Profiles by header fingerprint. */
export const rememberedMappings = (dataFolder: string): Map<string, MappingProfile> =>
  new Map(listRememberedMappings(dataFolder).map(({ fingerprint, profile }) => [fingerprint, profile]));

/** Keeps a profile for a fingerprint, in place of any before it. Throws BAD_INPUT and what writing throws. */
export const rememberMapping = (dataFolder: string, mapping: RememberedMapping): void => {
  const file = fileOf(dataFolder, mapping.fingerprint);
  withIoErrors(file, () => mkdirSync(mappingsFolder(dataFolder), { recursive: true, mode: 0o700 }));
  atomicWrite(file, Buffer.from(`${JSON.stringify(mapping, null, 2)}\n`));
};

/** Forgets a profile; one that is not kept is none to forget. Throws BAD_INPUT and what removing throws. */
export const forgetMapping = (dataFolder: string, fingerprint: string): void => {
  const file = fileOf(dataFolder, fingerprint);
  withIoErrors(file, () => rmSync(file, { force: true }));
};
