// Rows of case.sqlite, read and written statement by statement.
import type { Database, SqlValue } from 'sql.js';

export const rowsOf = (database: Database, sql: string): SqlValue[][] => database.exec(sql)[0]?.values ?? [];

/** Runs one statement for each row of values. */
export const runEach = (database: Database, sql: string, rows: Iterable<SqlValue[]>): void => {
  const statement = database.prepare(sql);
  try {
    for (const row of rows) statement.run(row);
  } finally {
    statement.free();
  }
};
