// What was asked, and what was found, in numbers.
import type { Tally } from '../../pack-facts.ts';
import { type Block, paragraph, type Section, span } from '../block.ts';
import { boundedNote, eventTable, mostEvents } from '../event-cells.ts';
import { proseBlocks } from '../prose-blocks.ts';
import type { Telling } from '../telling.ts';

const mostTallies = 100;

const tallyTable = (
  title: string,
  list: readonly Tally[],
  nameOf: (value: string) => string,
  telling: Telling,
): Block[] => {
  const { say, facts, count, share, stated } = telling;
  if (list.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: title,
      columns: [
        { title, share: 6 },
        { title: say.event.events, share: 2, right: true },
        { title: say.scope.share, share: 2, right: true },
      ],
      rows: list
        .slice(0, mostTallies)
        .map(({ value, events }) => [
          stated(value === null ? null : nameOf(value)),
          span(count(events)),
          span(share(events, facts.population.events)),
        ]),
    },
    ...boundedNote(mostTallies, list.length, '20-population.jsonl', telling),
  ];
};

/** The query, the population and its make-up. */
export const scopeSection = (telling: Telling): Section => {
  const { say, facts, count, time } = telling;
  const { spec, population, archive } = facts;
  const words = say.scope;
  const scope = proseBlocks(spec.scope);
  const categories = say.categories as Readonly<Record<string, string>>;
  const same = (value: string): string => value;
  return {
    id: 'scope',
    title: words.title,
    blocks: [
      { kind: 'heading', text: words.stated },
      ...(scope.length === 0 ? [paragraph(words.noScope, 'soft')] : scope),
      {
        kind: 'facts',
        rows: [
          { name: words.filter, value: spec.filter.trim() === '' ? span(words.everything) : span(spec.filter, 'code') },
          { name: say.ipe.zone, value: span(spec.zone) },
          { name: words.events, value: span(count(population.events), 'strong') },
          {
            name: words.period,
            value:
              population.oldest === null || population.newest === null
                ? span(words.noPeriod)
                : [time(population.oldest), { text: ' – ', as: 'plain' }, time(population.newest)],
          },
          { name: words.conflicts, value: span(count(population.conflicts)) },
          { name: words.sha256, value: span(population.sha256, 'code') },
          { name: words.archive, value: span(archive.id, 'code') },
          { name: words.root, value: archive.root === null ? span(words.noRoot) : span(archive.root, 'code') },
          {
            name: words.ledger,
            value: [
              { text: `${words.ledgerLines(count(archive.head.lines))} `, as: 'plain' },
              { text: archive.head.root, as: 'code' },
            ],
          },
        ],
      },
      ...(population.events === 0
        ? [{ kind: 'notice', tone: 'note', lines: [span(words.empty)] } satisfies Block]
        : [
            { kind: 'heading', text: words.tallies } satisfies Block,
            ...tallyTable(
              words.talliesBy.categories,
              population.categories,
              (value) => categories[value] ?? value,
              telling,
            ),
            ...tallyTable(words.talliesBy.actions, population.actions, same, telling),
            ...tallyTable(words.talliesBy.resourceTypes, population.resourceTypes, same, telling),
            ...tallyTable(words.talliesBy.actors, population.actors, same, telling),
          ]),
    ],
  };
};

/** The first events themselves. */
export const populationSection = (telling: Telling): Section => {
  const { say, facts } = telling;
  const { first, events } = facts.population;
  const shown = Math.min(first.length, mostEvents);
  return {
    id: 'population',
    title: say.scope.list,
    blocks:
      events === 0
        ? [paragraph(say.scope.noPeriod)]
        : [
            paragraph(say.scope.listNote, 'soft'),
            ...boundedNote(shown, events, '20-population.jsonl', telling),
            eventTable(say.scope.list, first, telling),
          ],
  };
};
