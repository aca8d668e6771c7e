import { expect, test } from 'vitest';
import { failureLimit } from '#shared/model/failure-limit.ts';

test.each([
  // No failure in n: 1 − 0.05^(1/n).
  [0, 1, 0.95],
  [0, 20, 1 - 0.05 ** (1 / 20)],
  [0, 59, 1 - 0.05 ** (1 / 59)],
  // All but one: the root of p^n + n p^(n−1) (1 − p) … leaves P(X ≤ n − 1) = 1 − p^n = 0.05.
  [2, 3, 0.95 ** (1 / 3)],
  [9, 10, 0.95 ** (1 / 10)],
  [3, 3, 1],
  [0, 0, 1],
])('%i failures in %i items', (failures, items, expected) => {
  expect(failureLimit(failures, items, 0.95)).toBeCloseTo(expected, 10);
});

test('is the share at which so few failures are seen once in twenty times', () => {
  const share = failureLimit(3, 100, 0.95);
  let [atMost, term] = [0, (1 - share) ** 100];
  for (let k = 0; k <= 3; k += 1) {
    atMost += term;
    term *= ((100 - k) / (k + 1)) * (share / (1 - share));
  }
  expect(atMost).toBeCloseTo(0.05, 10);
});
