// Adds any of a field's values to the filter, from those found under the rest of it, with their counts; another one can be typed.
import { Checkbox, Combobox, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { FacetField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import { useFacets } from '../../data/use-facets.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './query-bar.module.css';
import { words } from './words.ts';

export interface ValuePickerProps {
  name: string;
  testId: string;
  facet: FacetField;
  /** The rest of the filter: what the values are counted under. */
  under: Filter;
  zone: string;
  values: readonly string[];
  onValues(values: string[]): void;
  /** Words for values that are codes. */
  labels?: Readonly<Record<string, string>>;
}

/** Values fetched, and options drawn at once. */
const fetched = 1000;
const drawn = 100;

export const ValuePicker = ({ name, testId, facet, under, zone, values, onValues, labels = {} }: ValuePickerProps) => {
  const say = useWords(words);
  const format = useFormat();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      setSearch('');
      combobox.resetSelectedOption();
      combobox.focusTarget();
    },
  });
  const { facets } = useFacets(under, zone, [facet], fetched, combobox.dropdownOpened);
  const label = (value: string): string => (value === '' ? say('notStated') : (labels[value] ?? value));
  const wanted = search.trim().toLowerCase();
  const counted = (facets?.facets[0]?.values ?? []).map(({ value, count }) => ({ value: value ?? '', count }));
  const options = counted.filter(({ value }) => label(value).toLowerCase().includes(wanted));
  const isNew = wanted !== '' && !counted.some(({ value }) => value.toLowerCase() === wanted);
  const toggle = (value: string) =>
    onValues(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);

  // What is typed chooses the first option, so that Enter takes it.
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (wanted === '') resetSelectedOption();
    else selectFirstOption();
  }, [wanted, selectFirstOption, resetSelectedOption]);

  const chosen = values.length === 0 ? say('any') : values.map(label).join(', ');

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => toggle(value === 'new:' ? search.trim() : value.slice('value:'.length))}
      width={280}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={classes.picker}
          data-active={values.length > 0}
          aria-label={`${name}: ${chosen}`}
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
          data-testid={testId}
        >
          <IconPlus size={13} aria-hidden /> {name}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
          placeholder={say('search', { name })}
          aria-label={say('search', { name })}
        />
        <Combobox.Options mah={320} className={classes.options ?? ''}>
          {options.slice(0, drawn).map(({ value, count }) => (
            <Combobox.Option key={value} value={`value:${value}`} active={values.includes(value)}>
              <span className={classes.option}>
                <Checkbox size="xs" checked={values.includes(value)} readOnly tabIndex={-1} aria-hidden />
                <span className={classes.optionLabel}>{label(value)}</span>
                <span className={classes.optionCount}>{format.count(count)}</span>
              </span>
            </Combobox.Option>
          ))}
          {isNew && <Combobox.Option value="new:">{say('useValue', { value: search.trim() })}</Combobox.Option>}
          {options.length === 0 && !isNew && <Combobox.Empty>{say('noValue')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
