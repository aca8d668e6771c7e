// The mapping profiles kept on this machine: one file each in the data folder, named after the header's fingerprint.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MappingProfile } from '#shared/model/mapping.ts';
import { rememberedMappingSchema } from '#shared/model/mapping.ts';

/** Where they lie, below the data folder. */
export const mappingsFolder = (dataFolder: string): string => join(dataFolder, 'mappings');

/** By header fingerprint. A file that cannot be read is none: an import must not fail because of a note beside it. */
export const rememberedMappings = (dataFolder: string): Map<string, MappingProfile> => {
  const found = new Map<string, MappingProfile>();
  let names: string[];
  try {
    names = readdirSync(mappingsFolder(dataFolder));
  } catch {
    return found;
  }
  for (const name of names.filter((file) => file.endsWith('.json')).sort()) {
    try {
      const text = readFileSync(join(mappingsFolder(dataFolder), name), 'utf8');
      const { fingerprint, profile } = rememberedMappingSchema.parse(JSON.parse(text));
      found.set(fingerprint, profile);
    } catch {
      // Left where it is, for its owner to look at.
    }
  }
  return found;
};
