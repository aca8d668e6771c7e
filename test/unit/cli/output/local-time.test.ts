import { expect, it } from 'vitest';
import { createLocalTime } from '#cli/output/local-time.ts';

it.each([
  ['2026-05-20T10:23:45.123Z', 'Europe/Madrid', '2026-05-20 12:23:45.123'],
  ['2026-05-20T10:23:45.123456789Z', 'UTC', '2026-05-20 10:23:45.123456789'],
  ['0001-01-01T00:00:00.000Z', 'UTC', '0001-01-01 00:00:00.000'],
  ['0001-01-01T00:00:00.5Z', 'America/New_York', '0000-12-31 19:03:58.5'],
  ['0999-12-31T23:59:59.999Z', 'Asia/Kolkata', '1000-01-01 05:53:27.999'],
])('%s in %s', (timestamp, zone, shown) => {
  expect(createLocalTime(zone)(timestamp)).toBe(shown);
});
