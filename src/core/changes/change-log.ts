// The changes of an archive, read from its segments: found on the column index, taken from the rows in total order.
import type { ResourceRef } from '#shared/model/changes.ts';
import { compileFilter } from '../query/compile-filter.ts';
import { createLru } from '../query/lru.ts';
import type { SegmentView } from '../query/segment-view.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { candidateSeqs, changingCandidates, changingSeqs, readChanges } from './change-rows.ts';
import { inOrder, type MonthPart, pagesOfMonth } from './changes-in-order.ts';
import type { Breathe, ChangeEvent, ChangeLog, ChangeQuestion } from './types.ts';

const rowsAtOnce = 2048;
/** Characters of histories asked for lately, kept because a page asks for versions, state and comparison of one in turn. */
const mostKept = 32 * 1024 * 1024;
const sampled = 32;

/** About how long the texts of these events are, by a few of them. */
const weightOf = (events: readonly ChangeEvent[]): number => {
  const step = Math.max(1, Math.floor(events.length / sampled));
  const sample = events.filter((_, index) => index % step === 0);
  return Math.ceil((JSON.stringify(sample).length / Math.max(1, sample.length)) * events.length);
};

interface KeptHistory {
  events: readonly ChangeEvent[];
  weight: number;
}

/** Reads the changes of one generation. */
export const createChangeLog = (snapshot: Snapshot): ChangeLog => {
  const oldestFirst = snapshot.views.toReversed();
  const histories = createLru<KeptHistory>(mostKept, ({ weight }) => weight);

  let isForward = true;

  const seqsOf = (view: SegmentView, question: ChangeQuestion | null): number[] => {
    if (question === null) return changingSeqs(view);
    const fitting = snapshot.select(view, compileFilter(question.filter, question.zone));
    if (fitting === 'none') return [];
    const changing = changingSeqs(view);
    return fitting === 'all' ? changing : changing.filter((seq) => fitting[seq] === 1);
  };

  const readResource = async (resource: ResourceRef, breathe: Breathe): Promise<ChangeEvent[]> => {
    const found: ChangeEvent[] = [];
    // There and back: segments read last are still open, and not all of them fit the memory for open ones.
    isForward = !isForward;
    for (const view of isForward ? oldestFirst : snapshot.views) {
      await breathe();
      const seqs = changingCandidates(view, resource);
      for (let start = 0; start < seqs.length; start += rowsAtOnce) {
        await breathe();
        const events = readChanges(view, seqs.slice(start, start + rowsAtOnce));
        for (const event of events) if (event.resourceId === resource.id) found.push(event);
      }
    }
    return found.sort(inOrder);
  };

  return {
    generation: snapshot.manifest.generation,
    ofResource: async (resource, breathe) => {
      const { type, id, tenantId } = resource;
      const key = JSON.stringify(tenantId === undefined ? [type, id] : [type, id, tenantId]);
      const known = histories.get(key);
      if (known !== undefined) return [...known.events];
      const events = await readResource(resource, breathe);
      const weight = weightOf(events);
      if (weight <= mostKept) histories.set(key, { events, weight });
      return [...events];
    },
    names: async (resource, breathe) => {
      for (const view of oldestFirst) {
        await breathe();
        const seqs = candidateSeqs(view, resource);
        if (seqs.length > 0 && view.segment.resourceIds(seqs).includes(resource.id)) return true;
      }
      return false;
    },
    changes: async function* (question, breathe) {
      for (const month of byMonth(oldestFirst)) {
        await breathe();
        const parts = month.map((view): MonthPart => ({ view, seqs: seqsOf(view, question) }));
        yield* pagesOfMonth(parts, rowsAtOnce, breathe);
      }
    },
    count: async (question, breathe) => {
      let count = 0;
      for (const view of oldestFirst) {
        await breathe();
        count += seqsOf(view, question).length;
      }
      return count;
    },
    versionsOf: (eventId) =>
      snapshot.reader
        .find(eventId)
        .flatMap(({ segment, seq }) => {
          const view = snapshot.views.find((one) => one.segment === segment);
          return view === undefined ? [] : readChanges(view, [seq], true);
        })
        .sort((one, other) => Number(one.later === true) - Number(other.later === true)),
  };
};

const byMonth = (views: readonly SegmentView[]): SegmentView[][] => {
  const months = new Map<string, SegmentView[]>();
  for (const view of views) {
    const { month } = view.segment.entry;
    const parts = months.get(month);
    if (parts === undefined) months.set(month, [view]);
    else parts.push(view);
  }
  return [...months.values()];
};
