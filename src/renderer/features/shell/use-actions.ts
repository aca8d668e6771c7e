// What a user can do from anywhere, each as one object: the keys, the palette and the shortcut sheet all read this list.
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { everything } from '#shared/model/filter.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { focusRows } from '../../ui/focus-rows.ts';
import { useEventsLayout } from './use-events-layout.ts';
import { words } from './words.ts';

/** `keys`: one key, or two pressed one after the other, as `KeyboardEvent.key` names them; null has none. */
export interface Action {
  id: string;
  label: string;
  keys: readonly [string] | readonly [string, string] | null;
  run(): void;
}

const focusQuery = (): void => document.querySelector<HTMLInputElement>('[data-shortcut="query"]')?.focus();

/** Uses a button of the page, where it is shown. */
const clickOn = (shortcut: string) => (): void =>
  document.querySelector<HTMLElement>(`[data-shortcut="${shortcut}"]`)?.click();

/** `showSheet` opens the sheet of shortcuts. */
export const useActions = (showSheet: () => void): Action[] => {
  const say = useWords(words);
  const { go, setFilter, setSort, sort } = useView();
  const { language, setLanguage } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const { toggleFacets, toggleTimeline } = useEventsLayout();
  const [, setDialog] = usePageParam('dialog', '');
  return useMemo<Action[]>(
    () => [
      { id: 'query', label: say('keyQuery'), keys: ['/'], run: focusQuery },
      { id: 'views', label: say('keyViews'), keys: ['v'], run: clickOn('views') },
      { id: 'rows', label: say('keyRows'), keys: ['g', 'r'], run: focusRows },
      { id: 'events', label: say('goTo', { page: say('events') }), keys: ['g', 'e'], run: () => go('/events') },
      { id: 'access', label: say('goTo', { page: say('access') }), keys: ['g', 'a'], run: () => go('/access') },
      { id: 'case', label: say('goTo', { page: say('case') }), keys: ['g', 'k'], run: () => go('/case') },
      { id: 'sql', label: say('goTo', { page: say('sql') }), keys: ['g', 'q'], run: () => go('/sql') },
      { id: 'imports', label: say('goTo', { page: say('imports') }), keys: ['g', 'i'], run: () => go('/imports') },
      {
        id: 'quarantine',
        label: say('goTo', { page: say('quarantine') }),
        keys: ['g', 'u'],
        run: () => go('/quarantine'),
      },
      { id: 'coverage', label: say('goTo', { page: say('coverage') }), keys: ['g', 'c'], run: () => go('/coverage') },
      {
        id: 'integrity',
        label: say('goTo', { page: say('integrity') }),
        keys: ['g', 'v'],
        run: () => go('/integrity'),
      },
      { id: 'settings', label: say('goTo', { page: say('settings') }), keys: ['g', 's'], run: () => go('/settings') },
      { id: 'nextEvent', label: say('nextEvent'), keys: ['n'], run: clickOn('next-event') },
      { id: 'previousEvent', label: say('previousEvent'), keys: ['p'], run: clickOn('previous-event') },
      { id: 'back', label: say('back'), keys: ['['], run: () => window.history.back() },
      { id: 'forward', label: say('forward'), keys: [']'], run: () => window.history.forward() },
      { id: 'clear', label: say('clearFilter'), keys: null, run: () => setFilter(everything) },
      {
        id: 'sort',
        label: say(sort === 'newest' ? 'oldestFirst' : 'newestFirst'),
        keys: null,
        run: () => setSort(sort === 'newest' ? 'oldest' : 'newest'),
      },
      { id: 'facets', label: say('toggleFacets'), keys: null, run: toggleFacets },
      { id: 'timeline', label: say('toggleTimeline'), keys: null, run: toggleTimeline },
      { id: 'open', label: say('openArchive'), keys: null, run: () => setDialog('open') },
      { id: 'create', label: say('createArchive'), keys: null, run: () => setDialog('create') },
      { id: 'api', label: say('pullApi'), keys: null, run: () => setDialog('api') },
      { id: 's3', label: say('fetchBucket'), keys: null, run: () => setDialog('s3') },
      {
        id: 'theme',
        label: say(dark ? 'themeLight' : 'themeDark'),
        keys: null,
        run: () => setColorScheme(dark ? 'light' : 'dark'),
      },
      {
        id: 'language',
        label: say('switchLanguage'),
        keys: null,
        run: () => setLanguage(language === 'en' ? 'es' : 'en'),
      },
      { id: 'shortcuts', label: say('shortcuts'), keys: ['?'], run: showSheet },
    ],
    [
      say,
      go,
      setFilter,
      setSort,
      sort,
      language,
      setLanguage,
      setColorScheme,
      dark,
      toggleFacets,
      toggleTimeline,
      setDialog,
      showSheet,
    ],
  );
};
