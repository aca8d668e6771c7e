// An instant as a clock in a zone shows it, with the offset that tells which instant it is.
import { Temporal } from 'temporal-polyfill';

/** RFC 3339 UTC → `2026-05-20 12:23:45.123 +02:00` in the zone (an IANA name; RangeError when unknown), every digit of the fraction kept. */
export const createZonedTime = (zone: string): ((timestamp: string) => string) => {
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  return (timestamp) => {
    const fraction = /\.\d+/.exec(timestamp)?.[0] ?? '';
    // Intl counts years before 1 backwards and writes early ones short.
    if (timestamp.startsWith('0')) {
      const local = Temporal.Instant.from(timestamp).toZonedDateTimeISO(zone);
      const clock = local.toPlainDateTime().toString({ smallestUnit: 'second', roundingMode: 'floor' });
      return `${clock.replace('T', ' ')}${fraction} ${local.offset}`;
    }
    const [date = '', clock = '', offset = ''] = format.format(new Date(timestamp)).split(/\s/);
    return `${date} ${clock}${fraction} ${offset.replace(/^(?:GMT|UTC)/, '').replace('−', '-') || '+00:00'}`;
  };
};
