// One facet: its most frequent values with counts; each can be included or excluded.
import { useState } from 'react';
import { valuesOf, withoutField, withValues } from '#shared/model/filter-edit.ts';
import { useFacets } from '../../data/use-facets.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { longList, type PanelField, shortList } from './facet-fields.ts';
import { FacetValueRow } from './facet-value-row.tsx';
import { facetValues } from './facet-values.ts';
import classes from './facets.module.css';
import { words } from './words.ts';

interface Props {
  field: PanelField;
  /** All of the panel, which are asked for together. */
  fields: readonly PanelField[];
}

export const FacetSection = ({ field, fields }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const view = useView();
  const [open, setOpen] = useState(false);
  const included = valuesOf(view.filter, field);
  const excluded = valuesOf(view.filter, field, 'exclude');
  const asked = included.length + excluded.length > 0;
  // A facet that narrows the question is counted without itself, so that its other values stay in sight.
  const { facets, loading, problem } = useFacets(
    asked ? withoutField(view.filter, field) : view.filter,
    view.zone,
    asked ? [field] : fields,
    longList,
  );
  const facet = facets?.facets.find((candidate) => candidate.field === field);
  const values = facetValues(facet, included, excluded);
  const shown = open ? values : values.slice(0, Math.max(shortList, included.length + excluded.length));
  const most = Math.max(1, ...values.map((value) => value.count ?? 0));
  const hidden = values.length - shown.length;
  if (problem !== null) return field === fields[0] ? <ProblemNote problem={problem} /> : null;
  return (
    <fieldset className={classes.section} data-testid={`facet-${field}`} aria-busy={loading}>
      <legend className={classes.title}>
        {say(field)}
        {asked ? (
          <button
            type="button"
            className={classes.clear}
            aria-label={say('clear', { field: say(field) })}
            onClick={() => view.setFilter(withoutField(view.filter, field))}
          >
            {say('clearShort')}
          </button>
        ) : (
          <span className={classes.distinct}>
            {facet !== undefined && say('distinct', { count: facet.distinct, shown: count(facet.distinct) })}
          </span>
        )}
      </legend>
      <ul className={classes.values}>
        {shown.map((value) => (
          <FacetValueRow
            key={value.value}
            field={field}
            value={value}
            share={(value.count ?? 0) / most}
            onOnly={() => view.setFilter(withValues(withoutField(view.filter, field), field, [value.value]))}
          />
        ))}
      </ul>
      {(hidden > 0 || open) && values.length > shortList && (
        <button type="button" className={classes.more} onClick={() => setOpen(!open)}>
          {open ? say('less') : say('more', { shown: count(hidden) })}
        </button>
      )}
      {open && facet !== undefined && facet.distinct > facet.values.length && (
        <p className={classes.partial}>
          {say('partial', { shown: count(facet.values.length), total: count(facet.distinct) })}
        </p>
      )}
    </fieldset>
  );
};
