// What every part of a report tells with: the facts, the words of its language, times in its zone, numbers as its readers write them.
import type { TimeSpan } from '#shared/model/coverage.ts';
import { createZonedTime } from '../../export/zoned-time.ts';
import type { PackFacts } from '../pack-facts.ts';
import type { Block, Line, Span } from './block.ts';
import { type ReportWords, reportEn } from './words/report-en.ts';
import { reportEs } from './words/report-es.ts';

export interface Telling {
  facts: PackFacts;
  language: 'en' | 'es';
  say: ReportWords;
  /** A number, `1,482` or `1.482`. */
  count(value: number): string;
  /** A share of 1 as per cent. */
  share(part: number, whole: number): string;
  /** A number with one decimal. */
  decimal(value: number): string;
  /** An instant, RFC 3339, on the clock of the report's zone, with its distance from UTC. */
  time(at: string): Span;
  /** Text from the data, or that it was not stated. */
  stated(text: string | null | undefined, as?: Span['as']): Line;
  /** Stretches of time as a table; `none` where there are none. */
  spans(caption: string, list: readonly TimeSpan[], none: string): Block;
}

/** Begins a report. */
export const createTelling = (facts: PackFacts): Telling => {
  const { language, zone } = facts.spec;
  const say = language === 'es' ? reportEs : reportEn;
  const whole = new Intl.NumberFormat(language, { useGrouping: 'always' });
  const broken = new Intl.NumberFormat(language, {
    useGrouping: 'always',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const zoned = createZonedTime(zone);
  const time = (at: string): Span => ({ text: Number.isNaN(Date.parse(at)) ? at : zoned(at), as: 'time', at });
  return {
    facts,
    language,
    say,
    count: (value) => whole.format(value),
    decimal: (value) => broken.format(value),
    share: (part, all) => `${broken.format(all === 0 ? 0 : (100 * part) / all)} %`,
    time,
    stated: (text, as = 'plain') =>
      text === null || text === undefined || text === '' ? [{ text: say.notStated, as: 'soft' }] : [{ text, as }],
    spans: (caption, list, none) =>
      list.length === 0
        ? { kind: 'facts', rows: [{ name: caption, value: [{ text: none, as: 'plain' }] }] }
        : {
            kind: 'table',
            caption: `${caption} (${zone})`,
            columns: [
              { title: say.absence.from, share: 1 },
              { title: say.absence.to, share: 1 },
            ],
            rows: list.map(({ from, to }) => [[time(from)], [time(to)]]),
          },
  };
};
