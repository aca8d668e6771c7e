// The sample: how it was drawn, what was found, and what may be concluded of the rest.

import { failureLimit } from '#shared/model/failure-limit.ts';
import type { SampleItem, TestedItem } from '#shared/model/sample.ts';
import { type Block, type Line, paragraph, type Section, span } from '../block.ts';
import { boundedNote } from '../event-cells.ts';
import type { Telling } from '../telling.ts';

const mostItems = 500;

const resultBlocks = (items: readonly TestedItem[], isStratified: boolean, { say, count, share }: Telling): Block[] => {
  const words = say.sample;
  // An item that another was tested for is told by that other.
  const counting = items.filter(({ replacedBy }) => replacedBy === null);
  const having = (result: TestedItem['result']): number => counting.filter((item) => item.result === result).length;
  const [pass, fail] = [having('pass'), having('fail')];
  const tested = pass + fail;
  return [
    paragraph(words.counted(count(pass), count(fail), count(having('na')), count(having(null))), 'strong'),
    ...(tested === 0
      ? []
      : isStratified
        ? [paragraph(words.stratified)]
        : [
            paragraph(words.limit(share(failureLimit(fail, tested, 0.95), 1), count(tested), count(fail))),
            paragraph(words.limitNote, 'soft'),
          ]),
  ];
};

const itemRow = (item: SampleItem | TestedItem, { say, count, stated }: Telling): Line[] => {
  const words = say.sample;
  const tested = 'result' in item ? item : null;
  const swaps = [
    ...(tested?.replaces ? [`${words.replaces} ${tested.replaces}`] : []),
    ...(tested?.replacedBy ? [`${words.replacedBy} ${tested.replacedBy}`] : []),
  ];
  const note = [...(tested === null || tested.note === '' ? [] : [tested.note]), ...swaps].join(' · ');
  const result = tested?.result ?? null;
  return [
    span(count(item.rank)),
    item.stratum === null ? span(say.none, 'soft') : stated(item.stratum),
    span(item.eventId, 'code'),
    result === null
      ? span(words.untested, 'soft')
      : span(words.resultNames[result], result === 'fail' ? 'alarm' : 'strong'),
    note === '' ? span(say.none, 'soft') : span(note),
  ];
};

/** The draw and its test sheet. */
export const sampleSection = (telling: Telling): Section => {
  const { facts, say, count, time } = telling;
  const words = say.sample;
  if (facts.sample === null) return { id: 'sample', title: words.title, blocks: [paragraph(words.none)] };
  const { title, drawn, results } = facts.sample;
  const items = results.length > 0 ? results : drawn.items;
  return {
    id: 'sample',
    title: words.title,
    blocks: [
      ...(title === '' ? [] : [{ kind: 'heading', text: title } satisfies Block]),
      {
        kind: 'facts',
        rows: [
          { name: words.method, value: span(drawn.method, 'code') },
          {
            name: words.question,
            value: drawn.filter.trim() === '' ? span(say.scope.everything) : span(drawn.filter, 'code'),
          },
          { name: words.size, value: span(count(drawn.population.n)) },
          { name: words.n, value: span(count(drawn.items.length), 'strong') },
          { name: words.seed, value: span(drawn.seed, 'code') },
          {
            name: words.recorded,
            value:
              drawn.recorded === null
                ? [
                    { text: words.unrecorded, as: 'alarm' },
                    ...(drawn.unrecorded === null ? [] : [{ text: ` · ${drawn.unrecorded}`, as: 'plain' } as const]),
                  ]
                : [
                    { text: `${words.recordedAt(count(drawn.recorded.sequence))} `, as: 'plain' },
                    time(drawn.recorded.at),
                  ],
          },
          { name: words.sha256, value: span(drawn.population.sha256, 'code') },
        ],
      },
      paragraph(words.redraw, 'soft'),
      ...(drawn.strata === null
        ? []
        : [
            {
              kind: 'table',
              caption: words.strata(drawn.strata.field),
              columns: [
                { title: words.group, share: 4 },
                { title: words.groupSize, share: 1, right: true },
                { title: words.drawn, share: 1, right: true },
              ],
              rows: drawn.strata.groups.map((group) => [
                telling.stated(group.value),
                span(count(group.size)),
                span(count(group.drawn)),
              ]),
            } satisfies Block,
          ]),
      ...(results.length === 0 ? [paragraph(words.noResults)] : resultBlocks(results, drawn.strata !== null, telling)),
      ...boundedNote(mostItems, items.length, words.file, telling),
      {
        kind: 'table',
        caption: words.results,
        columns: [
          { title: words.rank, share: 7, right: true },
          { title: words.group, share: 18 },
          { title: say.event.event, share: 32 },
          { title: words.result, share: 13 },
          { title: words.note, share: 30 },
        ],
        rows: items.slice(0, mostItems).map((item) => itemRow(item, telling)),
      },
    ],
  };
};
