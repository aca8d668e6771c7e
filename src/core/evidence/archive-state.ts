// What an archive holds, in one digest: so a signed line of a few files vouches for all of them.
import { createHash } from 'node:crypto';
import type { ArchiveState, HashedFile } from '#shared/model/ledger.ts';
import { canonicalJson } from '../canonical/canonical-json.ts';

const byName = (left: HashedFile, right: HashedFile): number =>
  left.file < right.file ? -1 : left.file > right.file ? 1 : 0;

/** Hex SHA-256 of the canonical JSON of the list of {file, sha256}, in order of `file` (UTF-16 code units). */
export const stateDigest = (files: Iterable<HashedFile>): string => {
  const list = [...files].sort(byName).map(({ file, sha256 }) => ({ file, sha256 }));
  return createHash('sha256').update(canonicalJson(list)).digest('hex');
};

/** The state after a commit: `before` and `after` are all files the archive held and holds. */
export const archiveState = (
  generation: number,
  before: readonly HashedFile[],
  after: readonly HashedFile[],
): ArchiveState => {
  const old = new Map(before.map(({ file, sha256 }) => [file, sha256]));
  const now = new Set(after.map(({ file }) => file));
  return {
    generation,
    added: after
      .filter(({ file, sha256 }) => old.get(file) !== sha256)
      .map(({ file, sha256 }) => ({ file, sha256 }))
      .sort(byName),
    removed: before
      .map(({ file }) => file)
      .filter((file) => !now.has(file))
      .sort(),
    files: after.length,
    digest: stateDigest(after),
  };
};

/** Follows the states of a ledger's lines. */
export class StateReplay {
  readonly #files = new Map<string, HashedFile>();
  #digest: string | null = null;

  /** Takes up one line's state; false when it leads to another number of files than it says. */
  apply({ added, removed, files, digest }: ArchiveState): boolean {
    for (const file of removed) this.#files.delete(file);
    for (const entry of added) this.#files.set(entry.file, entry);
    this.#digest = digest;
    return this.#files.size === files;
  }

  /** Whether the last line's digest is that of the files it leads to; of no line at all it is. */
  isExact(): boolean {
    return this.#digest === null || this.#digest === stateDigest(this.#files.values());
  }

  files(): HashedFile[] {
    return [...this.#files.values()];
  }
}
