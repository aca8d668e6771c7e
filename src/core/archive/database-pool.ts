// Holds opened segments, least recently used out first, within a budget of bytes.
import type { SqlJsStatic } from 'sql.js';
import { HeldFiles } from './held-files.ts';
import { SegmentDatabase } from './segment-database.ts';
import type { FileEntry } from './types.ts';

export class DatabasePool {
  readonly #open = new Map<string, SegmentDatabase>();
  /** Files of the archive that stay open; others are opened when they are read. */
  readonly files: HeldFiles;
  #bytes = 0;

  /** `budget` in bytes of segment files; at least one database is held whatever its size. */
  constructor(
    private readonly sql: SqlJsStatic,
    private readonly archivePath: string,
    private readonly budget: number,
  ) {
    this.files = new HeldFiles(archivePath);
  }

  /** The opened segment; verified when it was not open. The result must not be kept across another call. */
  get(entry: FileEntry): SegmentDatabase {
    const held = this.#open.get(entry.file);
    if (held) {
      this.#open.delete(entry.file);
      this.#open.set(entry.file, held);
      return held;
    }
    for (const file of this.#open.keys()) {
      if (this.#bytes + entry.bytes <= this.budget) break;
      this.release(file);
    }
    const database = new SegmentDatabase(this.sql, this.archivePath, entry, this.files);
    this.#open.set(entry.file, database);
    this.#bytes += database.bytes;
    return database;
  }

  release(file: string): void {
    const held = this.#open.get(file);
    if (!held) return;
    this.#open.delete(file);
    this.#bytes -= held.bytes;
    held.close();
  }

  close(): void {
    for (const file of [...this.#open.keys()]) this.release(file);
    this.files.close();
  }
}
