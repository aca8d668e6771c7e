// What an archive covers, in lines that can be read late in the evening.
import type { Coverage, TimeSpan } from '#shared/model/coverage.ts';
import { createLocalTime } from './output/local-time.ts';
import { printable } from './output/printable.ts';

const number = (value: number): string => value.toLocaleString('en');

/** Longest list shown; `--json` has all of it. */
const most = 40;

const list = <Item>(heading: string, items: readonly Item[], text: (item: Item) => string): string[] =>
  items.length === 0
    ? []
    : [
        `${heading} (${number(items.length)}):`,
        ...items.slice(0, most).map((item) => `  ${text(item)}`),
        ...(items.length > most ? [`  … ${number(items.length - most)} more; --json lists all`] : []),
      ];

const basisText = {
  window: 'asked of the API and answered whole',
  keys: 'days in the keys of the bucket',
  stated: 'stated by the user',
} as const;

/** `2026-05-01 00:00` without seconds where they are 0, and the day alone where it begins. */
const createMoment = (zone: string): ((instant: string) => string) => {
  const local = createLocalTime(zone);
  return (instant) =>
    local(instant.replace(/\.000Z$/, 'Z'))
      .replace(/:00$/, '')
      .replace(/ 00:00$/, '');
};

/** Ends with a line break. Times are in the coverage's zone; the end of a stretch is exclusive. */
export const coverageText = ({ zone, ranges, gaps, emptyDays, days, unstated }: Coverage): string => {
  const moment = createMoment(zone);
  const span = ({ from, to }: TimeSpan): string => `${moment(from)} to ${moment(to)}`;
  const whole = days.filter(({ covered }) => covered === 1).length;
  const lines = [
    days.length === 0
      ? 'Nothing is imported yet.'
      : `${number(days.length)} days in ${zone}: ${number(whole)} covered, ${number(days.length - whole)} not or in part. Ends are exclusive.`,
    ...list('Covered', ranges, (range) => `${span(range)}  ${printable(range.source)} (${basisText[range.basis]})`),
    ...list('Gaps', gaps, span),
    ...list('Covered, and without any event', emptyDays, ({ day, suspicious }) =>
      suspicious ? `${day}  suspicious: the days around it are busy` : day,
    ),
    ...list(
      'Imports that state nothing, so that only their events are known',
      unstated,
      ({ importId, source }) => `${printable(source)} (import ${importId})`,
    ),
  ];
  return `${lines.join('\n')}\n`;
};
