import { describe, expect, it } from 'vitest';
import { isOpenAtFirst, longerList, sectionsOf } from '#renderer/features/facets/facet-fields.ts';
import { facetCommand } from '#renderer/features/facets/facet-keys.ts';
import { busiestMs, sparkPath } from '#renderer/features/facets/spark.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

describe('sections', () => {
  it('keep their order; conflicts are a section where there are some', () => {
    expect(sectionsOf(0)).not.toContain('conflict');
    expect(sectionsOf(2).filter((field) => field !== 'conflict')).toEqual(sectionsOf(0));
    expect(sectionsOf(0).slice(-3)).toEqual(['import', 'tag', 'starred']);
  });

  it('of tags and stars are open once there are some', () => {
    expect(isOpenAtFirst('tag', false)).toBe(false);
    expect(isOpenAtFirst('tag', true)).toBe(true);
    expect(isOpenAtFirst('resource.id', true)).toBe(false);
  });

  it('show more in steps up to what the engine tells', () => {
    expect([7, 50, 200, 9_000].map(longerList)).toEqual([50, 200, 800, 10_000]);
  });
});

describe('facetCommand', () => {
  it('moves, includes and excludes, and leaves the browser its keys', () => {
    expect(facetCommand({ ...plain, key: 'ArrowDown' })).toEqual({ kind: 'move', by: 1 });
    expect(facetCommand({ ...plain, key: 'i' })).toEqual({ kind: 'include' });
    expect(facetCommand({ ...plain, key: 'e', ctrlKey: true })).toBeNull();
    expect(facetCommand({ ...plain, key: 'toString' })).toBeNull();
  });
});

describe('sparklines', () => {
  it('reach the top at the most and the bottom at none', () => {
    expect(sparkPath([0, 10, 5])).toBe('M0 11L22 1L44 6');
    expect(sparkPath([0, 0])).toBe('');
    expect(sparkPath([])).toBe('');
  });

  it('tell when a user was most active', () => {
    const lines = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-05T00:00:00.000Z', series: [] };
    expect(busiestMs(lines, [0, 0, 3, 1])).toBe(Date.parse('2026-01-03T12:00:00Z'));
    expect(busiestMs(lines, [0, 0])).toBeNull();
    expect(busiestMs({ ...lines, from: null }, [1])).toBeNull();
  });
});
