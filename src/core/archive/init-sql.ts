// One sql.js module per thread: loading it compiles 700 KB of WebAssembly, so it is done once.
import initSqlJs, { type SqlJsStatic } from 'sql.js';

let loading: Promise<SqlJsStatic> | undefined;

/** The thread's sql.js module. */
export const initSql = (): Promise<SqlJsStatic> => {
  loading ??= initSqlJs();
  return loading;
};
