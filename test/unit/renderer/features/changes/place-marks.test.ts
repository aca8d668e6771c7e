import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeSpan, markGap, placeMarks, spanOfMark } from '#renderer/features/changes/resources/place-marks.ts';

const hour = 3_600_000;
const start = Date.parse('2026-05-20T10:00:00Z');
const versionsOf = (times: readonly number[]) =>
  times.map((_, place) => ({ kind: place === 0 ? ('create' as const) : ('update' as const) }));
const marksOf = (times: readonly number[], width: number) =>
  placeMarks(versionsOf(times), times, lifeSpan(times), width);

describe('marks of versions on a line', () => {
  it('are one for each version where there is room, with its kind', () => {
    const marks = marksOf([start, start + 10 * hour, start + 30 * hour], 600);
    expect(marks.map(({ first, last, kind }) => [first, last, kind])).toEqual([
      [0, 0, 'create'],
      [1, 1, 'update'],
      [2, 2, 'update'],
    ]);
  });

  it('stand for several where they would touch', () => {
    const times = [start, start + 60_000, start + 300 * hour];
    const marks = marksOf(times, 600);
    expect(marks.map(({ first, last, kind }) => [first, last, kind])).toEqual([
      [0, 1, 'several'],
      [2, 2, 'update'],
    ]);
    const inside = marks[0] === undefined ? null : spanOfMark(marks[0], times);
    expect(inside).not.toBeNull();
    const zoomed = placeMarks(versionsOf(times), times, inside ?? lifeSpan(times), 600);
    expect(zoomed.map(({ first, last }) => [first, last])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('of several tell whether the resource was made or removed among them', () => {
    const times = [start, start + 1000, start + 2000, start + 300 * hour];
    const kinds = ['create', 'update', 'delete', 'update'] as const;
    const marks = placeMarks(
      kinds.map((kind) => ({ kind })),
      times,
      lifeSpan(times),
      600,
    );
    expect(marks.map(({ kind, created, deleted }) => [kind, created, deleted])).toEqual([
      ['several', true, true],
      ['update', false, false],
    ]);
  });

  it('of one instant cannot be taken apart', () => {
    const [mark] = marksOf([start, start, start], 600);
    expect(mark).toMatchObject({ first: 0, last: 2, kind: 'several' });
    expect(mark === undefined ? undefined : spanOfMark(mark, [start, start, start])).toBeNull();
  });

  it('hold every version of the life once, in order, and are never more than fit', () => {
    const life = fc.array(fc.integer({ min: 0, max: 4e11 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(life, fc.integer({ min: 1, max: 2000 }), (ages, width) => {
        const times = ages.map((age) => start + age).sort((one, other) => one - other);
        const span = lifeSpan(times);
        expect(Number.isInteger(span.fromMs) && Number.isInteger(span.toMs)).toBe(true);
        const marks = placeMarks(versionsOf(times), times, span, width);
        const held = marks.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at),
        );
        expect(held).toEqual(times.map((_, place) => place));
        expect(marks.length).toBeLessThanOrEqual(width / markGap + 1);
        for (const { x } of marks) expect(x >= 0 && x <= width).toBe(true);
      }),
    );
  });
});
