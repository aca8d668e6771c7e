// An instant as people read it: date and time in a zone, to the fraction the source gave.

/** Formats RFC 3339 UTC timestamps as `2026-05-20 12:23:45.123` in the zone (an IANA name; RangeError when unknown). */
export const createLocalTime = (zone: string): ((timestamp: string) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (timestamp) => `${format.format(new Date(timestamp))}${/\.\d+/.exec(timestamp)?.[0] ?? ''}`;
};
