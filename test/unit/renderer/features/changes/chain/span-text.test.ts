import { describe, expect, it } from 'vitest';
import { spanOf, spanText } from '#renderer/features/changes/chain/span-text.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('the length of a stretch', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [4_400, '4 s'],
    [minute, '1 min'],
    [2 * minute + 5_000, '2 min 5 s'],
    [3 * hour + 20 * minute, '3 h 20 min'],
    [24 * hour, '1 d'],
    [76 * hour + 59 * minute, '3 d 4 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(spanText(ms)).toBe(text);
  });

  it('is counted between two instants, whatever their offsets', () => {
    expect(spanOf({ from: '2026-05-01T00:00:00Z', to: '2026-05-01T03:00:00+02:00' })).toBe(hour);
  });
});
