// The question asked, as text and as a form over the same filter, with the count of its answer.
import type { ReactNode } from 'react';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { FilterForm } from './filter-form.tsx';
import { FilterInput } from './filter-input.tsx';
import classes from './query-bar.module.css';
import { ResultCount } from './result-count.tsx';
import { words } from './words.ts';
import { ZonePicker } from './zone-picker.tsx';

/** `tools`: what the page adds at the end of the bar. */
export const QueryBar = ({ tools }: { tools: ReactNode }) => {
  const say = useWords(words);
  const view = useView();
  return (
    <search className={classes.bar} aria-label={say('bar')}>
      <div className={classes.line}>
        <FilterInput view={view} />
        <ResultCount view={view} />
        <ZonePicker zone={view.zone} onZone={view.setZone} />
        {tools}
      </div>
      {view.unknownZone !== null && (
        <div role="alert" className={classes.mistake} data-testid="zone-mistake">
          {say('zoneUnknown', { named: view.unknownZone, zone: view.zone })}
        </div>
      )}
      <FilterForm view={view} />
    </search>
  );
};
