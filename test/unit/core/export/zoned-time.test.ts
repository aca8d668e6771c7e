import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createZonedTime } from '#core/export/zoned-time.ts';

it.each([
  ['Europe/Madrid', '2026-05-20T10:23:45.123Z', '2026-05-20 12:23:45.123 +02:00'],
  ['Europe/Madrid', '2026-01-01T23:30:00.123456789Z', '2026-01-02 00:30:00.123456789 +01:00'],
  ['America/St_Johns', '2026-01-01T00:00:00.000Z', '2025-12-31 20:30:00.000 -03:30'],
  ['UTC', '2026-05-20T10:23:45.123Z', '2026-05-20 10:23:45.123 +00:00'],
  ['Europe/London', '2026-01-01T00:00:00.000Z', '2026-01-01 00:00:00.000 +00:00'],
  ['Asia/Tokyo', '0000-12-31T20:00:00.000Z', '0001-01-01 05:18:59.000 +09:18:59'],
])('in %s %s is %s', (zone, timestamp, local) => {
  expect(createZonedTime(zone)(timestamp)).toBe(local);
});

it('names the instant it came from', () => {
  const instants = fc.date({ min: new Date('1975-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(
      instants,
      fc.constantFrom('Europe/Madrid', 'Asia/Kathmandu', 'America/New_York', 'UTC'),
      (instant, zone) => {
        const [date, clock, offset] = createZonedTime(zone)(instant.toISOString()).split(' ');
        expect(new Date(`${date}T${clock}${offset}`).toISOString()).toBe(instant.toISOString());
      },
    ),
  );
});
