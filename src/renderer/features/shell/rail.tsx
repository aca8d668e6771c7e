// The rail of pages. A page carries the filter, zone and sort of the one before.
import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  type Icon,
  IconAdjustmentsHorizontal,
  IconBriefcase,
  IconCalendarStats,
  IconCertificate,
  IconChartBar,
  IconDatabaseImport,
  IconDatabaseSearch,
  IconFileAlert,
  IconGitCompare,
  IconLanguage,
  IconList,
  IconMoon,
  IconShieldCheck,
  IconSun,
  IconUserShield,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePreferences } from '../../data/preferences.tsx';
import type { Page } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './rail.module.css';
import { words } from './words.ts';

const pages = [
  { to: '/events', label: 'events', icon: IconList },
  { to: '/access', label: 'access', icon: IconChartBar },
  { to: '/changes', label: 'changes', icon: IconGitCompare },
  { to: '/sivo', label: 'sivo', icon: IconUserShield },
  { to: '/case', label: 'case', icon: IconBriefcase },
  { to: '/sql', label: 'sql', icon: IconDatabaseSearch },
  { to: '/imports', label: 'imports', icon: IconDatabaseImport },
  { to: '/quarantine', label: 'quarantine', icon: IconFileAlert },
  { to: '/coverage', label: 'coverage', icon: IconCalendarStats },
  { to: '/integrity', label: 'integrity', icon: IconShieldCheck },
  { to: '/evidence', label: 'evidence', icon: IconCertificate },
  { to: '/settings', label: 'settings', icon: IconAdjustmentsHorizontal },
] as const satisfies readonly { to: Page; label: string; icon: Icon }[];

export const Rail = () => {
  const say = useWords(words);
  const { language, setLanguage } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const themeLabel = say(scheme === 'dark' ? 'themeLight' : 'themeDark');
  return (
    <nav className={classes.rail} aria-label={say('pages')}>
      {pages.map(({ to, label, icon: PageIcon }) => (
        <Link
          key={to}
          to={to}
          search={(search) => ({ ...search, event: undefined })}
          className={classes.link ?? ''}
          activeOptions={{ includeSearch: false }}
          data-testid={`page-${label}`}
        >
          <PageIcon size={20} stroke={1.6} aria-hidden />
          <span>{say(label)}</span>
        </Link>
      ))}
      <span className={classes.gap} />
      <Tooltip label={say('switchLanguage')} position="right">
        <ActionIcon
          size="lg"
          aria-label={say('switchLanguage')}
          onClick={() => setLanguage(language === 'en' ? 'es' : 'en')}
          data-testid="switch-language"
        >
          <IconLanguage size={19} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={themeLabel} position="right">
        <ActionIcon
          size="lg"
          aria-label={themeLabel}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
          data-testid="switch-theme"
        >
          {scheme === 'dark' ? <IconSun size={19} stroke={1.6} /> : <IconMoon size={19} stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
    </nav>
  );
};
