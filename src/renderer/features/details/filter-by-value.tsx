// Two small buttons that ask for events with exactly this value of a field, or for events without it.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFilter, IconFilterOff } from '@tabler/icons-react';
import type { FilterField } from '#shared/model/field.ts';
import { withTerm, withValues } from '#shared/model/filter-edit.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import styles from './details.module.css';
import { words } from './words.ts';

export interface FilterByValueProps {
  field: FilterField;
  /** `''` is "not stated", as filters write it. */
  value: string;
  /** Names the field in the tooltips. */
  label: string;
}

export const FilterByValue = ({ field, value, label }: FilterByValueProps) => {
  const say = useWords(words);
  const view = useView();
  const choices = [
    {
      name: say('only', { field: label }),
      icon: IconFilter,
      // The open event still answers this question, so it stays open.
      run: () => view.setFilter(withTerm(withValues(view.filter, field, []), field, value), { keepSelected: true }),
      key: 'only',
    },
    {
      name: say('exclude', { field: label }),
      icon: IconFilterOff,
      run: () => view.setFilter(withTerm(view.filter, field, value, 'exclude')),
      key: 'exclude',
    },
  ];
  return choices.map(({ name, icon: ChoiceIcon, run, key }) => (
    <Tooltip key={key} label={name}>
      <ActionIcon
        size={20}
        variant="subtle"
        color="gray"
        className={styles.filterBy ?? ''}
        aria-label={name}
        disabled={view.filterProblem !== null}
        onClick={run}
        data-testid={`${key}-${field}`}
      >
        <ChoiceIcon size={14} />
      </ActionIcon>
    </Tooltip>
  ));
};
