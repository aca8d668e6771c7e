// The incident in one place: its clock, who, what, how many recordings, and the named events in order of time.
import type { Tally } from '../../pack-facts.ts';
import { type Block, type Line, type Section, span } from '../block.ts';
import type { Telling } from '../telling.ts';
import { recordingsBlocks } from './recordings-section.ts';
import { timelineBlocks } from './story-sections.ts';

/** 72 hours, in milliseconds. */
const limit = 72 * 3_600_000;
const mostNamed = 20;

/** Whole minutes begun do not count. */
const spanOf = (ms: number, { say, count }: Telling): string => {
  const minutes = Math.floor(ms / 60_000);
  return say.incident.span(count(Math.floor(minutes / 60)), count(minutes % 60));
};

const clockRows = (telling: Telling): { name: string; value: Line }[] => {
  const { facts, say, time } = telling;
  const words = say.incident;
  const stated = facts.spec.incident?.knownAt;
  if (stated === undefined || stated === '') return [{ name: words.known, value: span(words.unknown) }];
  const known = Date.parse(stated);
  if (Number.isNaN(known)) return [{ name: words.known, value: span(words.unreadable(stated)) }];
  const passed = Date.parse(facts.asOf) - known;
  const deadline = new Date(known + limit).toISOString();
  return [
    { name: words.known, value: [time(new Date(known).toISOString())] },
    { name: words.deadline, value: [time(deadline)] },
    ...(passed < 0
      ? [{ name: words.passed, value: span(words.later) }]
      : [
          { name: words.passed, value: span(spanOf(passed, telling), 'strong') },
          passed > limit
            ? { name: words.left, value: span(words.over, 'alarm') }
            : { name: words.left, value: span(spanOf(limit - passed, telling)) },
        ]),
  ];
};

const named = (list: readonly Tally[], { say, count }: Telling): Line =>
  list.length === 0
    ? span(say.none, 'soft')
    : span(
        [
          ...list.slice(0, mostNamed).map(({ value, events }) => `${value ?? say.notStated} (${count(events)})`),
          ...(list.length > mostNamed ? [`… +${count(list.length - mostNamed)}`] : []),
        ].join(', '),
      );

/** Counts hours, judges nothing. */
export const incidentSection = (telling: Telling): Section => {
  const { facts, say, count } = telling;
  const words = say.incident;
  const { population } = facts;
  const blocks: Block[] = [
    { kind: 'facts', rows: clockRows(telling) },
    { kind: 'notice', tone: 'note', lines: [span(words.note)] },
    {
      kind: 'facts',
      rows: [
        { name: words.who, value: population.events === 0 ? span(words.nobody) : named(population.actors, telling) },
        { name: words.what, value: population.events === 0 ? span(words.nobody) : named(population.actions, telling) },
        { name: say.scope.talliesBy.resourceTypes, value: named(population.resourceTypes, telling) },
        { name: say.scope.events, value: span(count(population.events), 'strong') },
      ],
    },
    { kind: 'heading', text: say.recordings.title },
    ...recordingsBlocks(telling),
    { kind: 'heading', text: say.story.timeline },
    ...timelineBlocks(telling),
  ];
  return { id: 'incident', title: words.title, blocks };
};
