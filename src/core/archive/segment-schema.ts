// The segment file's schema as this program writes it, and the versions it can read.
import type { Database } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { indexes, tables } from './segment-migrations/001-initial.ts';

/** Stored as SQLite's user_version. */
const segmentVersion = 1;
/** "SIVO" in ASCII: lets `file` and SQLite tools tell what this database is. */
const applicationId = 0x5349564f;

/** Empty tables in a new database, with the settings of a bulk load: nobody else sees the file, and a crash discards it whole. */
export const createSegmentTables = (database: Database): void => {
  database.run(
    'PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;',
  );
  database.run('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;');
  database.run(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${segmentVersion};`);
  database.run(tables);
};

export const createSegmentIndexes = (database: Database): void => {
  database.run(indexes);
};

/** Prepares an opened segment for reading. Throws ARCHIVE_TOO_NEW for a later schema; a segment of this or an earlier one is read as it is. */
export const openSegmentSchema = (database: Database, file: string): void => {
  database.run('PRAGMA query_only = 1; PRAGMA trusted_schema = 0; PRAGMA locking_mode = EXCLUSIVE;');
  const version = Number(database.exec('PRAGMA user_version')[0]?.values[0]?.[0] ?? 0);
  if (version > segmentVersion) throw new WorkbenchError('ARCHIVE_TOO_NEW', file, `segment schema ${version}`);
};
