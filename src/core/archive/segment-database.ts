// An opened segment file: verified bytes in a read-only SQLite database, with its prepared statements.
import { join } from 'node:path';
import type { Database, SqlJsStatic, SqlValue, Statement } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { HeldFiles } from './held-files.ts';
import { openSegmentSchema } from './segment-schema.ts';
import type { FileEntry } from './types.ts';

export class SegmentDatabase {
  readonly bytes: number;
  readonly #path: string;
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();

  /** Reads, verifies and opens the segment. sql.js takes the buffer over without a copy, so it must not be used again. */
  constructor(sql: SqlJsStatic, archivePath: string, entry: FileEntry, files: HeldFiles = new HeldFiles(archivePath)) {
    this.bytes = entry.bytes;
    this.#path = join(archivePath, entry.file);
    this.#database = new sql.Database(files.read(entry));
    this.#guard(() => openSegmentSchema(this.#database, this.#path));
  }

  /** Calls `visit` with each row; values by position. Do not query the same text again from within `visit`. */
  each(sql: string, parameters: SqlValue[], visit: (row: SqlValue[]) => void): void {
    this.#guard(() => {
      let statement = this.#statements.get(sql);
      if (!statement) {
        statement = this.#database.prepare(sql);
        this.#statements.set(sql, statement);
      }
      try {
        statement.bind(parameters);
        while (statement.step()) visit(statement.get());
      } finally {
        statement.reset();
      }
    });
  }

  rows(sql: string, parameters: SqlValue[] = []): SqlValue[][] {
    const rows: SqlValue[][] = [];
    this.each(sql, parameters, (row) => rows.push(row));
    return rows;
  }

  close(): void {
    this.#database.close();
  }

  #guard<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (error instanceof WorkbenchError) throw error;
      throw new WorkbenchError('ARCHIVE_DAMAGED', this.#path, error instanceof Error ? error.message : String(error), {
        cause: error,
      });
    }
  }
}
