// Counts of a population, made while its events pass by.

import { accessActions } from '#shared/model/anomaly.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import type { PackFacts, Tally } from '../pack-facts.ts';

type Counts = Map<string | null, number>;

const add = (counts: Counts, value: string | null): void => {
  counts.set(value, (counts.get(value) ?? 0) + 1);
};

const text = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** Most first; equal ones by value, "not stated" last. */
const sorted = (counts: Counts): Tally[] =>
  [...counts]
    .map(([value, events]) => ({ value, events }))
    .sort((left, right) => right.events - left.events || text(left.value ?? '\uffff', right.value ?? '\uffff'));

const actorOf = ({ actor }: AuditEvent): string | null => actor.email ?? actor.id;

interface Listener {
  events: number;
  resources: Set<string>;
  first: string;
  last: string;
}

export interface PopulationTally {
  add(event: AuditEvent): void;
  facts(): Pick<PackFacts['population'], 'categories' | 'actions' | 'resourceTypes' | 'actors'> &
    Pick<PackFacts, 'recordings' | 'recordingTotals'>;
}

const isRecordingAccess = ({ action, resource }: AuditEvent): boolean =>
  resource.type !== null &&
  action !== null &&
  foldCase(resource.type) === 'recording' &&
  (accessActions as readonly string[]).includes(foldCase(action));

export const createPopulationTally = (): PopulationTally => {
  const [categories, actions, resourceTypes, actors]: Counts[] = [new Map(), new Map(), new Map(), new Map()];
  const listeners = new Map<string | null, Listener>();
  const recordings = new Set<string>();
  let accesses = 0;
  const addRecording = (event: AuditEvent): void => {
    const actor = actorOf(event);
    const { timestamp } = event;
    const known = listeners.get(actor) ?? { events: 0, resources: new Set(), first: timestamp, last: timestamp };
    const resource = event.resource.id ?? '';
    known.events += 1;
    known.resources.add(resource);
    known.last = timestamp;
    listeners.set(actor, known);
    recordings.add(resource);
    accesses += 1;
  };
  return {
    add: (event) => {
      add(categories as Counts, event.category);
      add(actions as Counts, event.action);
      add(resourceTypes as Counts, event.resource.type);
      add(actors as Counts, actorOf(event));
      if (isRecordingAccess(event)) addRecording(event);
    },
    facts: () => ({
      categories: sorted(categories as Counts),
      actions: sorted(actions as Counts),
      resourceTypes: sorted(resourceTypes as Counts),
      actors: sorted(actors as Counts),
      recordings: [...listeners]
        .map(([actor, { events, resources, first, last }]) => ({
          actor,
          events,
          different: resources.size,
          first,
          last,
        }))
        .sort((left, right) => right.events - left.events || text(left.actor ?? '\uffff', right.actor ?? '\uffff')),
      recordingTotals: { events: accesses, different: recordings.size },
    }),
  };
};
