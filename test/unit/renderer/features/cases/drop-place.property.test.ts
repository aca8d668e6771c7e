import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dropPlace } from '#renderer/features/cases/drop-place.ts';

it('a dropped step stands beside the one it was dropped on, on the side it was dropped', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }).chain((size) =>
        fc.record({
          size: fc.constant(size),
          from: fc.integer({ min: 0, max: size - 1 }),
          over: fc.integer({ min: 0, max: size - 1 }),
          after: fc.boolean(),
        }),
      ),
      ({ size, from, over, after }) => {
        const steps = Array.from({ length: size }, (_, at) => at);
        const rest = steps.filter((step) => step !== from);
        const place = dropPlace(from, over, after);
        const moved = rest.toSpliced(place, 0, from);
        if (from === over) expect(moved).toEqual(steps);
        else expect(moved.indexOf(from)).toBe(moved.indexOf(over) + (after ? 1 : -1));
        expect(rest).toEqual(moved.filter((step) => step !== from));
      },
    ),
  );
});
