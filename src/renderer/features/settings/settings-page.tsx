// Language, theme and time zone, and what this host is and can do.
import { SegmentedControl, Select, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { languages } from '#shared/contract/error-text.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { About } from './about.tsx';
import styles from './settings.module.css';
import { words } from './words.ts';
import { zoneChoices } from './zone-choices.ts';

/** Each language in its own name, so that it is found by who speaks it. */
const languageNames = { en: 'English', es: 'Español' } as const;
const schemes = ['light', 'dark', 'auto'] as const;

export const SettingsPage = () => {
  const say = useWords(words);
  const { language, setLanguage } = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { zone, setZone } = useView();
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = useMemo(
    () =>
      zoneChoices(local, Intl.supportedValuesOf('timeZone'), zone, {
        utc: say('zoneUtc'),
        local: say('zoneLocal', { zone: local }),
        madrid: say('zoneMadrid'),
        common: say('zoneCommon'),
        all: say('zoneAll'),
      }),
    [local, zone, say],
  );
  const now = Date.now();
  return (
    <div className={styles.page} data-testid="settings-page">
      <div className={styles.column}>
        <Title order={1} size="h3">
          {say('page')}
        </Title>
        <Text size="sm" c="var(--text-soft)" mb="lg">
          {say('kept')}
        </Text>
        <Stack gap="lg">
          <Setting label={say('language')}>
            <SegmentedControl
              aria-label={say('language')}
              value={language}
              onChange={(value) => {
                const chosen = languages.find((known) => known === value);
                if (chosen !== undefined) setLanguage(chosen);
              }}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
          </Setting>
          <Setting label={say('theme')}>
            <SegmentedControl
              aria-label={say('theme')}
              value={colorScheme}
              onChange={(value) => {
                const chosen = schemes.find((known) => known === value);
                if (chosen !== undefined) setColorScheme(chosen);
              }}
              data={[
                { value: 'light', label: say('light') },
                { value: 'dark', label: say('dark') },
                { value: 'auto', label: say('system') },
              ]}
            />
          </Setting>
          <Setting label={say('zone')}>
            <Select
              aria-label={say('zone')}
              w={380}
              searchable
              allowDeselect={false}
              nothingFoundMessage={say('zoneNothing')}
              limit={600}
              maxDropdownHeight={320}
              value={zone}
              data={zones}
              onChange={(value) => value !== null && setZone(value)}
            />
            <Text size="xs" mt={4} className="tabular">
              {say('zoneNow', { time: formatSecond(now, zone), zone, utc: formatSecond(now, 'UTC') })}
            </Text>
            <Text size="xs" c="var(--text-faint)">
              {say('zoneHelp')}
            </Text>
          </Setting>
        </Stack>
        <About />
      </div>
    </div>
  );
};

const Setting = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <Text size="sm" fw={600} mb={4} aria-hidden>
      {label}
    </Text>
    {children}
  </div>
);
