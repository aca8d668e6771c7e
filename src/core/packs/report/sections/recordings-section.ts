// Who accessed recordings, how often, and how many different ones.
import { type Block, paragraph, type Section, span } from '../block.ts';
import { boundedNote } from '../event-cells.ts';
import type { Telling } from '../telling.ts';

const mostPeople = 500;

/** The table alone, for reports that tell it in a part of their own. */
export const recordingsBlocks = (telling: Telling): Block[] => {
  const { say, facts, count, time, stated } = telling;
  const { recordings, recordingTotals } = facts;
  if (recordings.length === 0) return [paragraph(say.recordings.none)];
  return [
    paragraph(say.recordings.total(count(recordingTotals.events), count(recordingTotals.different)), 'strong'),
    paragraph(say.recordings.note, 'soft'),
    ...boundedNote(mostPeople, recordings.length, '20-population.jsonl', telling),
    {
      kind: 'table',
      caption: `${say.recordings.title} (${facts.spec.zone})`,
      columns: [
        { title: say.event.who, share: 30 },
        { title: say.recordings.events, share: 12, right: true },
        { title: say.recordings.different, share: 14, right: true },
        { title: say.recordings.first, share: 22 },
        { title: say.recordings.last, share: 22 },
      ],
      rows: recordings
        .slice(0, mostPeople)
        .map(({ actor, events, different, first, last }) => [
          stated(actor),
          span(count(events)),
          span(count(different)),
          [time(first)],
          [time(last)],
        ]),
    },
  ];
};

/** As a section. */
export const recordingsSection = (telling: Telling): Section => ({
  id: 'recordings',
  title: telling.say.recordings.title,
  blocks: recordingsBlocks(telling),
});
