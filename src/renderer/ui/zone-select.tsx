// Chooses a time zone by typing: the usual ones first, then every zone the browser knows.
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from './define-words.ts';
import { words } from './words.ts';

interface Props {
  label: string;
  value: string | null;
  /** Shown while none is chosen. */
  placeholder?: string;
  /** Whether it can be emptied again. */
  clearable?: boolean;
  autoFocus?: boolean;
  onZone(zone: string | null): void;
  testId: string;
}

export const ZoneSelect = ({ label, value, placeholder, clearable = false, autoFocus, onZone, testId }: Props) => {
  const say = useWords(words);
  const zones = useMemo(() => {
    const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const usual = [...(value === null ? [] : [value]), 'Europe/Madrid', 'UTC', local];
    return [...new Set([...usual, ...Intl.supportedValuesOf('timeZone')])];
  }, [value]);
  return (
    <Select
      label={label}
      data={zones}
      value={value}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(autoFocus === true ? { 'data-autofocus': true } : {})}
      searchable
      openOnFocus={false}
      onFocus={(event) => event.currentTarget.select()}
      clearable={clearable}
      allowDeselect={false}
      selectFirstOptionOnChange
      selectFirstOptionOnDropdownOpen
      limit={80}
      nothingFoundMessage={say('zoneNone')}
      onChange={(zone) => {
        if (zone !== null || clearable) onZone(zone);
      }}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      data-testid={testId}
    />
  );
};
