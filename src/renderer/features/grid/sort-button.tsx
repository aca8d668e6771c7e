// A column head that sorts: its name, the order it stands in, and the order a press gives.
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import type { ColumnId } from './cell-value.ts';
import { nextSort, sortState } from './column-sort.ts';
import classes from './grid.module.css';
import { words } from './words.ts';

const icons = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;

/** The bare name for a column that nothing sorts by. */
export const SortButton = ({ column, name, view }: { column: ColumnId; name: string; view: View }) => {
  const say = useWords(words);
  const state = sortState(view.sort, column);
  const next = nextSort(view.sort, column);
  if (state === null || next === null) return <span className={classes.headText}>{name}</span>;
  const SortIcon = icons[state];
  const title = (): string => {
    if (state === 'none') return say('sortBy', { name });
    if (column === 'time') return say(state === 'descending' ? 'newestFirst' : 'oldestFirst');
    return say(state, { name });
  };
  return (
    <button
      type="button"
      className={classes.sort}
      title={title()}
      onClick={() => view.setSort(next)}
      data-sorted={state !== 'none'}
      data-testid={column === 'time' ? 'sort' : `sort-${column}`}
    >
      <span className={classes.headText}>{name}</span>
      <SortIcon size={13} aria-hidden className={classes.sortIcon} />
    </button>
  );
};
