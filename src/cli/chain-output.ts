// What a chain check found, in lines for people at a terminal.
import type { ChainBreak, ChainReport, Contradiction, FlipFlop, IntervalCoverage } from '#shared/model/chain.ts';
import type { Who } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { createLocalTime } from './output/local-time.ts';
import { printable } from './output/printable.ts';

/** Longest list shown; `--json` has all that is told. */
const most = 40;
const mostCharacters = 80;

const counted = (value: number, one: string): string => `${value.toLocaleString('en')} ${one}${value === 1 ? '' : 's'}`;

const shortened = (text: string): string =>
  text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`;

const valueText = (value: JsonValue | undefined): string =>
  value === undefined ? '(absent)' : printable(shortened(JSON.stringify(value)));

const whoText = ({ email, id }: Who): string => printable(email ?? id ?? '(actor not stated)');

const resourceText = ({ type, id, name }: ChainBreak['resource']): string =>
  printable(name === null ? `${type} ${id}` : `${type} ${id} "${name}"`);

const fieldText = (field: string): string => (field === '' ? 'the resource itself' : printable(field));

const coverageText = ({ kind, gapCount }: IntervalCoverage): string => {
  if (kind === 'covered')
    return 'imports claim to hold all of the time between: the log lacks a change, or it was never logged';
  if (kind === 'partly')
    return `${counted(gapCount, 'stretch').replace(/stretchs$/, 'stretches')} between that no import claims to hold: the change may be there`;
  return 'no import claims to hold the time between: the change may be there';
};

const list = <Item>(
  heading: string,
  total: number,
  items: readonly Item[],
  lines: (item: Item) => string[],
): string[] =>
  total === 0
    ? []
    : [
        `${heading} (${total.toLocaleString('en')}), newest first:`,
        ...items.slice(0, most).flatMap((item) => lines(item).map((line) => `  ${line}`)),
        ...(total > most ? [`  … ${(total - most).toLocaleString('en')} more; see --json`] : []),
      ];

/** Ends with a line break; times are in the zone. */
export const chainText = (report: ChainReport, zone: string): string => {
  const time = createLocalTime(zone);
  const breakLines = (found: ChainBreak): string[] => [
    `${resourceText(found.resource)}  ${fieldText(found.field)}: left as ${valueText(found.expected)}, found as ${valueText(found.found)}`,
    `  left   ${time(found.from)}  ${whoText(found.previousActor)}  ${printable(found.previousEventId)}`,
    `  found  ${time(found.to)}  ${whoText(found.actor)}  ${printable(found.eventId)}`,
    `  ${coverageText(found.coverage)}`,
  ];
  const flipLines = (flip: FlipFlop): string[] => [
    `${resourceText(flip.resource)}  ${fieldText(flip.field)}: ${valueText(flip.value)} → ${valueText(flip.other)} and back after ${flip.hours.toFixed(1)} h`,
    `  ${time(flip.firstAt)}  ${whoText(flip.firstActor)}  ${printable(flip.firstEventId)}`,
    `  ${time(flip.secondAt)}  ${whoText(flip.secondActor)}  ${printable(flip.secondEventId)}`,
  ];
  const contradictionLines = ({ resource, field, at, eventId }: Contradiction): string[] => [
    `${resourceText(resource)}  ${fieldText(field)}  ${time(at)}  ${printable(eventId)}`,
  ];
  const { resources, changes, links, unidentified, conflicting, spellings, unsettled } = report.checked;
  const remarks: [number, string][] = [
    [unidentified, 'without a resource id, which stand in no chain'],
    [conflicting, 'left aside: further versions of events whose sources disagree'],
    [spellings, 'equal but for the type, such as 90 and "90"'],
    [unsettled, 'that prove nothing: the order of events at one instant, or what fields are called, is open'],
  ];
  const nouns = ['change', 'version', 'value', 'difference'];
  return [
    ...list('Breaks', report.breakTotal, report.breaks, breakLines),
    ...list(`Changed and changed back within ${report.flipHours} h`, report.flipFlopTotal, report.flipFlops, flipLines),
    ...list(
      'Diff and states tell different things',
      report.contradictionTotal,
      report.contradictions,
      contradictionLines,
    ),
    `${counted(changes, 'change')} of ${counted(resources, 'resource')} were checked: ${counted(links, 'link')}, times in ${zone}.`,
    ...remarks.flatMap(([count, text], index) =>
      count === 0 ? [] : [`${counted(count, nouns[index] ?? '')} ${text}.`],
    ),
    report.breakTotal === 0
      ? 'Every change found what the one before left behind.'
      : `${counted(report.breakTotal, 'break')}: a change is missing from the log, or was made without it.`,
    '',
  ].join('\n');
};
