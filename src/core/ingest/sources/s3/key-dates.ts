// Dates written in an object's key, as SIVO's export and the usual tools lay keys out: 2026/05/12, dt=2026-05-12,
// year=2026/month=05/day=12, 20260512T1145Z. A key says a day, a month or a year; it is read as UTC.

/** UTC ms; `toMs` is exclusive. Always whole days. */
export interface KeySpan {
  fromMs: number;
  toMs: number;
}

/** `reach`: every day the key names, so that no object is passed over wrongly; `claim`: the days it says to hold. */
export interface KeyDates {
  reach: KeySpan;
  claim: KeySpan;
}

type Unit = 'day' | 'month' | 'year';
type Found = KeySpan & { unit: Unit };

const split = /(?<=^|\/)(?:y|year)=(\d{4})(?:\/(?:m|month)=(\d{1,2})(?:\/(?:d|day)=(\d{1,2}))?)?(?=[/.]|$)/gi;
const folders = /(?<=^|\/)(\d{4})\/(\d{2})(?:\/(\d{2}))?(?=[/.]|$)/g;
const dashed = /(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)/g;
const dashedMonth = /(?<!\d-?)(\d{4})-(\d{2})(?![0-9A-Za-z]|[-_.]?\d)/g;
const compact = /(?<![0-9A-Za-z])(\d{4})(\d{2})(\d{2})(?:\d{6}Z?|T\d{4,6}(?:\.\d+)?Z?)?(?![0-9A-Za-z])/g;

const earliestYear = 1990;
const latestYear = 2100;

/** The span of a year, month or day; null where there is no such date. */
const spanOf = (year: string, month: string | undefined, day: string | undefined): Found | null => {
  const y = Number(year);
  const m = month === undefined ? null : Number(month);
  const d = day === undefined ? null : Number(day);
  if (y < earliestYear || y > latestYear) return null;
  if (m === null) return { fromMs: Date.UTC(y, 0), toMs: Date.UTC(y + 1, 0), unit: 'year' };
  if (m < 1 || m > 12) return null;
  if (d === null) return { fromMs: Date.UTC(y, m - 1), toMs: Date.UTC(y, m), unit: 'month' };
  const fromMs = Date.UTC(y, m - 1, d);
  const isReal = d >= 1 && new Date(fromMs).getUTCMonth() === m - 1;
  return isReal ? { fromMs, toMs: Date.UTC(y, m - 1, d + 1), unit: 'day' } : null;
};

const isFound = (found: Found | null): found is Found => found !== null;

const inFolders = (key: string): Found[] =>
  [split, folders].flatMap((pattern) =>
    [...key.matchAll(pattern)].map(([, year = '', month, day]) => spanOf(year, month, day)).filter(isFound),
  );

const inText = (text: string): Found[] =>
  [
    ...[...text.matchAll(dashed)].map(([, year = '', , month, day]) => spanOf(year, month, day)),
    ...[...text.matchAll(dashedMonth)].map(([, year = '', month]) => spanOf(year, month, undefined)),
    ...[...text.matchAll(compact)].map(([, year = '', month, day]) => spanOf(year, month, day)),
  ].filter(isFound);

const hull = (spans: readonly KeySpan[]): KeySpan => ({
  fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
  toMs: Math.max(...spans.map(({ toMs }) => toMs)),
});

/** The finest dates among them: where a day is named, the month above it says nothing more. */
const finest = (found: readonly Found[]): Found[] => {
  for (const unit of ['day', 'month', 'year'] satisfies Unit[]) {
    const those = found.filter((one) => one.unit === unit);
    if (those.length > 0) return those;
  }
  return [];
};

/**
 * The dates of a key; null where it has none. Several days stand for all from the first to the last. A folder's day is what
 * the object claims to hold, since the name below it often carries the moment of the export, which may be the day after.
 */
export const keyDates = (key: string): KeyDates | null => {
  const cut = key.lastIndexOf('/') + 1;
  const ofFolders = [...inFolders(key), ...inText(key.slice(0, cut))];
  const all = finest([...ofFolders, ...inText(key.slice(cut))]);
  if (all.length === 0) return null;
  const days = finest(ofFolders).filter(({ unit }) => unit === 'day');
  return { reach: hull(all), claim: hull(days.length > 0 ? days : all) };
};
