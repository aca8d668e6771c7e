// The filter as a form: the fields most questions are made of. What it cannot show stays in the text above it.
import { TextInput } from '@mantine/core';
import { IconHash } from '@tabler/icons-react';
import { formOf, withForm } from '#shared/model/filter-form.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useDraft } from '../../ui/use-draft.ts';
import classes from './query-bar.module.css';
import { TimeRange } from './time-range.tsx';
import { ValuePicker } from './value-picker.tsx';
import { words } from './words.ts';

export const FilterForm = ({ view }: { view: View }) => {
  const say = useWords(words);
  const form = formOf(view.filter);
  const set = (part: Parameters<typeof withForm>[1]) => view.setFilter(withForm(view.filter, part));
  return (
    <fieldset className={classes.form} disabled={view.filterProblem !== null} aria-label={say('filters')}>
      <TimeRange range={form} zone={view.zone} onRange={({ from = '', to = '' }) => set({ from, to })} />
      <ValuePicker
        name={say('actor')}
        testId="filter-actor"
        facet="actor.email"
        zone={view.zone}
        values={form.actor}
        onValues={(actor) => set({ actor })}
      />
      <ValuePicker
        name={say('action')}
        testId="filter-action"
        facet="action"
        zone={view.zone}
        values={form.action}
        onValues={(action) => set({ action })}
      />
      <ValuePicker
        name={say('resourceType')}
        testId="filter-resource"
        facet="resource.type"
        zone={view.zone}
        values={form.resourceType}
        onValues={(resourceType) => set({ resourceType })}
      />
      <ResourceId values={form.resourceId} onValues={(resourceId) => set({ resourceId })} />
      <ValuePicker
        name={say('crossTenant')}
        testId="filter-cross-tenant"
        facet="crossTenant"
        zone={view.zone}
        values={form.crossTenant}
        onValues={(crossTenant) => set({ crossTenant })}
        labels={{ true: say('sivoOnly'), false: say('sivoNone') }}
      />
    </fieldset>
  );
};

const ResourceId = (props: { values: readonly string[]; onValues(values: string[]): void }) => {
  const say = useWords(words);
  const given = props.values.join(', ');
  const [draft, setDraft] = useDraft(given);
  const apply = () => {
    if (draft.trim() === given) return;
    props.onValues(
      draft
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
  };
  return (
    <TextInput
      w={given === '' ? 170 : 300}
      aria-label={say('resourceId')}
      placeholder={say('resourceId')}
      leftSection={<IconHash size={14} aria-hidden />}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply();
      }}
      spellCheck={false}
      data-testid="filter-resource-id"
    />
  );
};
