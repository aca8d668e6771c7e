// The fields a filter, a facet or a histogram can name, with the words a user may type for each.
import { z } from 'zod';

export const fields = [
  'id',
  'action',
  'category',
  'actor.id',
  'actor.email',
  'role',
  'ip',
  'userAgent',
  'resource.type',
  'resource.id',
  'tenant',
  'crossTenant',
  'reason',
  'conflict',
  'import',
] as const;
export const fieldSchema = z.enum(fields);
export type Field = z.infer<typeof fieldSchema>;

/**
 * `actor` in a filter matches an actor's id or e-mail; `tag` and `starred` are the analyst's own marks, known to the case and
 * not to the engine; every other field is itself.
 */
export const filterFields = [...fields, 'actor', 'tag', 'starred'] as const;
export const filterFieldSchema = z.enum(filterFields);
export type FilterField = z.infer<typeof filterFieldSchema>;

/** The analyst's own marks. */
export const markFields = ['tag', 'starred'] as const satisfies readonly FilterField[];
export type MarkField = (typeof markFields)[number];
export const isMarkField = (field: FilterField): field is MarkField => field === 'tag' || field === 'starred';
/** What the engine knows of. */
export type EventField = Exclude<FilterField, MarkField>;

/** Fields that can be counted by value. `id` and `reason` are free text and left out. */
export const facetFields = [
  'action',
  'category',
  'actor.id',
  'actor.email',
  'role',
  'ip',
  'userAgent',
  'resource.type',
  'resource.id',
  'tenant',
  'crossTenant',
  'conflict',
  'import',
] as const satisfies readonly Field[];
export const facetFieldSchema = z.enum(facetFields);
export type FacetField = z.infer<typeof facetFieldSchema>;

/** Spellings accepted in filter text, lower-cased; the canonical spelling is always printed. */
export const fieldSpellings: Readonly<Record<string, FilterField>> = {
  id: 'id',
  'event.id': 'id',
  action: 'action',
  category: 'category',
  actor: 'actor',
  user: 'actor',
  'actor.id': 'actor.id',
  'actor.email': 'actor.email',
  email: 'actor.email',
  role: 'role',
  'actor.role': 'role',
  ip: 'ip',
  'actor.ip': 'ip',
  useragent: 'userAgent',
  'actor.useragent': 'userAgent',
  resource: 'resource.type',
  'resource.type': 'resource.type',
  'resource.id': 'resource.id',
  tenant: 'tenant',
  tenantid: 'tenant',
  crosstenant: 'crossTenant',
  cross_tenant: 'crossTenant',
  'cross-tenant': 'crossTenant',
  reason: 'reason',
  conflict: 'conflict',
  import: 'import',
  tag: 'tag',
  starred: 'starred',
};
