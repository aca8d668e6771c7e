import { expect, it } from 'vitest';
import { othersKey, userBars } from '#renderer/features/outliers/user-bars.ts';

it('adds up to the total, with everybody else as one bar', () => {
  const bars = userBars(
    {
      field: 'actor.email',
      distinct: 5,
      values: [
        { value: 'ana@acme.example', count: 7 },
        { value: null, count: 3 },
      ],
    },
    14,
  );
  expect(bars.map(({ email, others, count }) => ({ email, others, count }))).toEqual([
    { email: 'ana@acme.example', others: 0, count: 7 },
    { email: null, others: 0, count: 3 },
    { email: null, others: 3, count: 4 },
  ]);
  expect(new Set(bars.map(({ key }) => key)).size).toBe(3);
});

it('has no bar of others where every user has one', () => {
  const bars = userBars({ field: 'actor.email', distinct: 1, values: [{ value: 'ana@acme.example', count: 2 }] }, 2);
  expect(bars.some(({ key }) => key === othersKey)).toBe(false);
});
