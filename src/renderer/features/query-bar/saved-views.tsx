// The analyst's own views: apply, save, change, order, delete, and take out or in as a file.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { SavedView } from '#shared/model/case.ts';
import { everything } from '#shared/model/filter.ts';
import { useCase } from '../../data/use-case.ts';
import { useQuestion } from '../../data/use-question.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PackTools } from './pack-tools.tsx';
import classes from './query-bar.module.css';
import { SaveViewForm } from './save-view-form.tsx';
import { SavedViewRow } from './saved-view-row.tsx';
import { words } from './words.ts';

export interface SavedViewsProps {
  view: View;
  /** Whether any of the texts holds what is searched for. */
  fits(...texts: string[]): boolean;
  onApplied(): void;
  /** A new view is there. */
  onSaved(): void;
}

/** What is being edited: a new view, the name of one, or one to be replaced by what is shown now. */
type Editing = { kind: 'new' } | { kind: 'rename' | 'update'; id: string } | null;

export const SavedViews = ({ view, fits, onApplied, onSaved }: SavedViewsProps) => {
  const say = useWords(words);
  const control = useCase();
  const ask = useQuestion();
  const [editing, setEditing] = useState<Editing>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const views = control.state?.views ?? [];
  const apply = (saved: SavedView) => {
    try {
      ask(saved);
    } catch {
      // The text is shown in the box, where its mistake is said.
      view.setFilter(everything, { off: everything });
      view.setText(saved.query);
    }
    onApplied();
  };
  return (
    <section aria-label={say('savedViews')} data-testid="saved-views">
      <Group justify="space-between">
        <h2 className={classes.panelTitle}>{say('savedViews')}</h2>
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => setEditing(editing?.kind === 'new' ? null : { kind: 'new' })}
          aria-expanded={editing?.kind === 'new'}
          data-testid="save-view"
        >
          {say('saveView')}
        </Button>
      </Group>
      {editing?.kind === 'new' && (
        <SaveViewForm
          control={control}
          view={view}
          saved={null}
          onlyName={false}
          onDone={(saved) => {
            setEditing(null);
            if (saved) onSaved();
          }}
        />
      )}
      {views.length === 0 && editing === null && <p className={classes.questionAnswers}>{say('noSavedViews')}</p>}
      {views.map((saved, place) => {
        if (!fits(saved.name, saved.query)) return null;
        if (editing !== null && editing.kind !== 'new' && editing.id === saved.id) {
          return (
            <SaveViewForm
              key={saved.id}
              control={control}
              view={view}
              saved={saved}
              onlyName={editing.kind === 'rename'}
              onDone={() => setEditing(null)}
            />
          );
        }
        return (
          <SavedViewRow
            key={saved.id}
            saved={saved}
            chosen={chosen.includes(saved.id)}
            onChosen={(on) => setChosen(on ? [...chosen, saved.id] : chosen.filter((id) => id !== saved.id))}
            isFirst={place === 0}
            isLast={place === views.length - 1}
            onApply={() => apply(saved)}
            onRename={() => setEditing({ kind: 'rename', id: saved.id })}
            onUpdate={() => setEditing({ kind: 'update', id: saved.id })}
            onMove={(step) => void control.change({ kind: 'moveView', id: saved.id, place: place + step })}
            onRemove={() => {
              setChosen(chosen.filter((id) => id !== saved.id));
              void control.change({ kind: 'removeView', id: saved.id });
            }}
          />
        );
      })}
      <PackTools
        control={control}
        any={views.length > 0}
        ids={views.filter(({ id }) => chosen.includes(id)).map(({ id }) => id)}
      />
      {control.problem !== null && <ProblemNote problem={control.problem} />}
    </section>
  );
};
