// The address by which SQLite's own functions know a statement of sql.js.
import type { Statement } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SqlModule } from './init-sql.ts';

/** sql.js keeps the address in a property without a lasting name: it is the number whose SQL text is `text`, the statement's own. */
export const statementAddress = (sql: SqlModule, statement: Statement, text: string): number => {
  const address = Object.values(statement).find(
    (value) => typeof value === 'number' && value > 1024 && sql.UTF8ToString(sql._sqlite3_sql(value)) === text,
  );
  if (typeof address !== 'number') throw new WorkbenchError('INTERNAL', 'sql.js', 'the statement has no address');
  return address;
};
