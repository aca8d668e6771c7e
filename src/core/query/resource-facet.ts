// Counting events by resource id. Ids are not in memory, only their hashes, and hashes collide: what is returned was counted by id.
import type { CompiledFilter } from './compile-filter.ts';
import type { SegmentView } from './segment-view.ts';
import { seqsOf } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import { addCount, topValues, type ValueCounts } from './value-counts.ts';

export interface FieldFacet {
  distinct: number;
  values: { value: string | null; count: number }[];
}

/** Up to this many events every id is read; above it only those of the most frequent hashes. */
const readAllLimit = 50_000;

type Candidates = (hash: number) => boolean;

/** Counts by id the selected events whose hash is a candidate. */
const countIds = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  isCandidate: Candidates,
  breathe: () => Promise<void>,
): Promise<ValueCounts> => {
  const counts: ValueCounts = new Map();
  for (const view of snapshot.views) {
    await breathe();
    const seqs = candidateSeqs(snapshot, view, filter, isCandidate);
    for (const id of view.segment.resourceIds(seqs)) addCount(counts, id, 1);
  }
  return counts;
};

const candidateSeqs = (
  snapshot: Snapshot,
  view: SegmentView,
  filter: CompiledFilter,
  isCandidate: Candidates,
): number[] => {
  const selection = snapshot.select(view, filter);
  if (selection === 'none') return [];
  const { resourceHash } = view.segment.columns;
  const seqs: number[] = [];
  for (let seq = 0; seq < resourceHash.length; seq++) {
    if ((selection === 'all' || selection[seq] === 1) && isCandidate(resourceHash[seq] ?? 0)) seqs.push(seq);
  }
  return seqs;
};

/** Hashes of all selected events, sorted, run-length counted; most frequent first. */
const countHashes = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  total: number,
  breathe: () => Promise<void>,
): Promise<{ hash: number; count: number }[]> => {
  const hashes = new Uint32Array(total);
  let next = 0;
  for (const view of snapshot.views) {
    await breathe();
    const selection = snapshot.select(view, filter);
    if (selection === 'none') continue;
    const { resourceHash } = view.segment.columns;
    const seqs = seqsOf(selection);
    if (seqs === null) hashes.set(resourceHash, next);
    else for (const [index, seq] of seqs.entries()) hashes[next + index] = resourceHash[seq] ?? 0;
    next += seqs === null ? resourceHash.length : seqs.length;
  }
  hashes.sort();
  const runs: { hash: number; count: number }[] = [];
  for (let from = 0; from < total; ) {
    const hash = hashes[from] ?? 0;
    let end = from + 1;
    while (end < total && hashes[end] === hash) end++;
    runs.push({ hash, count: end - from });
    from = end;
  }
  return runs.sort((a, b) => b.count - a.count || a.hash - b.hash);
};

/**
 * Events by resource id. Every count returned is exact. Up to 50,000 matching events so is all else; above, `distinct` counts
 * hashes, corrected where ids were read (it can miss one in about 2³² / distinct), and of ids with equal counts at the end of
 * the list those with the smallest hash are kept.
 */
export const facetResourceIds = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  limit: number,
  breathe: () => Promise<void>,
): Promise<FieldFacet> => {
  let total = 0;
  for (const view of snapshot.views) total += snapshot.count(view, filter);
  if (total <= readAllLimit) {
    const counts = await countIds(snapshot, filter, () => true, breathe);
    return { distinct: counts.size, values: topValues(counts, limit) };
  }
  const runs = await countHashes(snapshot, filter, total, breathe);
  let taken = Math.min(limit, runs.length);
  for (;;) {
    const hashes = new Set(runs.slice(0, taken).map(({ hash }) => hash));
    const counts = await countIds(snapshot, filter, (hash) => hashes.has(hash), breathe);
    const values = topValues(counts, limit);
    const least = values.length < limit ? 0 : (values.at(-1)?.count ?? 0);
    if ((runs[taken]?.count ?? 0) <= least) return { distinct: runs.length - taken + counts.size, values };
    while ((runs[taken]?.count ?? 0) > least) taken++;
  }
};
