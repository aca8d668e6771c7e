// How the workbench looks: theme, language, zone, density.
import { useMantineColorScheme } from '@mantine/core';
import { densities } from '#shared/model/grid-layout.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useGridLayout } from '../../data/use-grid-layout.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import type { Action } from './action.ts';
import { words } from './words.ts';

const schemes = { light: 'themeLight', dark: 'themeDark', auto: 'themeSystem' } as const;

export const useLookActions = (): Action[] => {
  const say = useWords(words);
  const { language, setLanguage, tenantZone } = usePreferences();
  const { zone, setZone } = useView();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [layout, setLayout] = useGridLayout();
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const action = (id: string, label: string, run: () => void): Action => ({
    id,
    group: 'looks',
    label,
    keys: null,
    run,
  });
  return [
    ...(['light', 'dark', 'auto'] as const)
      .filter((scheme) => scheme !== colorScheme)
      .map((scheme) => action(`theme-${scheme}`, say(schemes[scheme]), () => setColorScheme(scheme))),
    action('language', say('switchLanguage'), () => setLanguage(language === 'en' ? 'es' : 'en')),
    ...[...new Set(['UTC', tenantZone, local])]
      .filter((known) => known !== zone)
      .map((known) => action(`zone-${known}`, say('timesIn', { zone: known }), () => setZone(known))),
    ...densities
      .filter((density) => density !== layout.density)
      .map((density) => action(`density-${density}`, say(`rows_${density}`), () => setLayout({ ...layout, density }))),
  ];
};
