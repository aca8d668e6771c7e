// The text of a mapping profile → the profile, or an error that names the member at fault.
import { WorkbenchError } from '../contract/errors.ts';
import { type MappingProfile, mappingProfileSchema } from './mapping.ts';

const zoneProblem = (zone: string | null): string | null => {
  if (zone === null) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return null;
  } catch {
    return `time.zone: "${zone}" is no time zone known here; use a name such as Europe/Madrid or UTC`;
  }
};

/** `name` is for messages: the file the text comes from. Throws BAD_PROFILE, naming the first wrong member. */
export const parseProfile = (text: string, name: string): MappingProfile => {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new WorkbenchError('BAD_PROFILE', name, cause instanceof Error ? cause.message : 'not JSON', { cause });
  }
  const parsed = mappingProfileSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const member = issue === undefined || issue.path.length === 0 ? 'the profile' : issue.path.join('.');
    throw new WorkbenchError('BAD_PROFILE', name, `${member}: ${issue?.message ?? 'not a profile'}`);
  }
  const zone = zoneProblem(parsed.data.time.zone);
  if (zone !== null) throw new WorkbenchError('BAD_PROFILE', name, zone);
  return parsed.data;
};
