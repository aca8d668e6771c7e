// A resource as one text: `recording_policy:6f1c…`, the type before the first colon. Colons and percent signs of a type are
// written as `%3A` and `%25`; an id is written as it is.
import { WorkbenchError } from '../contract/errors.ts';
import type { ResourceRef } from './changes.ts';

/** `type:id`; `readResource` reads it back. The tenant is not part of it. */
export const printResource = ({ type, id }: ResourceRef): string =>
  `${type.replaceAll('%', '%25').replaceAll(':', '%3A')}:${id}`;

/** Throws BAD_INPUT for a text that is no `type:id`. */
export const readResource = (text: string): ResourceRef => {
  const colon = text.indexOf(':');
  const type = text.slice(0, Math.max(colon, 0)).replaceAll(/%3A/gi, ':').replaceAll('%25', '%');
  const id = text.slice(colon + 1);
  if (type === '' || id === '') {
    throw new WorkbenchError('BAD_INPUT', 'resource', `"${text.slice(0, 80)}" is not of the form TYPE:ID`);
  }
  return { type, id };
};
