// Asking: the query, the presets, the saved views, and what is shown of the answer.
import { everything } from '#shared/model/filter.ts';
import { presets } from '#shared/model/presets.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useCase } from '../../data/use-case.ts';
import { useQuestion } from '../../data/use-question.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { focusRows } from '../../ui/focus-rows.ts';
import { charts } from '../patterns/use-chart-choice.ts';
import type { Action } from './action.ts';
import { useEventsLayout } from './use-events-layout.ts';
import { words } from './words.ts';

const focusQuery = (): void => document.querySelector<HTMLInputElement>('[data-shortcut="query"]')?.focus();

/** Uses a button of the page, where it is shown. */
const clickOn = (shortcut: string) => (): void =>
  document.querySelector<HTMLElement>(`[data-shortcut="${shortcut}"]`)?.click();

export const useAskActions = (): Action[] => {
  const say = useWords(words);
  const { language } = usePreferences();
  const { setFilter, setSort, sort } = useView();
  const { toggleFacets, toggleTimeline } = useEventsLayout();
  const [, setDialog] = usePageParam('dialog', '');
  const [, setChart] = usePageParam('chart', 'time');
  const { state } = useCase();
  const ask = useQuestion();
  const group = 'ask' as const;
  return [
    { id: 'query', group, label: say('keyQuery'), keys: ['/'], run: focusQuery },
    { id: 'views', group, label: say('keyViews'), keys: ['v'], run: clickOn('views') },
    { id: 'rows', group, label: say('keyRows'), keys: ['g', 'r'], run: focusRows },
    { id: 'jump', group, label: say('jump'), keys: ['g', 't'], run: () => setDialog('jump') },
    { id: 'nextEvent', group, label: say('nextEvent'), keys: ['n'], run: clickOn('next-event') },
    { id: 'previousEvent', group, label: say('previousEvent'), keys: ['p'], run: clickOn('previous-event') },
    { id: 'clear', group, label: say('clearFilter'), keys: null, run: () => setFilter(everything) },
    {
      id: 'sort',
      group,
      label: say(sort === 'newest' ? 'oldestFirst' : 'newestFirst'),
      keys: null,
      run: () => setSort(sort === 'newest' ? 'oldest' : 'newest'),
    },
    { id: 'facets', group, label: say('toggleFacets'), keys: null, run: toggleFacets },
    { id: 'timeline', group, label: say('toggleTimeline'), keys: null, run: toggleTimeline },
    ...charts.map((chart) => ({
      id: `chart-${chart}`,
      group,
      label: say('showChart', { chart: say(`chart_${chart}`) }),
      keys: null,
      run: () => setChart(chart),
    })),
    { id: 'columns', group, label: say('columns'), keys: null, run: () => setDialog('columns') },
    { id: 'rules', group, label: say('colourRules'), keys: null, run: () => setDialog('rules') },
    // A preset that asks who and what is asked in its own panel.
    ...presets
      .filter(({ asks }) => asks !== 'user-and-resource')
      .map((preset) => ({
        id: `preset-${preset.id}`,
        group,
        label: preset.words[language].name,
        also: `${preset.words[language].answers} ${preset.query}`,
        keys: null,
        run: () => ask(preset),
      })),
    ...(state?.views ?? []).map((view) => ({
      id: `view-${view.id}`,
      group,
      label: say('savedView', { name: view.name }),
      also: view.query,
      keys: null,
      run: () => ask(view),
    })),
  ];
};
