// The case of one archive: read when it is asked for, changed under its lock from what stands on disk at that moment, so that
// two windows, or two programs, never take each other's change away.
import { createHash } from 'node:crypto';
import type { Database, SqlJsStatic } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { CaseChange, CaseState, MarkCounts } from '#shared/model/case.ts';
import type { Filter } from '#shared/model/filter.ts';
import { type CaseContent, caseStateOf, emptyCase, type StoredCase } from './case-content.ts';
import {
  type CaseBytes,
  caseFile,
  type FileStamp,
  lockCase,
  readCaseBytes,
  stampOf,
  writeCaseBytes,
} from './case-file.ts';
import { clearRedo, defaultLogLimits, type LogLimits, putStep, takeStep } from './case-log.ts';
import { applyPatch, type CasePatch, inversePatch } from './case-patch.ts';
import { newCaseDatabase, openCaseDatabase } from './case-schema.ts';
import { readCase, writePatch } from './case-tables.ts';
import { printPack } from './filter-pack.ts';
import { type ChangeTools, patchOfChange } from './patch-of-change.ts';
import { resolveMarks } from './resolve-marks.ts';
import { tallyMarks } from './tally-marks.ts';

export interface CaseStore {
  /** Throws ARCHIVE_DAMAGED, ARCHIVE_TOO_NEW, ARCHIVE_GONE, ACCESS_DENIED or IO_FAILED, as every other operation. */
  state(): Promise<CaseState>;
  /** Throws also ARCHIVE_LOCKED, DISK_FULL and what `patchOfChange` throws; then nothing has changed. */
  change(change: CaseChange): Promise<CaseState>;
  /** The state as it is where there is nothing to take back. */
  undo(): Promise<CaseState>;
  redo(): Promise<CaseState>;
  /** The text of a filter pack. Throws BAD_INPUT for a view that is not there. */
  pack(ids: readonly string[]): Promise<string>;
  /** The filter with the marked events' ids in the place of marks. */
  resolve(filter: Filter): Promise<Filter>;
  /** Events with any mark. */
  markedIds(): Promise<string[]>;
  /** Counts among these events, each as often as it stands in `ids`. */
  tally(ids: readonly string[]): Promise<MarkCounts>;
  /** Resolves once no change is being made. */
  settled(): Promise<void>;
}

export interface CaseStoreOptions extends ChangeTools {
  /** Asked for with the first file that is read or made: most archives have no case. */
  sql: () => Promise<SqlJsStatic>;
  /** Milliseconds to wait for another program's change. */
  waitMs: number;
  limits?: LogLimits;
}

interface Loaded {
  stamp: FileStamp | undefined;
  digest: string;
  stored: StoredCase;
}

/** What a mutation does to the database in its transaction; null where there is nothing to do. */
type Mutation = (database: Database, content: CaseContent) => CasePatch | null;

const inTransaction = <Result>(database: Database, work: () => Result): Result => {
  database.run('BEGIN');
  const result = work();
  database.run('COMMIT');
  return result;
};

export const createCaseStore = (archivePath: string, options: CaseStoreOptions): CaseStore => {
  const { waitMs, limits = defaultLogLimits } = options;
  const file = caseFile(archivePath);
  let loaded: Loaded | null = null;
  let told: { stored: StoredCase; state: CaseState } | null = null;
  let tail: Promise<unknown> = Promise.resolve();

  const read = async (bytes: Buffer): Promise<StoredCase> => {
    const database = openCaseDatabase(await options.sql(), bytes, file);
    try {
      return readCase(database, file);
    } finally {
      database.close();
    }
  };

  const load = async ({ stamp, digest, bytes }: CaseBytes): Promise<StoredCase> => {
    if (loaded?.digest !== digest) loaded = { stamp, digest, stored: bytes === null ? emptyCase : await read(bytes) };
    else loaded = { ...loaded, stamp };
    return loaded.stored;
  };

  const current = async (): Promise<StoredCase> => {
    const stamp = stampOf(archivePath);
    if (loaded !== null && stamp !== undefined && loaded.stamp === stamp) return loaded.stored;
    return load(readCaseBytes(archivePath));
  };

  const stateOf = (stored: StoredCase): CaseState => {
    if (told?.stored !== stored) told = { stored, state: caseStateOf(stored) };
    return told.state;
  };

  const mutateNow = async (mutation: Mutation): Promise<CaseState> => {
    const lock = await lockCase(archivePath, waitMs);
    try {
      const found = readCaseBytes(archivePath);
      const isKnown = loaded?.digest === found.digest;
      // sql.js takes a buffer over, and this one is opened twice where its content is not known yet.
      const copy = found.bytes === null || isKnown ? found.bytes : Buffer.from(found.bytes);
      const { content } = await load({ ...found, bytes: copy });
      const sql = await options.sql();
      const database = found.bytes === null ? newCaseDatabase(sql) : openCaseDatabase(sql, found.bytes, file, isKnown);
      try {
        const patch = inTransaction(database, () => mutation(database, content));
        if (patch === null) return stateOf(await current());
        const stored = readCase(database, file, applyPatch(content, patch));
        const bytes = database.export();
        writeCaseBytes(archivePath, bytes, lock);
        loaded = { stamp: undefined, digest: createHash('sha256').update(bytes).digest('hex'), stored };
        return stateOf(stored);
      } finally {
        database.close();
      }
    } finally {
      lock.release();
    }
  };

  /** One at a time also within this program. */
  const mutate = (mutation: Mutation): Promise<CaseState> => {
    const result = tail.then(() => mutateNow(mutation));
    tail = result.catch(() => undefined);
    return result;
  };

  const step = (from: 'undo' | 'redo', to: 'undo' | 'redo'): Promise<CaseState> =>
    mutate((database, content) => {
      const taken = takeStep(database, from, file);
      if (taken === null) return null;
      putStep(database, to, { ...taken, patch: inversePatch(content, taken.patch) }, limits);
      writePatch(database, taken.patch);
      return taken.patch;
    });

  return {
    state: async () => stateOf(await current()),
    change: (change) =>
      mutate((database, content) => {
        const { patch, count } = patchOfChange(content, change, options);
        if (count === 0) return null;
        clearRedo(database);
        putStep(database, 'undo', { kind: change.kind, count, patch: inversePatch(content, patch) }, limits);
        writePatch(database, patch);
        return patch;
      }),
    undo: () => step('undo', 'redo'),
    redo: () => step('redo', 'undo'),
    pack: async (ids) => {
      const views = new Map((await current()).content.views.map((view) => [view.id, view]));
      const chosen = ids.map((id) => {
        const view = views.get(id);
        if (view === undefined) throw new WorkbenchError('BAD_INPUT', 'ids', `there is no view ${id}`);
        return view;
      });
      return printPack(chosen);
    },
    resolve: async (filter) => resolveMarks(filter, (await current()).content.marks),
    markedIds: async () => [...(await current()).content.marks.keys()],
    tally: async (ids) => tallyMarks((await current()).content.marks, ids),
    settled: async () => {
      await tail;
    },
  };
};
