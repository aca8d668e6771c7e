// The zone every time of the view is read and written in.
import { Select } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useMemo } from 'react';
import { usePreferences } from '../../data/preferences.tsx';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

/** The zones asked for most, then every zone the browser knows. */
const zonesOf = (zone: string, tenantZone: string): string[] => {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([zone, 'UTC', local, tenantZone, ...Intl.supportedValuesOf('timeZone')])];
};

export const ZonePicker = (props: { zone: string; onZone(zone: string): void }) => {
  const say = useWords(words);
  const { zone, onZone } = props;
  const { tenantZone } = usePreferences();
  const zones = useMemo(() => zonesOf(zone, tenantZone), [zone, tenantZone]);
  return (
    <Select
      w={168}
      size="xs"
      aria-label={say('zone')}
      data={zones}
      value={zone}
      onChange={(next) => {
        if (next !== null) onZone(next);
      }}
      searchable
      selectFirstOptionOnChange
      selectFirstOptionOnDropdownOpen
      allowDeselect={false}
      limit={60}
      nothingFoundMessage={say('zoneNone')}
      leftSection={<IconClock size={15} aria-hidden />}
      comboboxProps={{ width: 240, position: 'bottom-end', transitionProps: { duration: 0 } }}
      data-testid="zone"
    />
  );
};
