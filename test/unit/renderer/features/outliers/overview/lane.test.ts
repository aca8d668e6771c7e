import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneEntries } from '#renderer/features/outliers/overview/lane-cells.ts';
import {
  cellAfter,
  cellAt,
  dayLeft,
  headHeight,
  laneOf,
  rowHeight,
  rowTop,
  scrollTo,
} from '#renderer/features/outliers/overview/lane-geometry.ts';
import { isRestDay, laneRows, weekdayOf } from '#renderer/features/outliers/overview/lane-rows.ts';
import { scoreShade } from '#renderer/features/outliers/overview/score-shade.ts';
import type { ScoreOverview } from '#shared/model/actor-scores.ts';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import type { ScoredActor } from '#shared/model/outliers.ts';

const actor = (email: string, group: string): ScoredActor => ({
  key: email,
  id: null,
  email,
  ids: [],
  emails: [email],
  role: group,
  group,
  service: false,
});

const overview: ScoreOverview = {
  days: ['2026-03-06', '2026-03-07', '2026-03-08'],
  covered: [true, true, false],
  actors: [
    { actor: actor('ana@acme.example', 'agent'), events: 2, best: 1.5 },
    { actor: actor('luis@acme.example', 'admin'), events: 9, best: 6 },
    { actor: actor('new@acme.example', 'agent'), events: 1, best: null },
  ],
  scores: [
    [1.5, 0, null],
    [0.2, 6, null],
    [null, null, null],
  ],
  counts: [
    [2, 0, null],
    [1, 8, null],
    [1, 0, null],
  ],
};
const nameOf = ({ email }: ScoredActor): string => email ?? '';
const names = (...rest: [sort: 'score' | 'name' | 'group', text: string]): string[] =>
  laneRows(overview, nameOf, ...rest).map(({ name }) => name.split('@')[0] ?? '');

describe('laneRows', () => {
  it('stand by score, name or group; who has no score comes last', () => {
    expect(names('score', '')).toEqual(['luis', 'ana', 'new']);
    expect(names('name', '')).toEqual(['ana', 'luis', 'new']);
    expect(names('group', '')).toEqual(['luis', 'ana', 'new']);
  });

  it('are found by name and by group', () => {
    expect(names('name', ' LUIS ')).toEqual(['luis']);
    expect(names('name', 'agent')).toEqual(['ana', 'new']);
    expect(names('name', 'nobody')).toEqual([]);
  });
});

describe('rest days', () => {
  it('are those that are no business days, and holidays', () => {
    const { calendar } = defaultAnomalyParameters;
    expect(weekdayOf('2026-03-08')).toBe(7);
    expect(isRestDay('2026-03-06', calendar)).toBe(false);
    expect(isRestDay('2026-03-07', calendar)).toBe(true);
    expect(isRestDay('2026-03-06', { ...calendar, holidays: ['2026-03-06'] })).toBe(true);
  });
});

describe('laneEntries', () => {
  it('are days that say something, the highest score first; a day that is not covered is none', () => {
    const entries = laneEntries(overview, laneRows(overview, nameOf, 'name', ''), 1);
    expect(entries.map(({ row, day, count, score }) => [row.actor.key.split('@')[0], day, count, score])).toEqual([
      ['luis', '2026-03-07', 8, 6],
      ['ana', '2026-03-06', 2, 1.5],
      ['luis', '2026-03-06', 1, 0.2],
      ['new', '2026-03-06', 1, null],
    ]);
  });
});

describe('scoreShade', () => {
  it('follows the severities', () => {
    const shades = [0, 0.99, 1, 2, 3, 4.49, 4.5, 70].map((score) => scoreShade(score, defaultAnomalyParameters));
    expect(shades).toEqual([0, 0, 1, 2, 3, 3, 4, 4]);
  });
});

describe('the lane in pixels', () => {
  const sizes = fc.record({
    rows: fc.integer({ min: 1, max: 400 }),
    days: fc.integer({ min: 1, max: 800 }),
    width: fc.integer({ min: 300, max: 2000 }),
  });

  it('finds the cell that it draws, wherever it was scrolled to', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), fc.nat(3000), fc.nat(3000), ({ rows, days, width }, r, d, left, top) => {
        const lane = laneOf(rows, days, width, 560);
        const cell = { row: r % rows, day: d % days };
        const scroll = scrollTo(lane, { left, top }, cell);
        const x = dayLeft(lane, scroll, cell.day) + lane.cellWidth / 2;
        const y = rowTop(scroll, cell.row) + rowHeight / 2;
        expect(cellAt(lane, scroll, x, y)).toEqual(cell);
        expect(x).toBeLessThanOrEqual(lane.width);
        expect(y).toBeLessThanOrEqual(lane.height);
      }),
    );
  });

  it('has nothing under its head, its names and beyond its end', () => {
    const lane = laneOf(2, 3, 800, 560);
    const still = { left: 0, top: 0 };
    expect(cellAt(lane, still, lane.nameWidth - 1, headHeight + 1)).toBeNull();
    expect(cellAt(lane, still, lane.nameWidth + 1, headHeight - 1)).toBeNull();
    expect(cellAt(lane, still, lane.fullWidth + 1, headHeight + 1)).toBeNull();
    expect(cellAt(lane, still, lane.nameWidth + 1, lane.fullHeight + 1)).toBeNull();
  });

  it('is walked by keys and never left by them', () => {
    const lane = laneOf(2, 40, 800, 560);
    const at = { row: 1, day: 35 };
    expect(cellAfter('ArrowUp', at, lane)).toEqual({ row: 0, day: 35 });
    expect(cellAfter('ArrowDown', at, lane)).toEqual(at);
    expect(cellAfter('PageDown', at, lane)).toEqual({ row: 1, day: 39 });
    expect(cellAfter('PageUp', at, lane)).toEqual({ row: 1, day: 5 });
    expect(cellAfter('Home', at, lane)).toEqual({ row: 1, day: 0 });
    expect(cellAfter('End', at, lane)).toEqual({ row: 1, day: 39 });
    expect(cellAfter('a', at, lane)).toBeNull();
  });
});
