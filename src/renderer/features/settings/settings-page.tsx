// What can be set: how the workbench looks, which zone times are in, the tenant's plan, and what this host is and can do.
import { SegmentedControl, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { languages } from '#shared/contract/error-text.ts';
import { densities } from '#shared/model/grid-layout.ts';
import { type Plan, planSchema } from '#shared/model/remote.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useGridLayout } from '../../data/use-grid-layout.ts';
import { useWords } from '../../ui/define-words.ts';
import { About } from './about.tsx';
import { NoticeSetting } from './notice-setting.tsx';
import { Setting } from './setting.tsx';
import styles from './settings.module.css';
import { words } from './words.ts';
import { ZoneSetting } from './zone-setting.tsx';

/** Each language in its own name, so that it is found by who speaks it. */
const languageNames = { en: 'English', es: 'Español' } as const;
const schemes = ['light', 'dark', 'auto'] as const;
const plans = ['none', ...planSchema.options] as const;

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  values: readonly Value[];
  labelOf(value: Value): string;
  onChoose(value: Value): void;
  testId: string;
}

const Choice = <Value extends string>({ label, value, values, labelOf, onChoose, testId }: ChoiceProps<Value>) => (
  <SegmentedControl
    size="xs"
    aria-label={label}
    value={value}
    data={values.map((known) => ({ value: known, label: labelOf(known) }))}
    onChange={(chosen) => {
      const found = values.find((known) => known === chosen);
      if (found !== undefined) onChoose(found);
    }}
    data-testid={testId}
  />
);

/** `more`: settings of other features. */
export const SettingsPage = ({ more }: { more?: ReactNode }) => {
  const say = useWords(words);
  const { language, setLanguage, plan, setPlan } = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [layout, setLayout] = useGridLayout();
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
          <Title order={2} size="h5">
            {say('looks')}
          </Title>
          <Setting label={say('language')}>
            <Choice
              label={say('language')}
              value={language}
              values={languages}
              labelOf={(value) => languageNames[value]}
              onChoose={setLanguage}
              testId="setting-language"
            />
          </Setting>
          <Setting label={say('theme')}>
            <Choice
              label={say('theme')}
              value={colorScheme}
              values={schemes}
              labelOf={(value) => say(`theme_${value}`)}
              onChoose={setColorScheme}
              testId="setting-theme"
            />
          </Setting>
          <Setting label={say('density')} help={say('densityHelp')}>
            <Choice
              label={say('density')}
              value={layout.density}
              values={densities}
              labelOf={(value) => say(`density_${value}`)}
              onChoose={(density) => setLayout({ ...layout, density })}
              testId="setting-density"
            />
          </Setting>
          <Title order={2} size="h5">
            {say('times')}
          </Title>
          <ZoneSetting />
          <Title order={2} size="h5">
            {say('tenant')}
          </Title>
          <Setting label={say('plan')} help={say('planHelp')}>
            <Choice
              label={say('plan')}
              value={plan ?? 'none'}
              values={plans}
              labelOf={(value) => say(`plan_${value}`)}
              onChoose={(value: Plan | 'none') => setPlan(value === 'none' ? null : value)}
              testId="setting-plan"
            />
          </Setting>
          <NoticeSetting />
          {more}
        </Stack>
        <About />
      </div>
    </div>
  );
};
