import { describe, expect, it } from 'vitest';
import { listStep } from '#renderer/features/changes/resources/list-step.ts';

const size = { rows: 100, screen: 10 };

describe('keys in a list of rows', () => {
  it.each([
    ['j', 5, 6],
    ['ArrowDown', 99, 99],
    ['k', 5, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 15],
    ['PageDown', 95, 99],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s at %i leads to %i', (key, from, to) => {
    expect(listStep(key, from, size)).toBe(to);
  });

  it('other keys move nothing, and an empty list has no place', () => {
    expect(listStep('x', 5, size)).toBeNull();
    expect(listStep('j', 0, { rows: 0, screen: 10 })).toBeNull();
  });
});
