// The report's own story: further questions, notes in their order, the events they name.
import type { ToldEvent } from '../../pack-facts.ts';
import { type Block, paragraph, type Section, span } from '../block.ts';
import { boundedNote, eventTable, mostEvents } from '../event-cells.ts';
import { proseBlocks } from '../prose-blocks.ts';
import type { Telling } from '../telling.ts';

/** Each further question with its count and first events. */
export const viewsSection = (telling: Telling): Section => {
  const { say, facts, count } = telling;
  return {
    id: 'views',
    title: say.views.title,
    blocks:
      facts.views.length === 0
        ? [paragraph(say.views.none)]
        : facts.views.flatMap(({ name, filter, events, first }): Block[] => [
            { kind: 'heading', text: name },
            {
              kind: 'facts',
              rows: [
                {
                  name: say.views.filter,
                  value: filter.trim() === '' ? span(say.scope.everything) : span(filter, 'code'),
                },
                { name: say.views.found, value: span(count(events), 'strong') },
              ],
            },
            ...(events === 0 ? [paragraph(say.views.empty)] : []),
            ...(first.length === 0 ? [] : [eventTable(name, first, telling)]),
            ...(first.length < events && first.length > 0 ? [paragraph(say.views.elsewhere, 'soft')] : []),
          ]),
  };
};

/** The notes as they were ordered, each with its event. */
export const notesSection = (telling: Telling): Section => {
  const { say, facts } = telling;
  return {
    id: 'notes',
    title: say.story.title,
    blocks:
      facts.notes.length === 0
        ? [paragraph(say.story.none)]
        : facts.notes.flatMap(({ text, told }, index): Block[] => [
            { kind: 'heading', text: `${index + 1}` },
            ...proseBlocks(text),
            ...(told === null ? [] : [eventTable(say.story.unnamedEvent, [told], telling)]),
          ]),
  };
};

/** Events named in notes and in the list, each once, in order of time. */
export const timelineBlocks = (telling: Telling): Block[] => {
  const { say, facts } = telling;
  const byId = new Map<string, ToldEvent>();
  for (const told of [...facts.notes.flatMap((note) => (note.told === null ? [] : [note.told])), ...facts.events]) {
    byId.set(told.event.id, told);
  }
  const inOrder = [...byId.values()].sort(
    (a, b) => Date.parse(a.event.timestamp) - Date.parse(b.event.timestamp) || (a.event.id < b.event.id ? -1 : 1),
  );
  return inOrder.length === 0
    ? [paragraph(say.story.noTimeline)]
    : [
        eventTable(say.story.timeline, inOrder, telling),
        ...boundedNote(mostEvents, inOrder.length, '71-inclusion/', telling),
      ];
};

/** The named events with where they came from. */
export const eventsSection = (telling: Telling): Section => {
  const { say, facts } = telling;
  const { events } = facts;
  return {
    id: 'events',
    title: say.events.title,
    blocks:
      events.length === 0
        ? [paragraph(say.events.none)]
        : [
            ...(facts.spec.redact === null ? [paragraph(say.events.proof, 'soft')] : []),
            ...boundedNote(mostEvents, events.length, '71-inclusion/', telling),
            eventTable(say.events.title, events, telling),
            {
              kind: 'table',
              caption: say.event.imported,
              columns: [
                { title: say.event.event, share: 3 },
                { title: say.event.imported, share: 3 },
                { title: say.event.hash, share: 4 },
              ],
              rows: events.slice(0, mostEvents).map(({ event, source, importId, contentHash }) => [
                span(event.id, 'code'),
                [
                  { text: source, as: 'plain' },
                  { text: ` · ${importId}`, as: 'soft' },
                ],
                contentHash === '' ? span(say.none, 'soft') : span(contentHash, 'code'),
              ]),
            },
          ],
  };
};
