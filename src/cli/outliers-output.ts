// Findings about accesses, in lines for people at a terminal.
import type { Finding, OutliersReport } from '#shared/model/outliers.ts';
import { printable } from './output/printable.ts';

const counted = (value: number, one: string): string => `${value.toLocaleString('en')} ${one}${value === 1 ? '' : 's'}`;

const findingLine = ({ severity, day, score, sentence }: Finding): string =>
  `${severity.padEnd(6)}  ${day}  ${score.toFixed(1).padStart(6)}  ${printable(sentence)}`;

/** Most people named who are known too short. */
const mostNamed = 5;

/** One line a finding, highest score first; each ends with a line break. */
export const outliersText = ({ findings }: OutliersReport): string =>
  findings.map((finding) => `${findingLine(finding)}\n`).join('');

/** What was looked at, and what the list cannot tell. */
export const outliersNotices = (report: OutliersReport): string[] => {
  const { found, findings, threshold, expectedFalseAlarms, notEnoughHistory, nobody, outside } = report;
  const { resource, calendar } = report.parameters;
  const notices = [
    `${counted(found, 'finding')} at a score of ${threshold.toFixed(2)} or more among ${counted(report.events, `${printable(resource)} event`)} of ${counted(report.actors, 'actor')}, days of ${calendar.zone}; chance alone gives ${expectedFalseAlarms.toFixed(2)} a day.`,
  ];
  if (findings.length < found) notices.push(`${findings.length.toLocaleString('en')} of them are given; see --limit.`);
  if (report.uncoveredDays > 0) {
    notices.push(
      `${counted(report.uncoveredDays, 'day')} of ${(report.uncoveredDays + report.coveredDays).toLocaleString('en')} are not covered by any import and are not counted as days without accesses.`,
    );
  }
  if (nobody > 0) notices.push(`${counted(nobody, 'event')} without an actor could not be scored.`);
  if (outside > 0) notices.push(`${counted(outside, 'event')} on days that are not covered could not be scored.`);
  if (notEnoughHistory.length > 0) {
    const named = notEnoughHistory
      .slice(0, mostNamed)
      .map(
        ({ actor, days, needed }) => `${printable(actor.email ?? actor.id ?? actor.key)} (${days} of ${needed} days)`,
      );
    const more = notEnoughHistory.length > mostNamed ? ', …' : '';
    notices.push(`Not enough history of ${counted(notEnoughHistory.length, 'actor')}: ${named.join(', ')}${more}.`);
  }
  return notices;
};
