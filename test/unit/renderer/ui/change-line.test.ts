import { expect, it } from 'vitest';
import { changeLine } from '#renderer/ui/change-line.ts';

it('says each change as field, old and new value, and how many more there are', () => {
  const changes = [
    { field: 'retention_days', from: 90, to: 180 },
    { field: 'active', to: true },
    { field: 'tags', from: ['a'], to: null },
  ];
  expect(changeLine(changes, 5)).toBe('retention_days 90 → 180, active ? → true, tags ["a"] → null (+2)');
  expect(changeLine([], 0)).toBe('');
  const [long] = changeLine([{ field: 'f', from: 'x'.repeat(100), to: '' }], 1).split(' → ');
  expect(long).toBe(`f ${'x'.repeat(59)}…`);
});
