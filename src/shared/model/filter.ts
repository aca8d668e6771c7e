// The one filter tree: grid, charts, export, packs and CLI all take it. Text ⇄ tree lives in filter-text.ts.
import { z } from 'zod';
import { type FilterField, filterFieldSchema } from './field.ts';

/**
 * - `is`: the field equals any of `values`, compared without regard to case, except `id` and `resource.id`, which compare
 *   exactly; `''` matches "not stated".
 * - `time`: `from` inclusive, `to` exclusive; RFC 3339 instants, or bare dates / local times read in the zone of the query.
 * - `text`: a substring anywhere in the event's words (actor, action, resource, role, IP, user agent, tenant, reason, ids) or
 *   changes (diff, states, extra), compared without regard to case. The derived category and the provenance are no words of it.
 * - `and` of nothing is everything.
 */
export type Filter =
  | { op: 'and' | 'or'; args: Filter[] }
  | { op: 'not'; arg: Filter }
  | { op: 'is'; field: FilterField; values: string[] }
  | { op: 'time'; from?: string | undefined; to?: string | undefined }
  | { op: 'text'; text: string };

export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.enum(['and', 'or']), args: z.array(filterSchema).max(200) }),
    z.object({ op: z.literal('not'), arg: filterSchema }),
    z.object({ op: z.literal('is'), field: filterFieldSchema, values: z.array(z.string().max(4096)).min(1).max(1000) }),
    z.object({ op: z.literal('time'), from: z.string().max(64).optional(), to: z.string().max(64).optional() }),
    z.object({ op: z.literal('text'), text: z.string().min(1).max(4096) }),
  ]),
);

export const everything: Filter = { op: 'and', args: [] };
