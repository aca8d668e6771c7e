// The segment file's schema as this program writes it, and the versions it can read.
import type { Database, SqlJsStatic } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { migrateToPacked, tables } from './segment-migrations/002-packed.ts';

/** Stored as SQLite's user_version. */
const segmentVersion = 2;
/** "SIVO" in ASCII: lets `file` and SQLite tools tell what this database is. */
const applicationId = 0x5349564f;

const identify = `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${segmentVersion};`;
/** Of a bulk load: nobody else sees the file, and a crash discards it whole. */
const loadSettings = `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;`;

/** The bytes of a database of one page. */
const emptySegment = (sql: SqlJsStatic): Uint8Array => {
  const database = new sql.Database();
  try {
    database.run(`PRAGMA page_size = 8192; ${identify}`);
    return database.export();
  } finally {
    database.close();
  }
};

/**
 * A new database with the segment's empty tables. It is opened on a buffer of `expectedBytes` that holds one page and zeros:
 * SQLite goes by the page count in the header, and sql.js, which grows its files by an eighth at a time, need not copy them
 * over and over. `export` gives the pages in use only; more than expected is no harm.
 */
export const createSegmentDatabase = (sql: SqlJsStatic, expectedBytes: number): Database => {
  const empty = emptySegment(sql);
  const file = Buffer.alloc(Math.max(expectedBytes, empty.length));
  file.set(empty);
  const database = new sql.Database(file);
  database.run(loadSettings);
  database.run(tables);
  return database;
};

/** Migrations by the version they start from; each changes the opened copy in memory, never the file. */
const migrations = new Map([[1, migrateToPacked]]);

/** Prepares an opened segment for reading, brought to this schema in memory. Throws ARCHIVE_TOO_NEW for a later one. */
export const openSegmentSchema = (database: Database, file: string): void => {
  database.run('PRAGMA trusted_schema = 0; PRAGMA locking_mode = EXCLUSIVE;');
  const version = Number(database.exec('PRAGMA user_version')[0]?.values[0]?.[0] ?? 0);
  if (version > segmentVersion) throw new WorkbenchError('ARCHIVE_TOO_NEW', file, `segment schema ${version}`);
  for (let from = version; from < segmentVersion; from++) migrations.get(from)?.(database);
  database.run('PRAGMA query_only = 1;');
};
