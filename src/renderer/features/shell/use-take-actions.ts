// Taking something away: links, files, paper; and undoing what was done in the case.
import { useCase } from '../../data/use-case.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useRestoreDialog } from '../restore/use-restore-dialog.ts';
import { useCopyView } from '../share/use-copy-view.ts';
import type { Action } from './action.ts';
import { words } from './words.ts';

export const useTakeActions = (): Action[] => {
  const say = useWords(words);
  const [, setDialog] = usePageParam('dialog', '');
  const { links, copy } = useCopyView();
  const { selected } = useView();
  const [, restore] = useRestoreDialog();
  const { state, undo, redo } = useCase();
  return [
    { id: 'copyLink', group: 'take', label: say('copyLink'), keys: ['l'], run: () => copy('link') },
    ...(links?.address == null
      ? []
      : [
          {
            id: 'copyAddress',
            group: 'take',
            label: say('copyAddress'),
            keys: null,
            run: () => copy('address'),
          } satisfies Action,
        ]),
    { id: 'copyCommand', group: 'take', label: say('copyCommand'), keys: null, run: () => copy('command') },
    { id: 'export', group: 'take', label: say('export'), keys: null, mod: 'e', run: () => setDialog('export') },
    { id: 'print', group: 'take', label: say('print'), keys: null, run: () => window.print() },
    ...(selected === null
      ? []
      : [
          {
            id: 'restore',
            group: 'take',
            label: say('restore'),
            also: say('restoreAlso'),
            keys: null,
            run: () => restore(selected),
          } satisfies Action,
        ]),
    // Their keys are Ctrl+Z and Ctrl+Shift+Z, which the case listens to itself.
    ...(state?.undo == null
      ? []
      : [{ id: 'undo', group: 'case', label: say('undo'), keys: null, run: () => void undo() } satisfies Action]),
    ...(state?.redo == null
      ? []
      : [{ id: 'redo', group: 'case', label: say('redo'), keys: null, run: () => void redo() } satisfies Action]),
  ];
};
