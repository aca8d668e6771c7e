// A filter as SQL over the view `events` of an archive's segments, for whoever wants to read or run it with other tools. What SQL
// cannot say stands as 1 with a comment, and the statement is then told not to be exact.
import { assertNever } from '#shared/assert-never.ts';
import { type FilterField, isMarkField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import { resolveTime } from '../../query/resolve-time.ts';

/** `exact`: the statement selects what the filter selects, but for the case of letters beyond ASCII. */
export interface SqlFilter {
  sql: string;
  exact: boolean;
}

const columns: Readonly<Record<string, string>> = {
  id: 'id',
  'actor.id': 'actor_id',
  'actor.email': 'actor_email',
  role: 'role',
  ip: 'ip',
  userAgent: 'user_agent',
  action: 'action',
  'resource.type': 'resource_type',
  'resource.id': 'resource_id',
  category: 'category',
  tenant: 'tenant_id',
  crossTenant: 'cross_tenant',
  reason: 'reason',
  import: 'import_id',
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const comment = (text: string): string => text.replaceAll('*/', '* /').replace(/\s+/gu, ' ');

const untold = (filter: Filter): SqlFilter => ({
  sql: `1 /* not said in SQL: ${comment(printFilter(filter))} */`,
  exact: false,
});

const isOneOf = (column: string, values: readonly string[], isExact: boolean): string => {
  const stated = values.filter((value) => value !== '');
  const wanted = stated.map((value) => quoted(isExact ? value : value.toLowerCase())).join(', ');
  const terms = [
    ...(stated.length > 0 ? [`${isExact ? column : `lower(${column})`} IN (${wanted})`] : []),
    ...(stated.length < values.length ? [`coalesce(${column}, '') = ''`] : []),
  ];
  return terms.length === 1 ? (terms[0] ?? '1') : `(${terms.join(' OR ')})`;
};

const isTerm = (field: FilterField, values: readonly string[]): string | null => {
  if (isMarkField(field)) return null;
  // A segment marks the later versions of an id alone.
  if (field === 'conflict') return null;
  if (field === 'actor') {
    const stated = values.filter((value) => value !== '');
    const named = ['actor_id', 'actor_email'].map((column) => isOneOf(column, stated, false));
    const nobody = "(coalesce(actor_id, '') = '' AND coalesce(actor_email, '') = '')";
    const terms = [...(stated.length > 0 ? named : []), ...(stated.length < values.length ? [nobody] : [])];
    return `(${terms.join(' OR ')})`;
  }
  const column = columns[field];
  return column === undefined ? null : isOneOf(column, values, field === 'id' || field === 'resource.id');
};

const instant = (text: string, end: 'from' | 'to', zone: string): string => {
  const { ms, nanos } = resolveTime(text, end, zone);
  const [head = ''] = new Date(ms).toISOString().split('Z');
  return quoted(`${head}${String(nanos).padStart(6, '0')}`);
};

/** Timestamps have 3 to 9 digits after the second: with nine of them and without the Z they compare as texts. */
const timeTerm = ({ from, to }: Extract<Filter, { op: 'time' }>, zone: string): string => {
  const time = "substr(rtrim(timestamp, 'Z') || '000000', 1, 29)";
  const terms = [
    ...(from === undefined ? [] : [`${time} >= ${instant(from, 'from', zone)}`]),
    ...(to === undefined ? [] : [`${time} < ${instant(to, 'to', zone)}`]),
  ];
  return terms.length === 0 ? '1' : terms.join(' AND ');
};

const join = (op: 'and' | 'or', args: readonly SqlFilter[]): SqlFilter => {
  if (args.length === 0) return { sql: op === 'and' ? '1' : '0', exact: true };
  return {
    sql: `(${args.map(({ sql }) => sql).join(op === 'and' ? ' AND ' : ' OR ')})`,
    exact: args.every(({ exact }) => exact),
  };
};

/** Where it is not exact it selects more than the filter, never less. Throws BAD_FILTER for times that are none. */
export const filterSql = (filter: Filter, zone: string): SqlFilter => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return join(
        filter.op,
        filter.args.map((arg) => filterSql(arg, zone)),
      );
    case 'not': {
      const arg = filterSql(filter.arg, zone);
      // A term that is wider than it should be would leave too much out here.
      return arg.exact ? { sql: `NOT coalesce(${arg.sql}, 0)`, exact: true } : untold(filter);
    }
    case 'is': {
      const sql = isTerm(filter.field, filter.values);
      return sql === null ? untold(filter) : { sql, exact: true };
    }
    case 'time':
      return { sql: timeTerm(filter, zone), exact: true };
    case 'weekday':
    case 'clock':
    case 'text':
    case 'like':
    case 'match':
    case 'changed':
    case 'change':
      return untold(filter);
    default:
      return assertNever(filter);
  }
};
