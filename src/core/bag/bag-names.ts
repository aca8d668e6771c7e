// Which names a file of a bag that we write may have: such that no program on any system reads, escapes or folds them in another way.
import { WorkbenchError } from '#shared/contract/errors.ts';

const segment = /^[A-Za-z0-9_][A-Za-z0-9._@+=~-]*$/;
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const longest = 200;

/** What is wrong with a name; null when it may be written. */
const badName = (name: string): string | null => {
  if (name.length > longest) return `longer than ${longest} characters`;
  for (const part of name.split('/')) {
    if (!segment.test(part))
      return 'only letters of ASCII, digits and . _ @ + = ~ - may stand in it, and none of the latter but _ first';
    if (part.endsWith('.') || device.test(part)) return 'Windows cannot have it';
  }
  return null;
};

/** Throws INTERNAL: names are made by the program. */
export const assertBagName = (name: string): void => {
  const wrong = badName(name);
  if (wrong !== null) throw new WorkbenchError('INTERNAL', name, `no name for a file of a bag: ${wrong}`);
};

/** Whether `left` stands before `right` by the bytes of UTF-8; for `sort`. */
export const byBytes = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));
