import fc from 'fast-check';

/** From 0 to 1, evenly; fc.double favours numbers next to zero. */
export const share = fc.oneof(
  fc.constantFrom(0, 1),
  fc.integer({ min: 0, max: 1_000_000 }).map((millionth) => millionth / 1_000_000),
);
