// The seams inside this room.
import type { Custody } from '../archive/custody.ts';
import type { SegmentReader } from '../archive/types.ts';
import type { Snapshot } from '../query/snapshot.ts';

/** Gives way to other work and ends a cancelled question. */
export type Breathe = () => Promise<void>;

/** `path`: the archive's folder. `openCustody`: for the ledger line that tells roots of keys; it takes the write lock. */
export interface ProofTools {
  path: string;
  snapshot: Snapshot;
  breathe: Breathe;
  openCustody(): Promise<Custody>;
}

/** Where an event stands. */
export interface EventPlace {
  segment: SegmentReader;
  seq: number;
}
