// What a test sheet says: its counts, the draw it began with, what another draw differs in, and its rows as CSV.
import { csvCell, csvLine } from './event-csv.ts';
import type { DrawnSample, KeptSample, TestedItem } from './sample.ts';

/** `items`: those that count; one that was replaced does not. `tested`: passed or failed; `na` is out of the denominator. */
export interface SheetCounts {
  items: number;
  pass: number;
  fail: number;
  na: number;
  open: number;
  replaced: number;
  tested: number;
}

export const sheetCounts = (items: readonly TestedItem[]): SheetCounts => {
  const counting = items.filter(({ replacedBy }) => replacedBy === null);
  const having = (result: TestedItem['result']): number => counting.filter((item) => item.result === result).length;
  const [pass, fail] = [having('pass'), having('fail')];
  return {
    items: counting.length,
    pass,
    fail,
    na: having('na'),
    open: having(null),
    replaced: items.length - counting.length,
    tested: pass + fail,
  };
};

/** The sample as it was drawn. */
export const drawnOf = ({ sample, items }: KeptSample): DrawnSample => ({
  ...sample,
  items: items
    .filter(({ replaces }) => replaces === null)
    .map(({ rank, eventId, key, stratum }) => ({ rank, eventId, key, stratum })),
});

/** One thing in which two draws differ; `place` counts from 0. */
export type DrawDifference =
  | { part: 'size' | 'sha256' | 'strata'; told: string; drawn: string }
  | { part: 'items' | 'replacements'; place: number; told: string | null; drawn: string | null };

/** What differs between a sample as it was told and as it was drawn again, in order; empty where nothing does. */
export const drawDifferences = (told: DrawnSample, drawn: DrawnSample): DrawDifference[] => {
  const whole: DrawDifference[] = [
    { part: 'size', told: String(told.population.n), drawn: String(drawn.population.n) },
    { part: 'sha256', told: told.population.sha256, drawn: drawn.population.sha256 },
    { part: 'strata', told: JSON.stringify(told.strata), drawn: JSON.stringify(drawn.strata) },
  ];
  const found = whole.filter((one) => one.told !== one.drawn);
  for (const part of ['items', 'replacements'] as const) {
    for (let place = 0; place < Math.max(told[part].length, drawn[part].length); place++) {
      const [one, other] = [told[part][place], drawn[part][place]];
      const isSame =
        one?.eventId === other?.eventId &&
        one?.key === other?.key &&
        one?.rank === other?.rank &&
        one?.stratum === other?.stratum;
      if (!isSame) found.push({ part, place, told: one?.eventId ?? null, drawn: other?.eventId ?? null });
    }
  }
  return found;
};

/** Rows in the order they are tested: an item that stands in for another follows it. */
export const sheetRows = (items: readonly TestedItem[]): TestedItem[] => {
  const byId = new Map(items.map((item) => [item.eventId, item]));
  const chain = (item: TestedItem): TestedItem[] => {
    const rows = [item];
    for (let next = item.replacedBy; next !== null; ) {
      const row = byId.get(next);
      if (row === undefined) break;
      rows.push(row);
      next = row.replacedBy;
    }
    return rows;
  };
  return items.filter(({ replaces }) => replaces === null).flatMap(chain);
};

const columns = ['rank', 'stratum', 'event', 'key', 'result', 'note', 'replaces', 'replacedBy'] as const;

/** RFC 4180, lossless: a cell is exactly the value. */
export const sheetCsv = ({ items }: KeptSample): string =>
  [
    csvLine([...columns]),
    ...sheetRows(items).map(({ rank, stratum, eventId, key, result, note, replaces, replacedBy }) =>
      csvLine([String(rank), stratum, eventId, key, result, note, replaces, replacedBy].map(csvCell)),
    ),
  ].join('');
