import { describe, expect, it } from 'vitest';
import { nextSort, sortState } from '#renderer/features/grid/column-sort.ts';
import { gridCommand } from '#renderer/features/grid/grid-keys.ts';
import { gridColumnIds } from '#shared/model/grid-layout.ts';
import { sorts } from '#shared/model/query.ts';

describe('sorting by a column', () => {
  it('begins with the newest and with the first letters, and turns round when pressed again', () => {
    expect(nextSort('actor', 'time')).toBe('newest');
    expect(nextSort('newest', 'time')).toBe('oldest');
    expect(nextSort('oldest', 'time')).toBe('newest');
    expect(nextSort('newest', 'actor')).toBe('actor');
    expect(nextSort('actor', 'actor')).toBe('actor-desc');
    expect(nextSort('actor-desc', 'actor')).toBe('actor');
    expect(nextSort('actor-desc', 'resource')).toBe('resource');
    expect(nextSort('newest', 'change')).toBeNull();
  });

  it('shows every sort in one column, which a press can reach', () => {
    for (const sort of sorts) {
      const sorted = gridColumnIds.filter((column) => !['none', null].includes(sortState(sort, column)));
      expect(sorted).toHaveLength(1);
      expect(gridColumnIds.some((column) => sorts.some((from) => nextSort(from, column) === sort))).toBe(true);
    }
    expect(sortState('newest', 'time')).toBe('descending');
    expect(sortState('actor', 'actor')).toBe('ascending');
    expect(sortState('actor', 'time')).toBe('none');
    expect(sortState('actor', 'marks')).toBeNull();
  });

  it('has a key', () => {
    expect(gridCommand({ key: 's', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false })).toEqual({
      kind: 'sort',
    });
  });
});
