// A column head that sorts: its name, the order it stands in, and the order a press gives.
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { nextSort, sortState } from './column-sort.ts';
import classes from './grid.module.css';
import { words } from './words.ts';

const icons = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;

/** A column that nothing sorts by has the same button without an order: its keys and menu are the same. */
export const SortButton = ({ column, name, view }: { column: GridColumnId; name: string; view: View }) => {
  const say = useWords(words);
  const state = sortState(view.sort, column);
  const next = nextSort(view.sort, column);
  const SortIcon = state === null ? null : icons[state];
  const title = (): string => {
    if (state === null) return say('noSort', { name });
    if (state === 'none') return say('sortBy', { name });
    if (column === 'time') return say(state === 'descending' ? 'newestFirst' : 'oldestFirst');
    return say(state, { name });
  };
  return (
    <button
      type="button"
      className={classes.sort}
      title={title()}
      onClick={() => {
        if (next !== null) view.setSort(next);
      }}
      data-sorted={state !== 'none' && state !== null}
      data-testid={column === 'time' ? 'sort' : `sort-${column}`}
    >
      <span className={classes.headText}>{name}</span>
      {SortIcon !== null && <SortIcon size={13} aria-hidden className={classes.sortIcon} />}
    </button>
  );
};
