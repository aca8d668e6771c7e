// The oracle: what a filter means, said as plainly as possible over plain events.

import type { AuditEvent } from '#shared/model/event.ts';
import type { FilterField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { Sort, ValueSort } from '#shared/model/query.ts';
import { localTimeOf } from './local-time.ts';
import { idsAndChangeTexts, type MemoryEvent } from './memory-reader.ts';
import { naiveChange, naiveChanged, naiveFits } from './naive-change.ts';

/** Nanoseconds since 1970 of an RFC 3339 text, a local time or a bare date, read as UTC. */
export const nanosOf = (text: string): bigint => {
  const [, date = '', clock = '00:00:00', fraction = '', offset = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [];
  const seconds = Date.parse(`${date}T${clock.length === 5 ? `${clock}:00` : clock}${offset}`) / 1000;
  return BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
};

const valuesOf = (field: FilterField, { event, conflict = false, importId = 'import-1' }: MemoryEvent) => {
  const read: Record<FilterField, (string | null)[]> = {
    id: [event.id],
    action: [event.action],
    category: [event.category],
    actor: [event.actor.id, event.actor.email],
    'actor.id': [event.actor.id],
    'actor.email': [event.actor.email],
    role: [event.actor.role],
    ip: [event.actor.ip],
    userAgent: [event.actor.userAgent],
    'resource.type': [event.resource.type],
    'resource.id': [event.resource.id],
    tenant: [event.tenantId],
    crossTenant: [event.crossTenant === null ? null : String(event.crossTenant)],
    reason: [event.reason],
    conflict: [String(conflict)],
    import: [importId],
    tag: [],
    starred: [],
  };
  return read[field].map((value) => (value === '' ? null : value));
};

/** The only value of a field, for counting. */
export const valueOfField = (field: Exclude<FilterField, 'actor'>, stored: MemoryEvent): string | null =>
  valuesOf(field, stored)[0] ?? null;

const words = ({ actor, action, resource, tenantId, reason }: AuditEvent): (string | null)[] => [
  actor.id,
  actor.email,
  actor.role,
  actor.ip,
  actor.userAgent,
  action,
  resource.type,
  tenantId,
  reason,
];

const textsOf = (event: AuditEvent): string[] => [
  ...words(event).flatMap((word) => (word === null || word === '' ? [] : [word])),
  ...idsAndChangeTexts(event),
];

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Local times of day and weekdays are those of `zone`; bounds of time without an offset are read as UTC. */
export const naiveMatch = (filter: Filter, stored: MemoryEvent, zone = 'UTC'): boolean => {
  switch (filter.op) {
    case 'and':
      return filter.args.every((arg) => naiveMatch(arg, stored, zone));
    case 'or':
      return filter.args.some((arg) => naiveMatch(arg, stored, zone));
    case 'not':
      return !naiveMatch(filter.arg, stored, zone);
    case 'is': {
      const { field, values } = filter;
      const fold = field === 'id' || field === 'resource.id' ? (text: string) => text : foldCase;
      const actual = valuesOf(field, stored).filter((value) => value !== null);
      if (actual.length === 0) return values.includes('');
      return values.some((value) => value !== '' && actual.some((other) => fold(other) === fold(value)));
    }
    case 'time': {
      const time = nanosOf(stored.event.timestamp);
      if (filter.from !== undefined && time < nanosOf(filter.from)) return false;
      return filter.to === undefined || time < nanosOf(filter.to);
    }
    case 'like': {
      const actual = valuesOf(filter.field, stored).filter((value) => value !== null);
      return filter.patterns.some((pieces) => actual.some((value) => naiveFits(pieces, value)));
    }
    case 'weekday':
      return filter.days.includes(localTimeOf(stored.event.timestamp, zone).weekday);
    case 'clock': {
      const { hour, minute } = localTimeOf(stored.event.timestamp, zone);
      const [now, from, to] = [hour * 60 + minute, minuteOf(filter.from), minuteOf(filter.to)];
      return from < to ? from <= now && now < to : from <= now || now < to;
    }
    case 'text':
      return textsOf(stored.event).some((text) => foldText(text).includes(foldText(filter.text)));
    case 'match': {
      const regex = new RegExp(filter.pattern, 'iu');
      const texts = filter.field === undefined ? textsOf(stored.event) : valuesOf(filter.field, stored);
      return texts.some((text) => text !== null && regex.test(text));
    }
    case 'change':
      return naiveChange(filter, stored.event);
    case 'changed':
      return naiveChanged(filter.fields, stored.event);
  }
};

/** The events with every version of a conflicting id marked, where storage marks the later ones only. */
export const withConflictsMarked = (events: readonly MemoryEvent[]): MemoryEvent[] => {
  const ids = new Set(events.filter(({ conflict }) => conflict).map(({ event }) => event.id));
  return events.map((stored) => ({ ...stored, conflict: ids.has(stored.event.id) }));
};

/** Oldest first: by time to the nanosecond, then by id, then by content. */
export const naiveOrder = (a: MemoryEvent, b: MemoryEvent): number => {
  const [one, other] = [nanosOf(a.event.timestamp), nanosOf(b.event.timestamp)];
  if (one !== other) return one < other ? -1 : 1;
  if (a.event.id !== b.event.id) return a.event.id < b.event.id ? -1 : 1;
  return Buffer.compare(Buffer.from(JSON.stringify(a.event)), Buffer.from(JSON.stringify(b.event)));
};

const sortFields: Record<Exclude<ValueSort, 'actor'>, Exclude<FilterField, 'actor'>> = {
  actorId: 'actor.id',
  action: 'action',
  resource: 'resource.type',
  role: 'role',
  category: 'category',
  crossTenant: 'crossTenant',
  reason: 'reason',
  ip: 'ip',
  userAgent: 'userAgent',
  tenant: 'tenant',
};

const sortValue = (sort: Sort, stored: MemoryEvent): string | null => {
  const by = sort.replace('-desc', '') as ValueSort;
  const { actor } = stored.event;
  return by === 'actor' ? actor.email || actor.id || null : valueOfField(sortFields[by], stored);
};

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The whole order of a result: by time, or by value with "not stated" last and events of one value newest first. */
export const naiveSort =
  (sort: Sort) =>
  (a: MemoryEvent, b: MemoryEvent): number => {
    if (sort === 'oldest') return naiveOrder(a, b);
    const [one, other] = sort === 'newest' ? [null, null] : [sortValue(sort, a), sortValue(sort, b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || naiveOrder(b, a);
    const order = compareText(foldCase(one), foldCase(other)) || compareText(one, other);
    return (sort.endsWith('-desc') ? -order : order) || naiveOrder(b, a);
  };
