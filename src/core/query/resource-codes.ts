// The resource ids of a segment as codes, made of the hashes in memory: no row is read before a name is wanted. Hashes collide
// now and then; which of them do within the segment is found out once and told.
import { murmur3 } from '../archive/murmur3.ts';
import type { SegmentReader } from '../archive/types.ts';
import { HashCodes } from './hash-codes.ts';
import type { FieldCodes } from './segment-view.ts';

/** One code for each hash; `values` is there for its length. */
export interface ResourceCodes extends FieldCodes {
  /** By code. */
  hashes: Uint32Array;
  /** -1 when no event has the hash. */
  codeOf(hash: number): number;
  /** Hashes that stand for more than one id, "not stated" being one. */
  doubtful(): ReadonlySet<number>;
  /** The ids behind codes of hashes that are not doubtful, in the order given. */
  idsOf(codes: readonly number[]): (string | null)[];
}

/** Names that are remembered. */
const mostNames = 20_000;

const findDoubtful = (segment: SegmentReader, known: HashCodes): ReadonlySet<number> => {
  const isUnstated = known.find(0) >= 0;
  if (segment.resourceIdCount() + Number(isUnstated) === known.size) return new Set();
  const seen = new Set<number>(isUnstated ? [0] : []);
  const doubtful = new Set<number>();
  for (const id of segment.everyResourceId()) {
    const hash = murmur3(id);
    if (seen.has(hash)) doubtful.add(hash);
    seen.add(hash);
  }
  return doubtful;
};

/** Looks at every hash of the segment. */
export const resourceCodes = (segment: SegmentReader): ResourceCodes => {
  const { resourceHash } = segment.columns;
  const known = new HashCodes(resourceHash.length);
  const codes = new Uint32Array(resourceHash.length);
  const firstSeqs: number[] = [];
  for (let seq = 0; seq < resourceHash.length; seq++) {
    const code = known.add(resourceHash[seq] ?? 0);
    if (code === firstSeqs.length) firstSeqs.push(seq);
    codes[seq] = code;
  }
  let doubtful: ReadonlySet<number> | null = null;
  let names = new Map<number, string | null>();
  return {
    codes,
    values: new Array<null>(known.size).fill(null),
    hashes: known.hashes.slice(0, known.size),
    codeOf: (hash) => known.find(hash),
    doubtful: () => {
      doubtful ??= findDoubtful(segment, known);
      return doubtful;
    },
    idsOf: (wanted) => {
      const unknown = wanted.filter((code) => !names.has(code));
      if (unknown.length > 0) {
        if (names.size + unknown.length > mostNames) names = new Map();
        const again = wanted.filter((code) => !names.has(code));
        const ids = segment.resourceIds(again.map((code) => firstSeqs[code] ?? 0));
        for (const [index, code] of again.entries()) names.set(code, ids[index] ?? null);
      }
      return wanted.map((code) => names.get(code) ?? null);
    },
  };
};
