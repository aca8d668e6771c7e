import { describe, expect, it } from 'vitest';
import { mostFlipHours, readFlipHours } from '#renderer/features/changes/chain/read-flip-hours.ts';

describe('hours of a flip-flop', () => {
  it.each([
    ['24', 24],
    [' 0.5 ', 0.5],
    ['0,5', 0.5],
    ['0', 0],
    [String(mostFlipHours), mostFlipHours],
  ])('%j is read', (text, hours) => {
    expect(readFlipHours(text)).toBe(hours);
  });

  it.each(['', '-1', '1e3', '0x10', 'NaN', '1.2.3', String(mostFlipHours + 1)])('%j is none', (text) => {
    expect(readFlipHours(text)).toBeNull();
  });
});
