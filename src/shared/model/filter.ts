// The one filter tree: grid, charts, export, packs and CLI all take it. Text ⇄ tree lives in filter-text.ts; the language is
// described in docs/query-language.md.
import { z } from 'zod';
import { type ChangeTerm, changeTermSchema, regexSchema } from './change-term.ts';
import { type FilterField, filterFieldSchema } from './field.ts';
import { type TextPattern, textPatternSchema } from './text-pattern.ts';

/**
 * - `is`: the field equals any of `values`, compared without regard to case, except `id` and `resource.id`, which compare
 *   exactly; `''` matches "not stated".
 * - `like`: the field is stated and fits any of `patterns`, compared without case and accents.
 * - `time`: `from` inclusive, `to` exclusive; RFC 3339 instants, or bare dates / local times read in the zone of the query.
 * - `text`: a substring of one of the event's words (actor, action, resource, role, IP, user agent, tenant, reason, ids) or of
 *   one field name or value in its changes (diff, states, extra), compared without case and accents. The derived category
 *   and the provenance are no words of it.
 * - `match`: a regular expression (RE2, without regard to case) is found in the field or, without one, in any text that `text` looks at.
 * - `changed`: a field that fits any of `fields` is among the changed ones: of the diff, or differing between the states.
 * - `change`: a value of a change, see `changeTermSchema`.
 * - `weekday`: ISO days of the local week (1 Monday to 7 Sunday); `clock`: local time of day, `HH:MM`, from inclusive, to
 *   exclusive, over midnight where `to` is not after `from`. Both in the zone of the query.
 * - `and` of nothing is everything.
 */
export type Filter =
  | { op: 'and' | 'or'; args: Filter[] }
  | { op: 'not'; arg: Filter }
  | { op: 'is'; field: FilterField; values: string[] }
  | { op: 'like'; field: FilterField; patterns: TextPattern[] }
  | { op: 'time'; from?: string | undefined; to?: string | undefined }
  | { op: 'weekday'; days: number[] }
  | { op: 'clock'; from: string; to: string }
  | { op: 'text'; text: string }
  | { op: 'match'; field?: FilterField | undefined; pattern: string }
  | { op: 'changed'; fields: TextPattern[] }
  | ChangeTerm;

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const fieldNameSchema = textPatternSchema.refine((pieces) => pieces.length > 1 || pieces[0] !== '');

export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.enum(['and', 'or']), args: z.array(filterSchema).max(200) }),
    z.object({ op: z.literal('not'), arg: filterSchema }),
    z.object({ op: z.literal('is'), field: filterFieldSchema, values: z.array(z.string().max(4096)).min(1).max(1000) }),
    z.object({
      op: z.literal('like'),
      field: filterFieldSchema,
      patterns: z.array(textPatternSchema.min(2)).min(1).max(1000),
    }),
    z.object({ op: z.literal('time'), from: z.string().max(64).optional(), to: z.string().max(64).optional() }),
    z.object({ op: z.literal('weekday'), days: z.array(z.number().int().min(1).max(7)).min(1).max(7) }),
    z.object({ op: z.literal('clock'), from: clockTimeSchema, to: clockTimeSchema }),
    z.object({ op: z.literal('text'), text: z.string().min(1).max(4096) }),
    z.object({ op: z.literal('match'), field: filterFieldSchema.optional(), pattern: regexSchema }),
    z.object({ op: z.literal('changed'), fields: z.array(fieldNameSchema).min(1).max(1000) }),
    changeTermSchema,
  ]),
);

/** The days of the week as filter text writes them; ISO day 1 first. */
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const everything: Filter = { op: 'and', args: [] };
