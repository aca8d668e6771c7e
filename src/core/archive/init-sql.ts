// One sql.js module per thread: loading it compiles 700 KB of WebAssembly, so it is done once.
import initSqlJs, { type SqlJsStatic } from 'sql.js';

/** SQLite's own functions and the memory helpers, which sql.js exports beside its classes. Pointers are numbers. */
interface SqliteFunctions {
  _sqlite3_bind_int(statement: number, position: number, value: number): number;
  _sqlite3_bind_double(statement: number, position: number, value: number): number;
  _sqlite3_bind_text(statement: number, position: number, start: number, bytes: number, destructor: number): number;
  _sqlite3_bind_blob(statement: number, position: number, start: number, bytes: number, destructor: number): number;
  _sqlite3_step(statement: number): number;
  _sqlite3_reset(statement: number): number;
  _sqlite3_sql(statement: number): number;
  _sqlite3_column_bytes(statement: number, column: number): number;
  _malloc(bytes: number): number;
  _free(start: number): void;
  writeArrayToMemory(bytes: Uint8Array, start: number): void;
  UTF8ToString(start: number): string;
}

export type SqlModule = SqlJsStatic & SqliteFunctions;

let loading: Promise<SqlModule> | undefined;

/** The thread's sql.js module. */
export const initSql = (): Promise<SqlModule> => {
  loading ??= initSqlJs() as Promise<SqlModule>;
  return loading;
};
