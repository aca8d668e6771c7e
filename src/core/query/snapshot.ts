// One generation of an archive as queries see it: its segments and the selections made of them lately.
import type { ArchiveReader, Manifest } from '../archive/types.ts';
import { codeTreeOf, selectByCodes } from './code-tree.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { conflictFlags, conflictHashes } from './conflict-flags.ts';
import { createIdPlaces, type IdPlaces } from './id-places.ts';
import { createLru } from './lru.ts';
import { createSegmentView, type SegmentView } from './segment-view.ts';
import { selectEvents } from './select-events.ts';
import { countOf, type Selection, seqsOf } from './selection.ts';

export interface Snapshot {
  readonly reader: ArchiveReader;
  readonly manifest: Manifest;
  /** Newest first by month, then by part: every question goes this way, so that those of one filter share what was selected. */
  readonly views: readonly SegmentView[];
  /** Where ids are stored; found once. */
  placesOf: IdPlaces;
  /** Number of selected events; makes no mask where the tally of one field answers. */
  count(view: SegmentView, filter: CompiledFilter): number;
  /** Shared and cached: never change the mask. */
  select(view: SegmentView, filter: CompiledFilter): Selection;
  /** Selected seqs, ascending; null stands for every seq of the segment. */
  seqs(view: SegmentView, filter: CompiledFilter): Uint32Array | null;
}

const maskBytes = 64 * 1024 * 1024;
const seqBytes = 32 * 1024 * 1024;
const countEntries = 100_000;
/** What an entry costs besides its array. */
const overhead = 200;

export const createSnapshot = (reader: ArchiveReader): Snapshot => {
  let marked: ReturnType<typeof conflictFlags> | null = null;
  let hashes: ReturnType<typeof conflictHashes> | undefined;
  const views = reader.segments.map((segment) =>
    createSegmentView(segment, {
      flags: () => {
        marked ??= conflictFlags(reader.segments);
        return marked.get(segment) ?? segment.columns.flags;
      },
      mayConcern: (seqs) => {
        if (hashes === undefined) hashes = conflictHashes(reader.segments);
        if (hashes === null) return false;
        const { idHash } = segment.columns;
        return seqs.some((seq) => hashes?.has(idHash[seq] ?? 0));
      },
    }),
  );
  const masks = createLru<Selection>(maskBytes, (mask) => overhead + (typeof mask === 'string' ? 0 : mask.byteLength));
  const seqLists = createLru<Uint32Array>(seqBytes, (seqs) => overhead + seqs.byteLength);
  const counts = createLru<number>(countEntries, () => 1);
  const keyOf = (view: SegmentView, filter: CompiledFilter): string => `${view.segment.entry.file} ${filter.key}`;

  const select = (view: SegmentView, filter: CompiledFilter): Selection => {
    const key = keyOf(view, filter);
    const known = masks.get(key);
    if (known !== undefined) return known;
    const tree = codeTreeOf(view, filter.condition);
    const selection = tree === null ? selectEvents(view, filter) : selectByCodes(tree, view.segment.entry.events);
    masks.set(key, selection);
    return selection;
  };
  const countAnew = (view: SegmentView, filter: CompiledFilter, key: string): number => {
    const { events } = view.segment.entry;
    if (masks.get(key) === undefined) {
      const tree = codeTreeOf(view, filter.condition);
      if (tree !== null && typeof tree !== 'string' && tree.kind === 'table') {
        const { field, table, tally } = tree.of;
        return (tally ?? view.tally(field)).reduce((sum, count, code) => sum + count * (table[code] ?? 0), 0);
      }
    }
    return countOf(select(view, filter), events);
  };
  const count = (view: SegmentView, filter: CompiledFilter): number => {
    const key = keyOf(view, filter);
    const known = counts.get(key);
    if (known !== undefined) return known;
    const made = countAnew(view, filter, key);
    counts.set(key, made);
    return made;
  };
  const seqs = (view: SegmentView, filter: CompiledFilter): Uint32Array | null => {
    const key = keyOf(view, filter);
    const known = seqLists.get(key);
    if (known !== undefined) return known;
    const list = seqsOf(select(view, filter), count(view, filter));
    if (list !== null) seqLists.set(key, list);
    return list;
  };
  const newestFirst = views.reverse();
  const placesOf = createIdPlaces(newestFirst);
  return { reader, manifest: reader.manifest, views: newestFirst, placesOf, count, select, seqs };
};
