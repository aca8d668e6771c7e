// What each import stored, over all segments: how many events, how many conflicts, from when to when, and their Merkle root.
import { MerkleRange } from '../evidence/merkle.ts';
import { mergeParts, type OrderedPart } from './total-order.ts';
import { flagBits, type SegmentColumns } from './types.ts';

/** `oldestMs`/`newestMs`: UTC ms; null when nothing is stored. */
export interface ImportTally {
  tree: MerkleRange;
  conflicts: number;
  oldestMs: number | null;
  newestMs: number | null;
}

/** A part of a month with the columns its rows are told apart by. */
export interface TalliedPart extends OrderedPart {
  columns: SegmentColumns;
}

export class ImportTallies {
  readonly #tallies = new Map<string, ImportTally>();

  of(importId: string): ImportTally {
    let tally = this.#tallies.get(importId);
    if (tally === undefined) {
      tally = { tree: new MerkleRange(), conflicts: 0, oldestMs: null, newestMs: null };
      this.#tallies.set(importId, tally);
    }
    return tally;
  }

  /** Takes up all parts of one month; months come oldest first. Yields between runs, for whoever wants to breathe. */
  *addMonth(parts: readonly TalliedPart[]): Generator<void> {
    for (const { part, from, to } of mergeParts(parts)) {
      this.#addRun(part as TalliedPart, from, to);
      yield;
    }
  }

  /** Rows of one source that follow each other go into their tree in one piece. */
  #addRun({ columns, contents }: TalliedPart, from: number, to: number): void {
    const { source, flags, timeOffset, baseMs, dictionaries } = columns;
    for (let start = from; start < to; ) {
      const code = source[start] ?? 0;
      let end = start + 1;
      while (end < to && source[end] === code) end++;
      const tally = this.of(dictionaries.source[code]?.importId ?? '');
      tally.tree.append(contents.subarray(start * 32, end * 32));
      for (let seq = start; seq < end; seq++) if ((flags[seq] ?? 0) & flagBits.conflict) tally.conflicts++;
      tally.oldestMs ??= baseMs + (timeOffset[start] ?? 0);
      tally.newestMs = baseMs + (timeOffset[end - 1] ?? 0);
      start = end;
    }
  }
}
