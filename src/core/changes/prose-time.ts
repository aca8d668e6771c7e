// The time of a change as a sentence names it: `20 May 2026 10:23 UTC`, with the zone, since a sentence is read on its own.
import { zoneFields } from '#shared/model/zone-fields.ts';
import { createZonedTime } from '../export/zoned-time.ts';
import type { ProseLanguage } from './prose-names.ts';

const months: Readonly<Record<ProseLanguage, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
};

/**
 * RFC 3339 UTC → `20 May 2026 12:23 UTC+02:00 (Europe/Madrid)`: to the minute, with the distance from UTC, which tells the
 * repeated hour of autumn apart. `named` false leaves the zone's name out, for where it stands above.
 */
export const createProseTime = (
  zone: string,
  language: ProseLanguage,
  named = true,
): ((timestamp: string) => string) => {
  const zoned = createZonedTime(zone);
  return (timestamp) => {
    const { year = '', month = '', day = '', hour = '', minute = '' } = zoneFields(Date.parse(timestamp), zone);
    const offset = zoned(timestamp).split(' ').at(-1) ?? '';
    const place = `UTC${offset === '+00:00' ? '' : offset}${named && zone !== 'UTC' ? ` (${zone})` : ''}`;
    return `${Number(day)} ${months[language][Number(month) - 1] ?? month} ${year} ${hour}:${minute} ${place}`;
  };
};
