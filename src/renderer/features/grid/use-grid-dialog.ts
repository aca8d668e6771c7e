// Which dialog of the grid is open. It stands in the address, so that the palette and keys can ask for one without knowing the grid.
import { useCallback } from 'react';
import { usePageParam } from '../../data/view-state.ts';

const gridDialogs = ['columns', 'rules', 'jump'] as const;
export type GridDialog = (typeof gridDialogs)[number];

/** The address parameter is `dialog`; `show(null)` closes. */
export const useGridDialog = (): [dialog: GridDialog | null, show: (dialog: GridDialog | null) => void] => {
  const [name, setName] = usePageParam('dialog', '');
  const show = useCallback((dialog: GridDialog | null) => setName(dialog ?? ''), [setName]);
  return [gridDialogs.find((dialog) => dialog === name) ?? null, show];
};
