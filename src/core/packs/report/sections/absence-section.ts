// Statements of non-access, each with its verdict, the names looked for, coverage, gaps, positive control and limits.
import type { AbsenceReport } from '#shared/model/absence.ts';
import { type Block, paragraph, type Section, span } from '../block.ts';
import { boundedNote } from '../event-cells.ts';
import type { Telling } from '../telling.ts';

const mostAliases = 200;

const statementBlocks = (report: AbsenceReport, telling: Telling): Block[] => {
  const { say, count, time, spans } = telling;
  const words = say.absence;
  const { resource } = report;
  const classes = report.classes.map((name) => say.categories[name]).join(', ');
  return [
    { kind: 'heading', text: `${report.actor} – ${resource.type}${resource.id === null ? '' : ` ${resource.id}`}` },
    {
      kind: 'notice',
      tone: report.verdict === 'none-found-covered' ? 'note' : 'warning',
      lines: [span(`${words.verdict}: ${words.verdicts[report.verdict]}`, 'strong'), span(report.statement)],
    },
    {
      kind: 'facts',
      rows: [
        { name: words.actor, value: span(report.actor, 'strong') },
        {
          name: words.resource,
          value: [
            { text: `${resource.type} `, as: 'plain' },
            { text: resource.id ?? words.every, as: resource.id === null ? 'plain' : 'code' },
            { text: ` · ${words.ids(count(resource.ids))}`, as: 'soft' },
          ],
        },
        { name: words.window, value: [time(report.from), { text: ` ${words.until} `, as: 'plain' }, time(report.to)] },
        { name: words.classes, value: span(classes === '' ? words.allClasses : classes) },
        { name: words.matches, value: span(count(report.matches), 'strong') },
        {
          name: words.control,
          value: span(
            `${report.positiveControl.description} – ${count(report.positiveControl.count)} ${words.controlCount}`,
          ),
        },
        { name: say.scope.filter, value: span(report.filter, 'code') },
        { name: say.scope.root, value: report.root === null ? span(say.scope.noRoot) : span(report.root, 'code') },
        { name: words.again, value: span(report.permalink, 'code') },
      ],
    },
    ...(report.events.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: words.matches,
            columns: [
              { title: say.event.when(telling.facts.spec.zone), share: 3 },
              { title: say.event.what, share: 2 },
              { title: say.event.event, share: 4 },
            ],
            rows: report.events
              .slice(0, 500)
              .map(({ id, timestamp, action }) => [[time(timestamp)], telling.stated(action), span(id, 'code')]),
          } satisfies Block,
          ...boundedNote(Math.min(500, report.events.length), report.matches, '10-statement.json', telling),
        ]),
    ...(report.aliases.length === 0
      ? [paragraph(words.noAliases)]
      : [
          {
            kind: 'table',
            caption: words.aliases,
            columns: [
              { title: words.kind, share: 10 },
              { title: words.value, share: 32 },
              { title: say.event.events, share: 10, right: true },
              { title: say.recordings.first, share: 24 },
              { title: say.recordings.last, share: 24 },
            ],
            rows: report.aliases
              .slice(0, mostAliases)
              .map(({ kind, value, events, first, last }) => [
                span(words.aliasKinds[kind]),
                span(value, kind === 'id' ? 'code' : 'plain'),
                span(count(events)),
                [time(first)],
                [time(last)],
              ]),
          } satisfies Block,
          ...boundedNote(mostAliases, report.aliases.length, '10-statement.json', telling),
        ]),
    spans(words.covered, report.coverage.ranges, words.noCover),
    spans(words.gaps, report.coverage.gaps, words.noGaps),
    {
      kind: 'table',
      caption: words.imports,
      columns: [
        { title: words.import, share: 4 },
        { title: words.finished, share: 3 },
        { title: words.source, share: 4 },
      ],
      rows:
        report.imports.length === 0
          ? [[span(words.noImports), span(say.none, 'soft'), span(say.none, 'soft')]]
          : report.imports.map(({ importId, finishedAt, source }) => [
              span(importId, 'code'),
              [time(finishedAt)],
              span(source),
            ]),
    },
    { kind: 'heading', text: words.limits },
    { kind: 'list', ordered: false, items: report.limits.map(({ text }) => span(text)) },
  ];
};

/** Every statement of the pack. */
export const absenceSection = (telling: Telling): Section => ({
  id: 'non-access',
  title: telling.say.absence.title,
  blocks:
    telling.facts.absence.length === 0
      ? [paragraph(telling.say.absence.none)]
      : telling.facts.absence.flatMap((report) => statementBlocks(report, telling)),
});
