// The resources that changed, counted and named: read once for a question, then sorted, searched and paged from memory.
import type { ChangedResource, ChangedResources, ChangedResourcesInput } from '#shared/model/changes.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { createLru, type Lru } from '../query/lru.ts';
import { changeKindOf } from './change-kind.ts';
import { shownName } from './shown-name.ts';
import type { Breathe, ChangeEvent, ChangeLog, ChangeQuestion } from './types.ts';

/** All resources of one question, in no order. */
interface Tally {
  resources: ChangedResource[];
  changes: number;
  unidentified: number;
}

/** Resources that the answers to earlier questions may hold in memory together. */
const mostKept = 200_000;
const kept = new WeakMap<ChangeLog, Lru<Tally>>();

const keyOf = ({ tenantId, resourceType, resourceId }: ChangeEvent): string =>
  `${JSON.stringify(tenantId)} ${JSON.stringify(resourceType)} ${resourceId}`;

const isIdentified = (event: ChangeEvent): event is ChangeEvent & { resourceType: string; resourceId: string } =>
  event.resourceType !== null && event.resourceId !== null && event.resourceType !== '' && event.resourceId !== '';

/** Of RFC 3339 UTC timestamps, which differ in how many digits they have. */
const isBefore = (one: string, other: string): boolean => one.slice(0, -1) < other.slice(0, -1);

const beginning = (event: ChangeEvent & { resourceType: string; resourceId: string }): ChangedResource => ({
  type: event.resourceType,
  id: event.resourceId,
  tenantId: event.tenantId,
  name: null,
  changes: 0,
  firstAt: event.timestamp,
  lastAt: event.timestamp,
  lastEventId: event.eventId,
  lastBy: event.actor,
  deleted: false,
});

/** Adds an event to its resource; events may come in any order. */
const addTo = (resource: ChangedResource, event: ChangeEvent): void => {
  resource.changes++;
  if (isBefore(event.timestamp, resource.firstAt)) resource.firstAt = event.timestamp;
  const isNewest = !isBefore(event.timestamp, resource.lastAt);
  resource.name = (isNewest ? shownName(event) : null) ?? resource.name;
  if (!isNewest) return;
  resource.lastAt = event.timestamp;
  resource.lastEventId = event.eventId;
  resource.lastBy = event.actor;
  resource.deleted = changeKindOf(event.action) === 'delete';
};

const tallyOf = async (log: ChangeLog, { filter, zone }: ChangeQuestion, breathe: Breathe): Promise<Tally> => {
  const resources = new Map<string, ChangedResource>();
  const conflicting = new Set<string>();
  const later = new Map<string, ChangeEvent>();
  const tally = { changes: 0, unidentified: 0 };
  const count = (event: ChangeEvent): void => {
    tally.changes++;
    if (!isIdentified(event)) {
      tally.unidentified++;
      return;
    }
    const key = keyOf(event);
    const resource = resources.get(key) ?? beginning(event);
    resources.set(key, resource);
    addTo(resource, event);
  };
  for await (const events of log.changes({ filter, zone }, breathe)) {
    for (const event of events) {
      const version = event.conflict ? `${keyOf(event)} ${event.eventId}` : '';
      if (event.later !== true) count(event);
      else if (!later.has(version)) later.set(version, event);
      if (event.conflict && event.later !== true) conflicting.add(version);
    }
  }
  // A later version counts where the first one is about something else, or does not fit.
  for (const [version, event] of later) if (!conflicting.has(version)) count(event);
  return { ...tally, resources: [...resources.values()] };
};

const compareTexts = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
/** As people sort: Ñandú before Zebra, Line 2 before Line 10. */
const byName = new Intl.Collator('en', { numeric: true }).compare;
const newestFirst = (one: ChangedResource, other: ChangedResource): number =>
  compareTexts(other.lastAt.slice(0, -1), one.lastAt.slice(0, -1)) || compareTexts(other.lastEventId, one.lastEventId);

const orders: Record<ChangedResourcesInput['sort'], (one: ChangedResource, other: ChangedResource) => number> = {
  newest: newestFirst,
  changes: (one, other) => other.changes - one.changes || newestFirst(one, other),
  type: (one, other) =>
    compareTexts(one.type, other.type) || byName(one.name ?? one.id, other.name ?? other.id) || newestFirst(one, other),
};

/** `total` counts what the search finds; `changes` and `unidentified` all that fits the filter. */
export const changedResources = async (
  log: ChangeLog,
  { filter, zone, search, sort, offset, limit }: ChangedResourcesInput,
  breathe: Breathe,
): Promise<ChangedResources> => {
  const answers = kept.get(log) ?? createLru<Tally>(mostKept, ({ resources }) => resources.length + 1);
  kept.set(log, answers);
  const question = JSON.stringify([filter, zone]);
  const tally = answers.get(question) ?? (await tallyOf(log, { filter, zone }, breathe));
  answers.set(question, tally);
  const needle = foldText(search.trim());
  const found = tally.resources.filter(
    ({ type, id, name }) => needle === '' || [type, id, name ?? ''].some((text) => foldText(text).includes(needle)),
  );
  return {
    total: found.length,
    changes: tally.changes,
    unidentified: tally.unidentified,
    resources: found.sort(orders[sort]).slice(offset, offset + limit),
  };
};
