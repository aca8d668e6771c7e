// Counting events by resource id. Ids are not in memory, only their hashes, and hashes collide: events are counted by hash,
// the few ids that are told are read, and where a hash stands for several ids its events are counted by id.
import type { CompiledFilter } from './compile-filter.ts';
import { HashCodes } from './hash-codes.ts';
import type { ResourceCodes } from './resource-codes.ts';
import type { SegmentView } from './segment-view.ts';
import { sparseSeqs } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import { leastOfTop } from './top-counts.ts';
import { addCount, countCodes, topValues, type ValueCounts } from './value-counts.ts';

interface FieldFacet {
  distinct: number;
  values: { value: string | null; count: number }[];
}

/** Of more ids than this with equal counts at the end of a list, not all are read. */
const tieLimit = 500;

/** The matches of one segment by the code of their resource. */
interface CountedSegment {
  view: SegmentView;
  resources: ResourceCodes;
  counts: Uint32Array;
}

const countSegment = (snapshot: Snapshot, filter: CompiledFilter, view: SegmentView): CountedSegment | null => {
  const selection = snapshot.select(view, filter);
  if (selection === 'none') return null;
  const resources = view.resources();
  const seqs = sparseSeqs(selection, snapshot.count(view, filter), view.segment.entry.events);
  return { view, resources, counts: countCodes(resources, selection, seqs) };
};

/** Seqs of a segment's matches with one of its codes. */
const matchesOfCode = (
  snapshot: Snapshot,
  filter: CompiledFilter,
  { view, resources: { codes } }: CountedSegment,
  code: number,
): number[] => {
  const selection = snapshot.select(view, filter);
  const seqs: number[] = [];
  if (selection === 'none') return seqs;
  for (let seq = 0; seq < codes.length; seq++) {
    if (codes[seq] === code && (selection === 'all' || selection[seq] === 1)) seqs.push(seq);
  }
  return seqs;
};

/** Counts by hash over all segments. */
const mergeByHash = (segments: readonly CountedSegment[]): { known: HashCodes; counts: Uint32Array } => {
  const most = segments.reduce((sum, { counts }) => sum + counts.length, 0);
  const known = new HashCodes(most);
  const counts = new Uint32Array(most);
  for (const { resources, counts: own } of segments) {
    for (let code = 0; code < own.length; code++) {
      const count = own[code] ?? 0;
      if (count === 0) continue;
      const place = known.add(resources.hashes[code] ?? 0);
      counts[place] = (counts[place] ?? 0) + count;
    }
  }
  return { known, counts: counts.subarray(0, known.size) };
};

/** Hashes of the largest counts, all of the equal ones at the end while these are not too many, else those with the smallest hash. */
const topHashes = (known: HashCodes, counts: Uint32Array, limit: number): number[] => {
  const least = leastOfTop(counts, limit);
  const above: number[] = [];
  const equal: number[] = [];
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] ?? 0;
    if (count > least) above.push(known.hashes[place] ?? 0);
    else if (count === least) equal.push(known.hashes[place] ?? 0);
  }
  if (equal.length <= tieLimit) return [...above, ...equal];
  return [
    ...above,
    ...Uint32Array.from(equal)
      .sort()
      .subarray(0, Math.max(tieLimit, limit - above.length)),
  ];
};

/** Events by id for each of the hashes; every segment with a match is asked once. */
const countIds = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  segments: readonly CountedSegment[],
  hashes: readonly number[],
  breathe: () => Promise<void>,
): Promise<Map<number, ValueCounts>> => {
  const found = new Map(hashes.map((hash): [number, ValueCounts] => [hash, new Map()]));
  for (const segment of segments) {
    await breathe();
    const { view, resources, counts } = segment;
    const present = hashes
      .map((hash) => ({ hash, code: resources.codeOf(hash) }))
      .filter(({ code }) => code >= 0 && (counts[code] ?? 0) > 0);
    if (present.length === 0) continue;
    const doubtful = resources.doubtful();
    const sure = present.filter(({ hash }) => !doubtful.has(hash));
    resources.idsOf(sure.map(({ code }) => code)).forEach((id, index) => {
      const { hash = 0, code = 0 } = sure[index] ?? {};
      addCount(found.get(hash) ?? new Map(), id, counts[code] ?? 0);
    });
    for (const { hash, code } of present) {
      if (!doubtful.has(hash)) continue;
      const ids = view.segment.resourceIds(matchesOfCode(snapshot, filter, segment, code));
      for (const id of ids) addCount(found.get(hash) ?? new Map(), id, 1);
    }
  }
  return found;
};

/**
 * Events by resource id, every count exact. `distinct` is too but for hashes that stand for one id in one segment and for
 * another in another, which are found among the ids told only (one in about 2³² / distinct). Of more than 500 ids with
 * equal counts at the end of the list those with the smallest hash are kept.
 */
export const facetResourceIds = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  limit: number,
  breathe: () => Promise<void>,
): Promise<FieldFacet> => {
  const segments: CountedSegment[] = [];
  for (const view of snapshot.views) {
    await breathe();
    const counted = countSegment(snapshot, filter, view);
    if (counted !== null) segments.push(counted);
  }
  const { known, counts } = mergeByHash(segments);
  await breathe();
  const several: ValueCounts = new Map();
  /** Takes a hash that stands for several ids out of the counts by hash. */
  const settle = (hash: number, byId: ValueCounts): void => {
    counts[known.find(hash)] = 0;
    for (const [id, count] of byId) addCount(several, id, count);
  };
  const doubtful = [...new Set(segments.flatMap(({ resources }) => [...resources.doubtful()]))];
  const wanted = doubtful.filter((hash) => known.find(hash) >= 0);
  for (const [hash, byId] of await countIds(snapshot, filter, segments, wanted, breathe)) settle(hash, byId);
  for (;;) {
    const named = await countIds(snapshot, filter, segments, topHashes(known, counts, limit), breathe);
    const split = [...named].filter(([, byId]) => byId.size > 1);
    for (const [hash, byId] of split) settle(hash, byId);
    if (split.length > 0) continue;
    const all = new Map([...several, ...[...named.values()].flatMap((byId) => [...byId])]);
    const distinct = several.size + counts.reduce((sum, count) => sum + Math.min(count, 1), 0);
    return { distinct, values: topValues(all, limit) };
  }
};
