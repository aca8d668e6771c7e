// How long ago something was, in words.

const units = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.4375 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/** `3 days ago`, `in 2 hours`: in the largest unit of which there are one or more; `now` in ms UTC. */
export const relativeTime = (instant: string, now: number, language: string): string => {
  const ms = Date.parse(instant) - now;
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat(language).format(Math.trunc(ms / size), unit);
};
