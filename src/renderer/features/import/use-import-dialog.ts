// Which of the import dialogs is open. It stands in the address, so that any page can ask for one without knowing this feature.
import { usePageParam } from '../../data/view-state.ts';

export type ImportDialog = 'open' | 'create' | 'path';

const isDialog = (name: string): name is ImportDialog => name === 'open' || name === 'create' || name === 'path';

/** The address parameter is `dialog`; `show(null)` closes. */
export const useImportDialog = (): [dialog: ImportDialog | null, show: (dialog: ImportDialog | null) => void] => {
  const [name, setName] = usePageParam('dialog', '');
  return [isDialog(name) ? name : null, (dialog) => setName(dialog ?? '')];
};
