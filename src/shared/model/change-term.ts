// What a filter can ask of the inside of a change: a value of a changed field or of a complete state.
import { z } from 'zod';
import { isDecimal } from './decimal.ts';
import { textPatternSchema } from './text-pattern.ts';

/** Where the value stands: on either side of a changed field, on one side, or in the complete state before or after. */
export const changeSides = ['diff', 'diff.from', 'diff.to', 'before', 'after'] as const;
export const changeSideSchema = z.enum(changeSides);
export type ChangeSide = z.infer<typeof changeSideSchema>;

export const changeTests = ['=', '!=', '<', '<=', '>', '>='] as const;
export type ChangeTest = (typeof changeTests)[number];

/** The words a value can be, beside numbers and texts. `missing`: there is no value, which is not the same as null. */
export const changeWords = ['true', 'false', 'null', 'missing'] as const;

/** Regular expressions are RE2's; their slashes stand as they are. */
export const regexSchema = z
  .string()
  .min(1)
  .max(1000)
  .refine((pattern) => !/(?<!\\)(?:\\\\)*\\$/.test(pattern), 'a regular expression cannot end with a lone backslash');

export const changeValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), text: z.string().max(4096).refine(isDecimal) }),
  z.object({ kind: z.literal('text'), text: z.string().max(4096) }),
  z.object({ kind: z.literal('word'), word: z.enum(changeWords) }),
  z.object({ kind: z.literal('like'), pieces: textPatternSchema.min(2) }),
  z.object({ kind: z.literal('match'), pattern: regexSchema }),
]);
export type ChangeValue = z.infer<typeof changeValueSchema>;

/** Why these do not go together; null when they do. */
export const badChangeTest = (of: ChangeSide, test: ChangeTest, value: ChangeValue): string | null => {
  const isOrder = test !== '=' && test !== '!=';
  if (isOrder && value.kind !== 'number' && value.kind !== 'text')
    return `= or != here: ${test} orders numbers and texts`;
  const isAbsence = test === '!=' || (value.kind === 'word' && value.word === 'missing');
  if (of === 'diff' && isAbsence) return 'the side that is meant: .from or .to after the name of the field';
  return null;
};

/**
 * A value of a change. `path` names the field and what lies inside it, joined by dots (`flow.nodes.0.name`).
 * Names and texts compare without case and accents; numbers, and texts that are numbers, compare as exact decimals.
 */
export const changeTermSchema = z
  .object({
    op: z.literal('change'),
    of: changeSideSchema,
    path: textPatternSchema.refine((path) => path.length > 1 || path[0] !== ''),
    test: z.enum(changeTests),
    value: changeValueSchema,
  })
  .refine(({ of, test, value }) => badChangeTest(of, test, value) === null);
export type ChangeTerm = z.infer<typeof changeTermSchema>;
