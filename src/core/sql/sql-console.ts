// The console inside its thread: keeps the database of the last archive, generation and time window, and answers in three steps,
// so that each can be bounded on its own: plan (compiles), load (reads segments), run.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SqlResult } from '#shared/model/sql.ts';
import type { SqlModule } from '../archive/init-sql.ts';
import { readManifest } from '../archive/manifest.ts';
import type { Manifest } from '../archive/types.ts';
import { ConsoleDatabase, mostEvents } from './console-database.ts';
import type { ConsolePart } from './console-schema.ts';
import { planStatement } from './plan-statement.ts';
import { type ReadStatement, readStatement } from './read-statement.ts';
import { runStatement } from './run-statement.ts';
import { type Compile, orMemoryLimit, sqliteProblem } from './sqlite-problem.ts';
import { type TimeWindow, timeWindow } from './time-window.ts';

export interface SqlScope {
  path: string;
  zone: string;
  from?: string | undefined;
  to?: string | undefined;
}

export interface SqlConsole {
  /** Checks and compiles; `missing` has to be loaded before the statement can run, `of` counts the events that are read for it. */
  plan(scope: SqlScope, sql: string): { missing: ConsolePart[]; of: number };
  /** Loads parts for the scope last planned; yields the events dealt with so far. */
  load(missing: readonly ConsolePart[]): Generator<number>;
  /** Runs a statement over the scope last planned. */
  run(sql: string, maxRows: number): Pick<SqlResult, 'columns' | 'rows' | 'cut' | 'events' | 'generation'>;
}

/** A newer generation may have taken the files of this one away while they were read. */
const isReplaced = (path: string, { generation }: Manifest): boolean => {
  try {
    return readManifest(path).generation !== generation;
  } catch {
    return false;
  }
};

const replaced = (path: string): WorkbenchError =>
  new WorkbenchError('ARCHIVE_IN_USE', path, 'it was rewritten while it was read; run the statement again');

/** `most`: events that are loaded at once. Errors: BAD_SQL, SQL_LIMIT, BAD_INPUT for the scope, and what reading the archive throws. */
export const createSqlConsole = (sql: SqlModule, most = mostEvents): SqlConsole => {
  let held: { key: string; path: string; loaded: ConsoleDatabase } | null = null;

  const release = (): void => {
    held?.loaded.close();
    held = null;
  };

  /** The database of the newest generation; what is loaded of another one is let go of first. */
  const databaseOf = (path: string, window: TimeWindow): ConsoleDatabase => {
    const manifest = readManifest(path);
    const key = [path, manifest.archiveId, manifest.generation, window.fromMs, window.toMs].join('\n');
    if (held?.key !== key) {
      release();
      held = { key, path, loaded: new ConsoleDatabase(sql, path, manifest, window, most) };
    }
    return held.loaded;
  };

  const current = (): ConsoleDatabase => {
    if (held === null) throw new WorkbenchError('INTERNAL', 'sql console', 'a statement is planned before it is run');
    return held.loaded;
  };

  const compileIn =
    ({ database }: ConsoleDatabase): Compile =>
    (text) => {
      try {
        database.prepare(text).free();
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    };

  const inWords = <Result>(loaded: ConsoleDatabase, statement: ReadStatement, work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw sqliteProblem(error, statement, compileIn(loaded));
    }
  };

  return {
    plan: ({ path, ...bounds }, text) => {
      const statement = readStatement(text);
      const loaded = databaseOf(path, timeWindow(bounds));
      const parts = inWords(loaded, statement, () => planStatement(loaded.database, statement));
      const missing = loaded.missing(parts);
      if (missing.length > 0) loaded.assertFits();
      return { missing, of: loaded.expected };
    },
    *load(missing) {
      let complete = false;
      try {
        yield* current().load(missing);
        complete = true;
      } catch (error) {
        throw held !== null && isReplaced(held.path, held.loaded.manifest) ? replaced(held.path) : orMemoryLimit(error);
      } finally {
        if (!complete) release();
      }
    },
    run: (text, maxRows) => {
      const statement = readStatement(text);
      const loaded = current();
      return inWords(loaded, statement, () => {
        const missing = loaded.missing(planStatement(loaded.database, statement));
        if (missing.length > 0)
          throw new WorkbenchError('INTERNAL', 'sql console', `not loaded: ${missing.join(', ')}`);
        const { events, manifest } = loaded;
        return { ...runStatement(sql, loaded, statement, maxRows), events, generation: manifest.generation };
      });
    },
  };
};
