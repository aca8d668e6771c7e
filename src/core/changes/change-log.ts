// The changes of an archive, read from its segments: found on the column index, taken from the rows in total order.
import type { ResourceRef } from '#shared/model/changes.ts';
import type { Filter } from '#shared/model/filter.ts';
import { flagBits, type SegmentReader, type StoredEvent } from '../archive/types.ts';
import { compileFilter } from '../query/compile-filter.ts';
import type { SegmentView } from '../query/segment-view.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { isLifecycle } from './change-kind.ts';
import type { Breathe, ChangeEvent, ChangeLog, ChangeQuestion } from './types.ts';

const rowsAtOnce = 2048;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** `later`: as storage marks it; `conflict` marks the first version too. */
const changeEventOf = ({ event, contentHash, conflict }: StoredEvent, later: boolean): ChangeEvent => {
  const { id, timestamp, tenantId, actor, action, resource, reason, crossTenant, diff, before, after, extra } = event;
  return {
    eventId: id,
    timestamp,
    timeMs: Math.floor(Date.parse(timestamp)),
    tenantId,
    actor: { id: actor.id, email: actor.email },
    action,
    resourceType: resource.type,
    resourceId: resource.id,
    reason,
    crossTenant,
    conflict,
    contentHash: hex(contentHash),
    ...(later ? { later } : {}),
    ...(diff === undefined ? {} : { diff }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(extra === undefined ? {} : { extra }),
  };
};

const text = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The order of events across segments: time, its finer digits, id, content. */
export const inOrder = (one: ChangeEvent, other: ChangeEvent): number =>
  one.timeMs - other.timeMs ||
  text(one.timestamp.replace(/Z$/, ''), other.timestamp.replace(/Z$/, '')) ||
  text(one.eventId, other.eventId) ||
  text(one.contentHash, other.contentHash);

/** Seqs of the events that change, make or remove something, ascending. */
const changingSeqs = ({ segment }: SegmentView): number[] => {
  const { flags, action, dictionaries } = segment.columns;
  const lifecycle = Uint8Array.from(dictionaries.action, (name) => Number(isLifecycle(name)));
  const seqs: number[] = [];
  for (let seq = 0; seq < flags.length; seq++) {
    if (((flags[seq] ?? 0) & flagBits.hasChange) !== 0 || lifecycle[action[seq] ?? 0] === 1) seqs.push(seq);
  }
  return seqs;
};

const namesResource = (resource: ResourceRef): Filter => ({
  op: 'and',
  args: [
    { op: 'is', field: 'resource.type', values: [resource.type] },
    { op: 'is', field: 'resource.id', values: [resource.id] },
  ],
});

/** Filters fold case; a resource is exactly one. */
const isExactly = (resource: ResourceRef, event: ChangeEvent): boolean =>
  event.resourceType === resource.type &&
  event.resourceId === resource.id &&
  (resource.tenantId === undefined || event.tenantId === resource.tenantId);

/** Reads the changes of one generation. */
export const createChangeLog = (snapshot: Snapshot): ChangeLog => {
  const oldestFirst = snapshot.views.toReversed();
  const viewOf = (segment: SegmentReader): SegmentView[] => oldestFirst.filter((view) => view.segment === segment);

  const seqsOf = (view: SegmentView, question: ChangeQuestion | null): number[] => {
    const changing = changingSeqs(view);
    if (question === null) return changing;
    const fitting = snapshot.select(view, compileFilter(question.filter, question.zone));
    if (fitting === 'none') return [];
    return fitting === 'all' ? changing : changing.filter((seq) => fitting[seq] === 1);
  };

  const read = (view: SegmentView, seqs: readonly number[]): ChangeEvent[] => {
    const { flags } = view.segment.columns;
    return view
      .events(seqs)
      .map((stored) => changeEventOf(stored, ((flags[stored.seq] ?? 0) & flagBits.conflict) !== 0));
  };

  const ofResource = async (resource: ResourceRef, breathe: Breathe): Promise<ChangeEvent[]> => {
    const found: ChangeEvent[] = [];
    for (const view of oldestFirst) {
      await breathe();
      const seqs = seqsOf(view, { filter: namesResource(resource), zone: 'UTC' });
      for (let start = 0; start < seqs.length; start += rowsAtOnce) {
        await breathe();
        const events = read(view, seqs.slice(start, start + rowsAtOnce));
        found.push(...events.filter((event) => isExactly(resource, event)));
      }
    }
    return found.sort(inOrder);
  };

  return {
    generation: snapshot.manifest.generation,
    ofResource,
    names: async (resource, breathe) => {
      const filter = compileFilter(namesResource(resource), 'UTC');
      for (const view of oldestFirst) {
        await breathe();
        const seqs = snapshot.seqs(view, filter);
        const events = seqs === null || seqs.length > 0 ? read(view, [...(seqs ?? [0])].slice(0, rowsAtOnce)) : [];
        if (events.some((event) => isExactly(resource, event))) return true;
      }
      return false;
    },
    // Parts of one month may overlap in time, months do not.
    changes: async function* (question, breathe) {
      for (const month of byMonth(oldestFirst)) {
        const events: ChangeEvent[] = [];
        for (const view of month) {
          const seqs = seqsOf(view, question);
          for (let start = 0; start < seqs.length; start += rowsAtOnce) {
            await breathe();
            events.push(...read(view, seqs.slice(start, start + rowsAtOnce)));
          }
        }
        yield month.length === 1 ? events : events.sort(inOrder);
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
        .flatMap(({ segment, seq }) => viewOf(segment).flatMap((view) => read(view, [seq])))
        .sort((one, other) => Number(one.later === true) - Number(other.later === true)),
  };
};

const byMonth = (views: readonly SegmentView[]): SegmentView[][] => {
  const months = new Map<string, SegmentView[]>();
  for (const view of views) {
    const { month } = view.segment.entry;
    months.set(month, [...(months.get(month) ?? []), view]);
  }
  return [...months.values()];
};
