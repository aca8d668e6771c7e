// Which events of segments that overlap in time fit which filter of a rule.
import { flagBits } from '../../archive/types.ts';
import type { SegmentView } from '../../query/segment-view.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { CompiledRule } from './compiled-rule.ts';

/** `marks`: by seq, a bit for each lane. `place`: of the view among those of the snapshot. */
export interface MarkedPart {
  view: SegmentView;
  place: number;
  marks: Uint16Array;
}

/** Of an event whose sources disagree the version stored first is looked at: each is one event. */
const dropLater = ({ flags }: SegmentView['segment']['columns'], marks: Uint16Array): void => {
  for (let seq = 0; seq < marks.length; seq++) if (((flags[seq] ?? 0) & flagBits.conflict) !== 0) marks[seq] = 0;
};

/** Null where no event of the segment fits any of the filters. */
export const markedPart = (
  snapshot: Snapshot,
  view: SegmentView,
  place: number,
  { lanes }: CompiledRule,
): MarkedPart | null => {
  const wanted = lanes
    .map((lane, index) => ({ lane, bit: 1 << index }))
    .filter(({ lane }) => snapshot.count(view, lane.filter) > 0);
  if (wanted.length === 0) return null;
  const marks = new Uint16Array(view.segment.entry.events);
  for (const { lane, bit } of wanted) {
    const seqs = snapshot.seqs(view, lane.filter);
    if (seqs === null) for (let seq = 0; seq < marks.length; seq++) marks[seq] = (marks[seq] ?? 0) | bit;
    else for (const seq of seqs) marks[seq] = (marks[seq] ?? 0) | bit;
  }
  if (view.segment.entry.conflicts > 0) dropLater(view.segment.columns, marks);
  return { view, place, marks };
};

/** Seqs with any of the bits, ascending. */
export const seqsMarked = ({ marks }: Pick<MarkedPart, 'marks'>, bits: number): Uint32Array => {
  let size = 0;
  for (const mark of marks) if ((mark & bits) !== 0) size += 1;
  const seqs = new Uint32Array(size);
  let at = 0;
  for (let seq = 0; seq < marks.length; seq++) {
    if (((marks[seq] ?? 0) & bits) === 0) continue;
    seqs[at] = seq;
    at += 1;
  }
  return seqs;
};
