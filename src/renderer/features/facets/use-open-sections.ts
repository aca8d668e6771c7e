// Which sections are open, remembered on this machine.
import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';
import { isOpenAtFirst, type PanelField } from './facet-fields.ts';

export interface OpenSections {
  isOpen(field: PanelField): boolean;
  toggle(field: PanelField): void;
}

export const useOpenSections = (hasMarks: boolean): OpenSections => {
  const [chosen, setChosen] = useLocalStorage<Partial<Record<PanelField, boolean>>>({
    key: 'sivo-workbench-facet-sections',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const isOpen = useCallback(
    (field: PanelField) => chosen[field] ?? isOpenAtFirst(field, hasMarks),
    [chosen, hasMarks],
  );
  const toggle = useCallback(
    (field: PanelField) =>
      setChosen((before) => ({ ...before, [field]: !(before[field] ?? isOpenAtFirst(field, hasMarks)) })),
    [setChosen, hasMarks],
  );
  return { isOpen, toggle };
};
