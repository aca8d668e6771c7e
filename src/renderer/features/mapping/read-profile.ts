// Reads a mapping profile from the text of a file, and names the file it is saved as.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type MappingProfile, mappingProfileSchema } from '#shared/model/mapping.ts';

const parseJson = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new WorkbenchError('BAD_PROFILE', name, cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

/** Throws BAD_PROFILE naming the first member that is wrong. */
export const readProfile = (name: string, text: string): MappingProfile => {
  const parsed = mappingProfileSchema.safeParse(parseJson(name, text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new WorkbenchError('BAD_PROFILE', name, `${issue?.path.join('.') || '.'}: ${issue?.message ?? ''}`);
};

/** Letters and digits of the name, whatever the system thinks of the rest. */
export const profileFileName = ({ name }: MappingProfile): string => {
  const stem = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${stem === '' ? 'mapping' : stem}.mapping.json`;
};
