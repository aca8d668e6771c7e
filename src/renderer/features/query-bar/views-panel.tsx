// The panel of kept questions, with a box to search them; the arrow keys go from the box through every question.
import { ScrollArea, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { type Preset, presets } from '#shared/model/presets.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useQuestion } from '../../data/use-question.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { AbsenceForm } from './absence-form.tsx';
import classes from './query-bar.module.css';
import { SavedViews } from './saved-views.tsx';
import { words } from './words.ts';

const sectionWords = { question: 'questions', look: 'looks' } as const;

export interface ViewsPanelProps {
  view: View;
  onDone(asksTime: boolean): void;
}

export const ViewsPanel = ({ view, onDone }: ViewsPanelProps) => {
  const say = useWords(words);
  const { language } = usePreferences();
  const ask = useQuestion();
  const panel = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState<string | null>(null);
  const wanted = search.trim().toLowerCase().replaceAll('-', ' ');
  const fits = (...texts: string[]): boolean =>
    texts.some((text) => text.toLowerCase().replaceAll('-', ' ').includes(wanted));
  const found = presets.filter(({ id, words: said, query }) =>
    fits(id.replaceAll('-', ' '), said[language].name, said[language].answers, query),
  );

  const choose = (preset: Preset) => {
    if (preset.asks === 'user-and-resource') return setAsking(asking === preset.id ? null : preset.id);
    ask(preset);
    onDone(preset.asks === 'moment');
  };
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(panel.current?.querySelectorAll<HTMLElement>('[data-question], [data-panel-search]') ?? [])];
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    if (at === -1) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
  };

  const section = (kind: Preset['kind']) => {
    const those = found.filter((preset) => preset.kind === kind);
    if (those.length === 0) return null;
    return (
      <section aria-label={say(sectionWords[kind])}>
        <h2 className={classes.panelTitle}>{say(sectionWords[kind])}</h2>
        {those.map((preset) => (
          <div key={preset.id}>
            <button
              type="button"
              className={classes.question}
              onClick={() => choose(preset)}
              {...(preset.asks === 'user-and-resource' ? { 'aria-expanded': asking === preset.id } : {})}
              data-question
              data-testid={`preset-${preset.id}`}
            >
              <span className={classes.questionName}>{preset.words[language].name}</span>
              <span className={classes.questionAnswers}>{preset.words[language].answers}</span>
            </button>
            {asking === preset.id && (
              <AbsenceForm
                zone={view.zone}
                onAsk={(query) => {
                  ask({ ...preset, query });
                  onDone(false);
                }}
              />
            )}
          </div>
        ))}
      </section>
    );
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the boxes and buttons inside
    <div ref={panel} className={classes.viewsPanel} onKeyDown={move} data-testid="views-panel">
      <TextInput
        aria-label={say('searchViews')}
        placeholder={say('searchViews')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') panel.current?.querySelector<HTMLElement>('[data-question]')?.click();
        }}
        data-autofocus
        data-panel-search
        data-testid="views-search"
      />
      <ScrollArea.Autosize mah="min(620px, 70vh)" type="auto" offsetScrollbars>
        {section('question')}
        <SavedViews view={view} fits={fits} onApplied={() => onDone(false)} onSaved={() => setSearch('')} />
        {section('look')}
        {found.length === 0 && wanted !== '' && <p className={classes.questionAnswers}>{say('noPreset')}</p>}
      </ScrollArea.Autosize>
    </div>
  );
};
