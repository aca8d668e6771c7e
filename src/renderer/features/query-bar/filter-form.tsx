// The fields most questions are made of, one picker each: what is chosen becomes a chip beside them.
import type { FacetField } from '#shared/model/field.ts';
import { type FilterForm as Form, formOf, withForm } from '#shared/model/filter-form.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './query-bar.module.css';
import { TimePicker } from './time-picker.tsx';
import { ValuePicker } from './value-picker.tsx';
import { words } from './words.ts';

type ListKey = Exclude<keyof Form, 'from' | 'to' | 'text'>;

const pickers: readonly { key: ListKey; facet: FacetField; testId: string }[] = [
  { key: 'actor', facet: 'actor.email', testId: 'filter-actor' },
  { key: 'action', facet: 'action', testId: 'filter-action' },
  { key: 'resourceType', facet: 'resource.type', testId: 'filter-resource' },
  { key: 'resourceId', facet: 'resource.id', testId: 'filter-resource-id' },
  { key: 'crossTenant', facet: 'crossTenant', testId: 'filter-cross-tenant' },
];

export interface FilterFormProps {
  view: View;
  timeOpen: boolean;
  onTimeOpen(open: boolean): void;
}

export const FilterForm = ({ view, timeOpen, onTimeOpen }: FilterFormProps) => {
  const say = useWords(words);
  const form = formOf(view.filter);
  const set = (part: Partial<Form>) => view.setFilter(withForm(view.filter, part));
  const range = { from: form.from || undefined, to: form.to || undefined };
  return (
    <fieldset className={classes.form} disabled={view.filterProblem !== null} aria-label={say('filters')}>
      <TimePicker
        range={range}
        zone={view.zone}
        open={timeOpen}
        onOpen={onTimeOpen}
        onRange={({ from = '', to = '' }) => set({ from, to })}
      />
      {pickers.map(({ key, facet, testId }) => (
        <ValuePicker
          key={key}
          name={say(key)}
          testId={testId}
          facet={facet}
          under={withForm(view.filter, { [key]: [] })}
          zone={view.zone}
          values={form[key]}
          onValues={(values) => set({ [key]: values })}
          {...(key === 'crossTenant' ? { labels: { true: say('sivoOnly'), false: say('sivoNone') } } : {})}
        />
      ))}
    </fieldset>
  );
};
