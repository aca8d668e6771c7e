// The columns of the view `events`, in its order, each with the word that says what it is.
import type { SqlName } from '../../ui/sql-frame-types.ts';

export const sqlColumns = [
  'seq',
  'id',
  'timestamp',
  'actor_id',
  'actor_email',
  'role',
  'ip',
  'user_agent',
  'action',
  'resource_type',
  'resource_id',
  'category',
  'tenant_id',
  'cross_tenant',
  'reason',
  'conflict',
  'diff',
  'before',
  'after',
  'extra',
  'import_id',
  'source',
  'line',
  'byte_offset',
  'content_hash',
] as const;
export type SqlColumn = (typeof sqlColumns)[number];

const keywords =
  'SELECT FROM WHERE GROUP BY ORDER LIMIT HAVING AND OR NOT IN LIKE IS NULL BETWEEN AS DESC ASC DISTINCT WITH CASE WHEN THEN ELSE END events count sum min max avg substr lower json_extract json_each strftime';

/** What the editor offers while typing; `about` gives the meaning of a column. */
export const sqlNames = (about: (column: SqlColumn) => string): SqlName[] => [
  ...sqlColumns.map((name) => ({ name, about: about(name), kind: 'column' as const })),
  ...keywords.split(' ').map((name) => ({ name, about: '', kind: 'keyword' as const })),
];
