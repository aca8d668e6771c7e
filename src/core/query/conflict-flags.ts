// Storage marks the later versions of an id only, because a sealed segment never changes. Whoever asks for conflicts means
// every version, so the first ones are looked up here: by hash, and by id where a hash has several candidates.
import { flagBits, type SegmentReader } from '../archive/types.ts';
import { HashTally } from './hash-tally.ts';

const rowsAtOnce = 4096;

const isLater = (flags: Uint8Array, seq: number): boolean => ((flags[seq] ?? 0) & flagBits.conflict) !== 0;

const idsOf = function* (segment: SegmentReader, seqs: readonly number[]): Generator<{ seq: number; id: string }> {
  for (let start = 0; start < seqs.length; start += rowsAtOnce) {
    for (const { seq, event } of segment.events(seqs.slice(start, start + rowsAtOnce))) yield { seq, id: event.id };
  }
};

/** Seqs of a segment that pass. */
const seqsWhere = ({ columns }: SegmentReader, passes: (flags: Uint8Array, seq: number) => boolean): number[] => {
  const { flags, count } = columns;
  const seqs: number[] = [];
  for (let seq = 0; seq < count; seq++) if (passes(flags, seq)) seqs.push(seq);
  return seqs;
};

/** Hashes of the ids with a later version, as hashes to be asked for; null where nothing conflicts. */
export const conflictHashes = (segments: readonly SegmentReader[]): HashTally | null => {
  const withLater = segments.filter(({ entry }) => entry.conflicts > 0);
  if (withLater.length === 0) return null;
  const tally = new HashTally(withLater.reduce((sum, { entry }) => sum + entry.conflicts, 0));
  for (const { columns } of withLater) {
    const { flags, idHash, count } = columns;
    for (let seq = 0; seq < count; seq++) if (isLater(flags, seq)) tally.add(idHash[seq] ?? 0);
  }
  return tally;
};

/**
 * The flags of every segment that holds a first version of a conflicting id, with the conflict bit set there too; the
 * flags of the other segments are right as they are. Every later version has its first one in the archive, so a single
 * candidate needs no reading.
 */
export const conflictFlags = (segments: readonly SegmentReader[]): ReadonlyMap<SegmentReader, Uint8Array> => {
  const withLater = segments.filter(({ entry }) => entry.conflicts > 0);
  const marked = new Map<SegmentReader, Uint8Array>();
  const tally = conflictHashes(withLater);
  if (tally === null) return marked;
  const candidates = segments.map((segment) => {
    const { idHash } = segment.columns;
    return { segment, seqs: seqsWhere(segment, (flags, seq) => !isLater(flags, seq) && tally.count(idHash[seq] ?? 0)) };
  });
  const isDoubtful = (segment: SegmentReader, seq: number): boolean =>
    tally.hasSeveral(segment.columns.idHash[seq] ?? 0);
  const ids = new Set<string>();
  for (const segment of withLater) {
    const doubtful = seqsWhere(segment, (flags, seq) => isLater(flags, seq) && isDoubtful(segment, seq));
    for (const { id } of idsOf(segment, doubtful)) ids.add(id);
  }
  for (const { segment, seqs } of candidates) {
    const sure = seqs.filter((seq) => !isDoubtful(segment, seq));
    for (const { seq, id } of idsOf(
      segment,
      seqs.filter((seq) => isDoubtful(segment, seq)),
    )) {
      if (ids.has(id)) sure.push(seq);
    }
    if (sure.length === 0) continue;
    const flags = Uint8Array.from(segment.columns.flags);
    for (const seq of sure) flags[seq] = (flags[seq] ?? 0) | flagBits.conflict;
    marked.set(segment, flags);
  }
  return marked;
};
