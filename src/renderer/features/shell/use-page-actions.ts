// Going to pages, and back.
import { type Page, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import type { Action } from './action.ts';
import { words } from './words.ts';

const pages = [
  { page: '/events', name: 'events', key: 'e' },
  { page: '/access', name: 'access', key: 'a' },
  { page: '/changes', name: 'changes', key: 'h' },
  { page: '/sivo', name: 'sivo', key: 'm' },
  { page: '/case', name: 'case', key: 'k' },
  { page: '/sql', name: 'sql', key: 'q' },
  { page: '/imports', name: 'imports', key: 'i' },
  { page: '/quarantine', name: 'quarantine', key: 'u' },
  { page: '/coverage', name: 'coverage', key: 'c' },
  { page: '/integrity', name: 'integrity', key: 'v' },
  { page: '/evidence', name: 'evidence', key: 'p' },
  { page: '/settings', name: 'settings', key: 's' },
] as const satisfies readonly { page: Page; name: string; key: string }[];

export const usePageActions = (): Action[] => {
  const say = useWords(words);
  const { go } = useView();
  return [
    ...pages.map(({ page, name, key }) => ({
      id: name,
      group: 'pages' as const,
      label: say('goTo', { page: say(name) }),
      keys: ['g', key] as const,
      run: () => go(page),
    })),
    { id: 'back', group: 'pages', label: say('back'), keys: ['['], run: () => window.history.back() },
    { id: 'forward', group: 'pages', label: say('forward'), keys: [']'], run: () => window.history.forward() },
  ];
};
