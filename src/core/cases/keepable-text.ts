// Which texts a case can hold: SQLite ends a text at NUL and has no form for half a character, so neither is taken.
import { WorkbenchError } from '#shared/contract/errors.ts';

const unkeepable = /\0|\p{Surrogate}/u;

/** Throws BAD_INPUT naming the member, where it would not come back as it is. */
export const assertKeepable = (member: string, text: string): void => {
  const found = unkeepable.exec(text);
  if (found === null) return;
  const what = found[0] === '\0' ? 'a NUL character' : 'half of a character (a lone surrogate)';
  throw new WorkbenchError(
    'BAD_INPUT',
    member,
    `it holds ${what} at position ${found.index + 1}, which cannot be kept`,
  );
};
