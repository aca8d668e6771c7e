// What a pull, an S3 run or a second reading of rejected records did beside importing, as sentences of its report.
import type { ImportReport } from '#shared/model/import-run.ts';
import type { Say } from '../../ui/define-words.ts';
import type { words } from './words.ts';

type ImportWord = keyof (typeof words)['en'];

/** `count` prints numbers in the user's language. */
export const remoteFacts = (report: ImportReport, say: Say<ImportWord>, count: (value: number) => string): string[] => {
  const { windows = [], unfetched, objects, left = [] } = report;
  const pages = windows.reduce((sum, window) => sum + window.pages, 0);
  const told = (word: ImportWord, value: number): string => say(word, { count: value, shown: count(value) });
  return [
    ...(windows.length === 0 ? [] : [say('windowsAsked', { windows: count(windows.length), pages: count(pages) })]),
    ...(unfetched === undefined || unfetched.windows === 0 ? [] : [told('windowsKnown', unfetched.windows)]),
    ...(objects === undefined
      ? []
      : [
          say('objectsFound', {
            listed: count(objects.listed),
            fetched: count(objects.fetched),
            held: count(objects.held),
            outside: count(objects.outside),
          }),
        ]),
    ...left.map(({ source, count: records, why }) =>
      say('leftInQuarantine', { shown: count(records), source, why: say(`left_${why}`) }),
    ),
  ];
};
