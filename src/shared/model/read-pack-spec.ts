// A specification as text, read strictly.
import { WorkbenchError } from '../contract/errors.ts';
import { type PackSpec, packSpecSchema } from './pack-spec.ts';

const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`;
    return place === '' ? String(step) : `${place}.${String(step)}`;
  }, '');

/** `name`: what an error says it is about. Throws BAD_SPEC naming the member that is wrong or unknown. */
export const readPackSpec = (text: string, name: string): PackSpec => {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new WorkbenchError('BAD_SPEC', name, cause instanceof Error ? cause.message : 'no JSON', { cause });
  }
  const read = packSpecSchema.safeParse(content);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = placeOf(issue?.path ?? []);
  if (issue?.code !== 'unrecognized_keys') throw new WorkbenchError('BAD_SPEC', place || name, issue?.message ?? '');
  const unknown = issue.keys.map((key) => (place === '' ? key : `${place}.${key}`)).join(', ');
  throw new WorkbenchError('BAD_SPEC', unknown, 'no member of a specification');
};
