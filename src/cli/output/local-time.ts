// An instant as people read it: date and time in a zone, to the fraction the source gave.

import { Temporal } from 'temporal-polyfill';

/** Formats RFC 3339 UTC timestamps as `2026-05-20 12:23:45.123` in the zone (an IANA name; RangeError when unknown). */
export const createLocalTime = (zone: string): ((timestamp: string) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (timestamp) => {
    const fraction = /\.\d+/.exec(timestamp)?.[0] ?? '';
    // Intl counts years before 1 backwards and writes early ones short.
    if (timestamp.startsWith('0')) {
      const local = Temporal.Instant.from(timestamp).toZonedDateTimeISO(zone).toPlainDateTime();
      return local.toString({ smallestUnit: 'second', roundingMode: 'floor' }).replace('T', ' ') + fraction;
    }
    return format.format(new Date(timestamp)) + fraction;
  };
};
