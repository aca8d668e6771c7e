// The columns of an event in CSV: what export writes and import knows again.

/**
 * In this order; `diff` and what follows hold JSON. An absent value is an empty cell and an empty text a quoted one (`""`),
 * which import tells apart under exactly this header.
 */
export const eventColumns = [
  'id',
  'timestamp',
  'timestampText',
  'tenantId',
  'actor.id',
  'actor.email',
  'actor.role',
  'actor.ip',
  'actor.userAgent',
  'action',
  'resource.type',
  'resource.id',
  'category',
  'crossTenant',
  'reason',
  'diff',
  'before',
  'after',
  'extra',
] as const;
export type EventColumn = (typeof eventColumns)[number];
