// One value of a facet: click for only this value, plus and minus to include or exclude it.
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { categorySchema } from '#shared/model/category.ts';
import { withoutValue, withTerm } from '#shared/model/filter-edit.ts';
import { useView } from '../../data/view-state.ts';
import { categoryColour } from '../../ui/category-mark.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words as uiWords } from '../../ui/words.ts';
import type { PanelField } from './facet-fields.ts';
import type { FacetValue } from './facet-values.ts';
import classes from './facets.module.css';
import { words } from './words.ts';

export interface FacetValueRowProps {
  field: PanelField;
  value: FacetValue;
  /** Length of the bar, 0 to 1 of the most frequent value. */
  share: number;
  onOnly(): void;
}

export const FacetValueRow = ({ field, value: { value, count, state }, share, onOnly }: FacetValueRowProps) => {
  const say = useWords(words);
  const sayUi = useWords(uiWords);
  const format = useFormat();
  const view = useView();
  const category = field === 'category' ? categorySchema.safeParse(value).data : undefined;
  const label = (): string => {
    if (value === '') return say('notStated');
    if (category !== undefined) return sayUi(category);
    if (field === 'crossTenant') return say(value === 'true' ? 'yes' : 'no');
    if (field === 'conflict') return say(value === 'true' ? 'disagree' : 'agree');
    return value;
  };
  const shown = count === null ? '' : format.count(count);
  const free = state === 'free';
  const toggle = free ? onOnly : () => view.setFilter(withoutValue(view.filter, field, value));
  return (
    <li className={classes.row} data-state={state}>
      <button
        type="button"
        className={classes.value}
        aria-pressed={!free}
        aria-label={free ? say('only', { value: label(), shown }) : say('remove', { value: label() })}
        title={label()}
        onClick={toggle}
      >
        <span className={classes.bar} style={{ width: `${Math.max(2, share * 100)}%` }} aria-hidden />
        {category !== undefined && (
          <span className={classes.mark} style={{ background: categoryColour(category).fill }} aria-hidden />
        )}
        <span className={classes.label} data-absent={value === ''}>
          {label()}
          {state === 'excluded' && <span className={classes.excluded}> ({say('excluded')})</span>}
        </span>
        <span className={classes.count}>{shown}</span>
      </button>
      {free && (
        <span className={classes.edit}>
          <button
            type="button"
            aria-label={say('include', { value: label() })}
            title={say('include', { value: label() })}
            onClick={() => view.setFilter(withTerm(view.filter, field, value))}
          >
            <IconPlus size={13} aria-hidden />
          </button>
          <button
            type="button"
            aria-label={say('exclude', { value: label() })}
            title={say('exclude', { value: label() })}
            onClick={() => view.setFilter(withTerm(view.filter, field, value, 'exclude'))}
          >
            <IconMinus size={13} aria-hidden />
          </button>
        </span>
      )}
    </li>
  );
};
