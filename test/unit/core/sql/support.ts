// A console over a real archive, asked the way the service asks it.
import { initSql } from '#core/archive/init-sql.ts';
import { createSqlConsole, type SqlConsole, type SqlScope } from '#core/sql/sql-console.ts';
import type { SqlCell } from '#shared/model/sql.ts';

export interface Asking {
  console: SqlConsole;
  /** Plans, loads what is missing, and runs. */
  ask(
    sql: string,
    scope?: Partial<SqlScope>,
    maxRows?: number,
  ): { columns: string[]; rows: SqlCell[][]; cut: string | null };
  rows(sql: string, scope?: Partial<SqlScope>): SqlCell[][];
  /** The parts that would have to be loaded. */
  missing(sql: string): string[];
}

export const asking = async (path: string, most?: number): Promise<Asking> => {
  const console = createSqlConsole(await initSql(), most);
  const ask: Asking['ask'] = (sql, scope = {}, maxRows = 10_000) => {
    const { missing } = console.plan({ path, zone: 'UTC', ...scope }, sql);
    if (missing.length > 0) for (const _ of console.load(missing));
    return console.run(sql, maxRows);
  };
  return {
    console,
    ask,
    rows: (sql, scope) => ask(sql, scope).rows,
    missing: (sql) => console.plan({ path, zone: 'UTC' }, sql).missing,
  };
};
