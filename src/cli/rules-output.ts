// What rules found, in lines for people at a terminal.
import type { CheckedRule, KnownRule, RuleHit, RulesReport } from '#shared/model/rule.ts';
import { createLocalTime } from './output/local-time.ts';
import { printable } from './output/printable.ts';

/** Longest list shown; `--json` has all that is told. */
const most = 40;

const counted = (value: number, one: string): string => `${value.toLocaleString('en')} ${one}${value === 1 ? '' : 's'}`;
const marks = { high: '▲', medium: '◆', low: '●' } as const;

/** Ends with a line break; times are in the zone. */
export const rulesText = (report: RulesReport, zone: string): string => {
  const time = createLocalTime(zone);
  const hitLines = (hit: RuleHit): string[] => [
    `${marks[hit.severity]} ${hit.severity}  ${hit.rule}  ${time(hit.from).slice(0, 16)}  ${counted(hit.events, 'event')}, the first ${printable(hit.eventIds[0] ?? '')}`,
    `  ${printable(hit.sentence)}`,
  ];
  const shown = report.hits.slice(0, most);
  return [
    ...shown.flatMap(hitLines),
    ...(report.found > shown.length
      ? [`… ${(report.found - shown.length).toLocaleString('en')} more; see --json`]
      : []),
    ...report.rules.map(({ id, hits }) => `${id}: ${counted(hits, 'hit')}`),
    ...report.skipped.map(({ id, problem }) => `${printable(id)}: left out, ${printable(problem)}`),
    `${counted(report.found, 'hit')} of ${counted(report.rules.length, 'rule')} over ${counted(report.events, 'event')}, times in ${zone}.`,
    '',
  ].join('\n');
};

export const knownRulesText = (rules: readonly KnownRule[]): string =>
  rules
    .flatMap(({ id, from, name, why, severity, problem }) => [
      `${id}  ${marks[severity]} ${severity}, ${from}: ${printable(name.en)}`,
      `  ${printable(problem === null ? why.en : `cannot be run: ${problem}`)}`,
    ])
    .concat('')
    .join('\n');

export const checkedRuleText = ({ id, name, samples }: CheckedRule): string =>
  [
    `${id}: ${printable(name.en)}`,
    ...samples.map((sample) => `  ${printable(sample.name)}: ${counted(sample.fires, 'hit')}, as it says`),
    `${counted(samples.length, 'sample')}, and all of them hold.`,
    '',
  ].join('\n');
