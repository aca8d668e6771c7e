// A statement of non-access for a terminal: the verdict first, then what it rests on and what it cannot say.
import type { AbsenceReport, AbsenceVerdict } from '#shared/model/absence.ts';
import type { TimeSpan } from '#shared/model/coverage.ts';
import { createLocalTime } from './output/local-time.ts';
import { printable } from './output/printable.ts';

const verdicts: Record<AbsenceVerdict, string> = {
  'none-found-covered': '● NONE FOUND, fully covered',
  'none-found-gaps': '◐ NONE FOUND, not fully covered',
  found: '▲ FOUND',
};

const mostEvents = 20;
const mostSpans = 50;
const count = (value: number): string => value.toLocaleString('en');

/** Times stand in the statement's zone. */
export const absenceText = (report: AbsenceReport): string => {
  const { verdict, aliases, coverage, positiveControl, limits, events, zone } = report;
  const time = createLocalTime(zone);
  const some = (list: readonly string[], most: number): string[] =>
    list.length <= most ? [...list] : [...list.slice(0, most), `  … ${count(list.length - most)} more (--json)`];
  const spans = (list: readonly TimeSpan[]): string[] =>
    list.length === 0
      ? ['  none']
      : some(
          list.map(({ from, to }) => `  ${time(from)} – ${time(to)}`),
          mostSpans,
        );
  return `${[
    verdicts[verdict],
    '',
    printable(report.statement),
    '',
    ...(events.length === 0
      ? []
      : [
          `Found events, oldest first (${zone}):`,
          ...some(
            events.map(({ id, timestamp, action }) => `  ${time(timestamp)}  ${printable(`${action ?? '—'}  ${id}`)}`),
            mostEvents,
          ),
          '',
        ]),
    `Names taken for this actor:${aliases.length === 0 ? ' none in this archive' : ''}`,
    ...aliases.map(
      ({ kind, value, events: own, first, last }) =>
        `  ${kind === 'id' ? 'id    ' : 'e-mail'}  ${printable(value)}  ${count(own)} ${own === 1 ? 'event' : 'events'}, ${time(first)} – ${time(last)}`,
    ),
    '',
    `Claimed whole by imports (${zone}):`,
    ...spans(coverage.ranges),
    'Gaps:',
    ...spans(coverage.gaps),
    '',
    `Positive control: ${count(positiveControl.count)}`,
    `  ${printable(positiveControl.description)}`,
    '',
    'Limits:',
    ...limits.map(({ code, text }) => `  [${code}] ${printable(text)}`),
    '',
    `Filter: ${printable(report.filter)}`,
    `Archive root: ${report.root ?? 'none'}`,
    `Link that asks again: ${printable(report.permalink)}`,
  ].join('\n')}\n`;
};
