// How long a stretch of time is, in the two largest units that say it.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `3 d 4 h`, `3 h 20 min`, `12 min`, `4 s`, from milliseconds; what is below the second unit is cut off. */
export const spanText = (ms: number): string => {
  const pair = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
    small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
  if (ms >= dayMs) return pair(Math.floor(ms / dayMs), 'd', Math.floor((ms % dayMs) / hourMs), 'h');
  if (ms >= hourMs) return pair(Math.floor(ms / hourMs), 'h', Math.floor((ms % hourMs) / minuteMs), 'min');
  if (ms >= minuteMs) return pair(Math.floor(ms / minuteMs), 'min', Math.floor((ms % minuteMs) / 1000), 's');
  return `${Math.max(0, Math.round(ms / 1000))} s`;
};

/** Milliseconds between two RFC 3339 instants. */
export const spanOf = ({ from, to }: { from: string; to: string }): number => Date.parse(to) - Date.parse(from);
