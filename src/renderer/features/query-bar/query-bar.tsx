// The question asked: kept questions at its left, its text, the count of its answer, and its terms as chips beside the pickers.
import { type ReactNode, useState } from 'react';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ChipRow } from './chip-row.tsx';
import { FilterForm } from './filter-form.tsx';
import { FilterInput } from './filter-input.tsx';
import classes from './query-bar.module.css';
import { ResultCount } from './result-count.tsx';
import { ViewsMenu } from './views-menu.tsx';
import { words } from './words.ts';
import { ZonePicker } from './zone-picker.tsx';

/** `tools`: what the page adds at the end of the bar. */
export const QueryBar = ({ tools }: { tools: ReactNode }) => {
  const say = useWords(words);
  const view = useView();
  const [timeOpen, setTimeOpen] = useState(false);
  return (
    <search className={classes.bar} aria-label={say('bar')}>
      <div className={classes.line}>
        <ViewsMenu view={view} onAskTime={() => setTimeOpen(true)} />
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
      {view.offProblem !== null && (
        <div role="alert" className={classes.mistake} data-testid="off-mistake">
          {say('offUnreadable', { where: view.offProblem.data.where, detail: view.offProblem.data.detail })}
        </div>
      )}
      <div className={classes.terms}>
        <ChipRow view={view} />
        <FilterForm view={view} timeOpen={timeOpen} onTimeOpen={setTimeOpen} />
      </div>
    </search>
  );
};
