// The schema of case.sqlite and its versions. A file of an earlier version is brought up in memory when it is opened; the
// file itself changes with the next change of the case.
import type { Database, SqlJsStatic } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { damagedCase } from './damaged-case.ts';

/** "SIVC" in ASCII: lets `file` and SQLite tools tell what this database is. */
const applicationId = 0x53495643;

const firstTables = `
CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL CHECK (revision >= 0)
) STRICT;
INSERT INTO state VALUES (1, 0);
CREATE TABLE views (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  place INTEGER NOT NULL CHECK (place >= 0),
  name TEXT NOT NULL CHECK (name <> ''),
  query TEXT NOT NULL,
  time TEXT NOT NULL CHECK (json_valid(time)),
  zone TEXT,
  sort TEXT NOT NULL,
  page TEXT NOT NULL,
  layout TEXT CHECK (layout IS NULL OR json_valid(layout)),
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE marks (
  event_id TEXT PRIMARY KEY CHECK (event_id <> ''),
  starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tags (
  event_id TEXT NOT NULL REFERENCES marks (event_id),
  tag TEXT NOT NULL CHECK (tag <> ''),
  PRIMARY KEY (event_id, tag)
) STRICT, WITHOUT ROWID;
CREATE TABLE notes (
  event_id TEXT PRIMARY KEY REFERENCES marks (event_id),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT, WITHOUT ROWID;
CREATE TABLE story (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  place INTEGER NOT NULL CHECK (place >= 0),
  event_id TEXT,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE steps (
  stack TEXT NOT NULL CHECK (stack IN ('undo', 'redo')),
  place INTEGER NOT NULL CHECK (place >= 0),
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  patch TEXT NOT NULL CHECK (json_valid(patch)),
  PRIMARY KEY (stack, place)
) STRICT, WITHOUT ROWID;
`;

const judgementTable = `
CREATE TABLE judgements (
  kind TEXT NOT NULL CHECK (kind <> ''),
  key TEXT NOT NULL CHECK (key <> ''),
  verdict TEXT NOT NULL CHECK (verdict <> ''),
  note TEXT NOT NULL,
  finding TEXT NOT NULL CHECK (json_valid(finding)),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
`;

const sampleTables = `
CREATE TABLE samples (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  place INTEGER NOT NULL CHECK (place >= 0),
  title TEXT NOT NULL,
  sample TEXT NOT NULL CHECK (json_valid(sample)),
  drawn_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sample_items (
  sample_id TEXT NOT NULL REFERENCES samples (id),
  event_id TEXT NOT NULL CHECK (event_id <> ''),
  place INTEGER NOT NULL CHECK (place >= 0),
  item TEXT NOT NULL CHECK (json_valid(item)),
  PRIMARY KEY (sample_id, event_id)
) STRICT, WITHOUT ROWID;
`;

/** The n-th brings a database from version n to n + 1; never edited once released. */
const migrations: readonly string[] = [firstTables, judgementTable, sampleTables];

/** A case has no more than it needs: one without samples stays as an earlier program wrote it, and is read by it. */
const plainVersion = 2;

const pragma = (database: Database, name: string): number =>
  Number(database.exec(`PRAGMA ${name}`)[0]?.values[0]?.[0] ?? 0);

const migrate = (database: Database, from: number, to: number): void => {
  for (const statements of migrations.slice(from, to)) database.run(statements);
  database.run(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${Math.max(from, to)};`);
};

/** Whether the tables of samples are there. */
export const hasSampleTables = (database: Database): boolean => pragma(database, 'user_version') > plainVersion;

/** Makes the tables of samples where there are none. */
export const addSampleTables = (database: Database): void => {
  if (!hasSampleTables(database)) migrate(database, plainVersion, migrations.length);
};

/** The objects of a database as they were written; SQLite's own are left out. */
const objectsOf = (database: Database): string =>
  JSON.stringify(
    database.exec(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name",
    )[0]?.values ?? [],
  );

/** A database in memory with the empty tables. */
export const newCaseDatabase = (sql: SqlJsStatic, version = plainVersion): Database => {
  const database = new sql.Database();
  migrate(database, 0, version);
  return database;
};

const check = (sql: SqlJsStatic, database: Database, file: string, isWhole: boolean): void => {
  database.run('PRAGMA trusted_schema = 0');
  if (pragma(database, 'application_id') !== applicationId) throw damagedCase(file, 'it is not the database of a case');
  const version = pragma(database, 'user_version');
  if (version > migrations.length) {
    const detail = `case schema ${version}; this program reads schema ${migrations.length}`;
    throw new WorkbenchError('ARCHIVE_TOO_NEW', file, detail);
  }
  if (version < 1) throw damagedCase(file, `case schema ${version}`);
  migrate(database, version, plainVersion);
  const fresh = newCaseDatabase(sql, Math.max(version, plainVersion));
  // A trigger of somebody else's would change what is written here.
  const isOwn = objectsOf(fresh) === objectsOf(database);
  fresh.close();
  if (!isOwn) throw damagedCase(file, 'its tables are not those of a case');
  if (isWhole) return;
  const verdict = String(database.exec('PRAGMA integrity_check(1)')[0]?.values[0]?.[0] ?? '');
  if (verdict !== 'ok') throw damagedCase(file, verdict);
};

/**
 * Opens the bytes of a case file; sql.js takes the buffer over. `isWhole`: these very bytes were found whole before, which
 * takes longest. Throws ARCHIVE_TOO_NEW for a later schema and
 * ARCHIVE_DAMAGED for what is no case, or not whole.
 */
export const openCaseDatabase = (sql: SqlJsStatic, bytes: Buffer, file: string, isWhole = false): Database => {
  const database = new sql.Database(bytes);
  try {
    check(sql, database, file, isWhole);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof WorkbenchError) throw error;
    throw damagedCase(file, error instanceof Error ? error.message : String(error), error);
  }
};
