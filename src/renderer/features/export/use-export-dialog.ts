// Whether the export dialog is open. It stands in the address, so that any page can ask for it without knowing this feature.
import { usePageParam } from '../../data/view-state.ts';

/** The address parameter is `dialog`. */
export const useExportDialog = (): [opened: boolean, show: (opened: boolean) => void] => {
  const [name, setName] = usePageParam('dialog', '');
  return [name === 'export', (opened) => setName(opened ? 'export' : '')];
};
