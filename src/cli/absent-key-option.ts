// `actor|type|id` as one option: what a question of absence asks for.
import { InvalidArgumentError } from 'commander';
import { type AbsentKey, absentKeySchema } from '#shared/model/proof.ts';

/** Splits at bars that no backslash precedes; `\|` is a bar and `\\` a backslash. */
const partsOf = (text: string): string[] => {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '|') parts.push('');
    else {
      const isEscape = sign === '\\' && (text[at + 1] === '|' || text[at + 1] === '\\');
      if (isEscape) at++;
      parts.push(`${parts.pop() ?? ''}${isEscape ? text[at] : sign}`);
    }
  }
  return parts;
};

/** `actor`, `actor|type` or `actor|type|id`. Throws InvalidArgumentError. */
export const absentKey = (text: string): AbsentKey => {
  const [actor = '', resourceType = null, resourceId = null, ...more] = partsOf(text);
  if (actor === '' || more.length > 0) {
    throw new InvalidArgumentError('It must be actor, actor|type or actor|type|id; a bar within one is written \\|.');
  }
  const read = absentKeySchema.safeParse({ actor, resourceType, resourceId });
  if (read.success) return read.data;
  throw new InvalidArgumentError(read.error.issues[0]?.message ?? 'It is no key.');
};
