// Runs a planned statement and takes its rows, within bounds.
import type { Database, SqlValue } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SqlCell, SqlResult } from '#shared/model/sql.ts';
import type { SqlModule } from '../archive/init-sql.ts';
import { statementAddress } from '../archive/statement-address.ts';
import type { ConsoleDatabase } from './console-database.ts';
import type { ReadStatement } from './read-statement.ts';
import { sqlCell } from './sql-cell.ts';

/** The longest value that is given, in bytes; the longest text an archive holds is far below. */
const mostCellBytes = 4 * 1024 * 1024;
/** The most bytes of values in one result, about. */
const mostResultBytes = 64 * 1024 * 1024;

/** What sql.js's types leave out. */
interface ExactStatement {
  get(parameters: null, config: { useBigInt: true }): (SqlValue | bigint)[];
}

/** As the statement itself names them: within another one, SQLite would tell equal names apart. */
const columnsOf = (database: Database, text: string): string[] => {
  const statement = database.prepare(text);
  const columns = statement.getColumnNames();
  statement.free();
  return columns;
};

/**
 * With a limit around it, SQLite sorts no more rows than are given: a sorted million would fill the memory.
 * Columns, rows and what was cut. Throws what SQLite throws, and SQL_LIMIT for a value that is too long.
 */
export const runStatement = (
  sql: SqlModule,
  { database }: ConsoleDatabase,
  { text, explains }: ReadStatement,
  maxRows: number,
): Pick<SqlResult, 'columns' | 'rows' | 'cut'> => {
  const columns = columnsOf(database, text);
  const bounded = explains ? text : `SELECT * FROM (${text}\n) LIMIT ${maxRows + 1}`;
  const statement = database.prepare(bounded);
  const exact = statement as unknown as ExactStatement;
  try {
    const address = statementAddress(sql, statement, bounded);
    const rows: SqlCell[][] = [];
    let bytes = 0;
    while (statement.step()) {
      if (rows.length === maxRows) return { columns, rows, cut: 'rows' };
      for (const [place, column] of columns.entries()) {
        const length = sql._sqlite3_column_bytes(address, place);
        bytes += length;
        if (length <= mostCellBytes) continue;
        const detail = `row ${rows.length + 1} has a value of ${length.toLocaleString('en')} bytes in the column ${column}`;
        throw new WorkbenchError(
          'SQL_LIMIT',
          'result',
          `${detail}; ${mostCellBytes.toLocaleString('en')} can be shown`,
        );
      }
      if (bytes > mostResultBytes) return { columns, rows, cut: 'bytes' };
      rows.push(exact.get(null, { useBigInt: true }).map(sqlCell));
    }
    return { columns, rows, cut: null };
  } finally {
    statement.free();
  }
};
