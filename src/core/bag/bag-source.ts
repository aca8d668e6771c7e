// The files of a bag, wherever they lie: in a folder or packed in a zip. Nothing is ever unpacked to disk.
import type { PackProblem } from '#shared/model/pack.ts';

export type BagProblem = PackProblem;

/**
 * `name`: of the one folder that holds the bag. `files`: size by name, as far as the container tells it, in order of the names'
 * bytes. `problems`: what the container itself does wrong; where a zip has one its members are not read and `files` is empty.
 */
export interface BagSource {
  readonly name: string;
  readonly files: ReadonlyMap<string, number>;
  readonly problems: readonly BagProblem[];
  /** The container as it lies there; null for a folder. */
  readonly container: (() => AsyncIterable<Buffer>) | null;
  /** A file's bytes. Throws SOURCE_CORRUPT or SOURCE_TRUNCATED where they cannot be had as the container tells them, SOURCE_UNREADABLE. */
  pieces(name: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}
