import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsoMilliseconds } from '#core/archive/iso-milliseconds.ts';
import { monthEnd, monthOf, monthStart } from '#core/archive/month-of.ts';

const anyTime = fc.integer({ min: Date.parse('0000-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') });

describe('IsoMilliseconds', () => {
  it('agrees with toISOString and with nothing else', () => {
    const iso = new IsoMilliseconds();
    fc.assert(
      fc.property(anyTime, fc.nat(23), fc.integer({ min: 0x20, max: 0x7e }), (time, at, code) => {
        const plain = new Date(time).toISOString();
        expect(iso.isPlain(plain, time)).toBe(true);
        const changed = plain.slice(0, at) + String.fromCharCode(code) + plain.slice(at + 1);
        expect(iso.isPlain(changed, time)).toBe(changed === plain);
        expect(iso.isPlain(plain, time + 1)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses other precisions and spellings of the same instant', () => {
    const iso = new IsoMilliseconds();
    const time = Date.parse('2026-05-21T00:00:00.000Z');
    for (const text of [
      '2026-05-21T00:00:00Z',
      '2026-05-21T00:00:00.000000Z',
      '2026-05-20T24:00:00.000Z',
      '2026-05-21 00:00:00.000Z',
    ]) {
      expect(iso.isPlain(text, time)).toBe(false);
    }
  });
});

describe('months', () => {
  it('begin and end at UTC midnight of a first', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const start = monthStart(monthOf(time));
        expect(start).toBeLessThanOrEqual(time);
        expect(monthEnd(start)).toBeGreaterThan(time);
        expect(monthOf(monthEnd(start) - 1)).toBe(monthOf(start));
        expect(monthOf(monthEnd(start))).not.toBe(monthOf(start));
      }),
    );
  });
});
