// One pass over the matching events: how many each actor has on each day in each class of hours.
import type { CompiledFilter } from '../../query/compile-filter.ts';
import type { Identities } from '../../query/identities.ts';
import type { SegmentView } from '../../query/segment-view.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { type CountedMatches, countedMatches, countIn } from '../../query/tally-slots.ts';
import { lowerBound } from '../../query/time-search.ts';
import type { Breathe, DayAxis } from '../types.ts';
import type { ClassStretch } from './class-edges.ts';

/**
 * `cells`: by place in `people` counts at `kind × days + day`, absent for those without any. `events`: matches in all, of which
 * `nobody` name no actor and `outside` lie on days that are not covered or not on the axis.
 */
export interface Accesses {
  cells: readonly (Uint32Array | undefined)[];
  events: number;
  nobody: number;
  outside: number;
}

const kinds = 3;

/** Calls `visit` for each match with from <= seq < to, in order. */
export const forEachMatch = (
  { selection, seqs }: CountedMatches,
  from: number,
  to: number,
  visit: (seq: number) => void,
): void => {
  if (selection === 'none') return;
  if (seqs !== null) {
    const end = lowerBound(seqs, to);
    for (let index = lowerBound(seqs, from); index < end; index++) visit(seqs[index] ?? 0);
  } else if (selection === 'all') {
    for (let seq = from; seq < to; seq++) visit(seq);
  } else {
    for (let seq = from; seq < to; seq++) if (selection[seq] === 1) visit(seq);
  }
};

/** The first stretch that ends after the instant. */
const firstStretch = (stretches: readonly ClassStretch[], ms: number): number => {
  let from = 0;
  let to = stretches.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((stretches[middle]?.endMs ?? 0) <= ms) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** Calls `visit` for each stretch that overlaps the segment, in order of time, with its range of seqs. */
const forEachStretch = (
  { segment }: SegmentView,
  stretches: readonly ClassStretch[],
  visit: (stretch: ClassStretch, from: number, to: number) => void,
): void => {
  const { baseMs, timeOffset } = segment.columns;
  const { oldestMs, newestMs } = segment.entry;
  let seq = 0;
  for (let index = firstStretch(stretches, oldestMs); index < stretches.length; index++) {
    const stretch = stretches[index];
    if (stretch === undefined || stretch.startMs > newestMs) return;
    const from = lowerBound(timeOffset, stretch.startMs - baseMs, seq);
    seq = stretch.endMs > newestMs ? timeOffset.length : lowerBound(timeOffset, stretch.endMs - baseMs, from);
    if (seq > from) visit(stretch, from, seq);
  }
};

/** `onSegment` is told how many events have been looked at. Throws what reading a segment throws. */
export const countAccesses = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  { axis, stretches, identities }: { axis: DayAxis; stretches: readonly ClassStretch[]; identities: Identities },
  { breathe, onSegment }: { breathe: Breathe; onSegment(events: number): void },
): Promise<Accesses> => {
  const cells: (Uint32Array | undefined)[] = identities.people.map(() => undefined);
  const days = axis.days.length;
  let [events, nobody, counted, looked] = [0, 0, 0, 0];
  for (const view of snapshot.views) {
    await breathe();
    const matches = countedMatches(snapshot, view, filter);
    looked += view.segment.entry.events;
    if (matches.selection !== 'none') {
      events += countIn(matches, 0, view.segment.entry.events);
      const { actor } = view.segment.columns;
      const places = identities.codes.get(view) ?? new Int32Array(0);
      forEachStretch(view, stretches, ({ day, kind }, from, to) => {
        if (axis.covered[day] !== 1) return;
        const at = kind * days + day;
        forEachMatch(matches, from, to, (seq) => {
          counted += 1;
          const place = places[actor[seq] ?? 0] ?? -1;
          if (place < 0) {
            nobody += 1;
            return;
          }
          let own = cells[place];
          if (own === undefined) {
            own = new Uint32Array(kinds * days);
            cells[place] = own;
          }
          own[at] = (own[at] ?? 0) + 1;
        });
      });
    }
    onSegment(looked);
  }
  return { cells, events, nobody, outside: events - counted };
};
