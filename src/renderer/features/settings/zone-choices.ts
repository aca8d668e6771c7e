// The time zones a user can choose: the usual three first, then every zone the browser knows.

interface ZoneWords {
  utc: string;
  local: string;
  madrid: string;
  common: string;
  all: string;
}

interface ZoneGroup {
  group: string;
  items: { value: string; label: string }[];
}

const madrid = 'Europe/Madrid';

/** Groups for a select; each zone stands in exactly one of them. `chosen` is listed even where `all` lacks it. */
export const zoneChoices = (local: string, all: readonly string[], chosen: string, words: ZoneWords): ZoneGroup[] => {
  const usual = new Map([['UTC', words.utc]]);
  if (local !== 'UTC' && local !== madrid) usual.set(local, words.local);
  usual.set(madrid, words.madrid);
  const others = [...new Set([...all, chosen])].filter((zone) => !usual.has(zone)).sort();
  return [
    { group: words.common, items: [...usual].map(([value, label]) => ({ value, label })) },
    { group: words.all, items: others.map((value) => ({ value, label: value })) },
  ];
};
