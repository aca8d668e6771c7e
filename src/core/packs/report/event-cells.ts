// An event as cells of a table, the same in every part of a report.
import type { AuditEvent } from '#shared/model/event.ts';
import type { ToldEvent } from '../pack-facts.ts';
import type { Block, Column, Line, Span } from './block.ts';
import type { Telling } from './telling.ts';

/** Rows of events shown in one table; the file holds all. */
export const mostEvents = 500;

/** Who did it, with the role, the address and the reason declared. */
export const actorLine = ({ actor, crossTenant, reason }: AuditEvent, { say, stated }: Telling): Line => {
  const asides = [
    ...(actor.role === null ? [] : [actor.role]),
    ...(actor.ip === null ? [] : [`${say.event.from} ${actor.ip}`]),
    ...(crossTenant === true ? [say.event.team] : []),
    ...(reason === null ? [] : [`${say.event.reason}: ${reason}`]),
  ];
  const soft: Span[] = asides.length === 0 ? [] : [{ text: ` · ${asides.join(' · ')}`, as: 'soft' }];
  return [...stated(actor.email ?? actor.id), ...soft];
};

/** Type and id of what it was done to. */
export const resourceLine = (resource: { type: string | null; id: string | null }, { stated }: Telling): Line =>
  resource.id === null
    ? stated(resource.type)
    : [...stated(resource.type), { text: ' ', as: 'plain' }, { text: resource.id, as: 'code' }];

/** A table of events. */
export const eventTable = (caption: string, list: readonly ToldEvent[], telling: Telling): Block => {
  const { say, facts, count, time, stated } = telling;
  const columns: Column[] = [
    { title: say.event.line, share: 6, right: true },
    { title: say.event.when(facts.spec.zone), share: 19 },
    { title: say.event.who, share: 25 },
    { title: say.event.what, share: 11 },
    { title: say.event.resource, share: 20 },
    { title: say.event.event, share: 19 },
  ];
  return {
    kind: 'table',
    caption,
    columns,
    rows: list
      .slice(0, mostEvents)
      .map(({ event, line }) => [
        [line === null ? { text: say.event.outside, as: 'soft' } : { text: count(line), as: 'plain' }],
        [time(event.timestamp)],
        actorLine(event, telling),
        stated(event.action),
        resourceLine(event.resource, telling),
        [{ text: event.id, as: 'code' }],
      ]),
  };
};

/** That a table shows only the first of them; nothing where it shows all. */
export const boundedNote = (shown: number, all: number, file: string, { say, count }: Telling): Block[] =>
  shown >= all
    ? []
    : [{ kind: 'notice', tone: 'note', lines: [[{ text: say.bounded(count(shown), count(all), file), as: 'plain' }]] }];
