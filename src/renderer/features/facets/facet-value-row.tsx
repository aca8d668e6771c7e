// One value of a facet: click for only this value, plus and minus (or the keys i and e) to include or exclude it.
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { categorySchema } from '#shared/model/category.ts';
import { withoutValue, withTerm } from '#shared/model/filter-edit.ts';
import type { Sparklines } from '#shared/model/patterns-over-time.ts';
import { useView } from '../../data/view-state.ts';
import { categoryColour } from '../../ui/category-mark.tsx';
import { useWords } from '../../ui/define-words.ts';
import { formatDay } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { PanelField } from './facet-fields.ts';
import { facetCommand } from './facet-keys.ts';
import type { FacetValue } from './facet-values.ts';
import classes from './facets.module.css';
import { busiestMs, sparkPath, sparkSize } from './spark.ts';
import { words } from './words.ts';

export interface FacetValueRowProps {
  field: PanelField;
  value: FacetValue;
  label: string;
  /** Letters of the longest count of the section, so that all counts take the same room. */
  digits: number;
  /** Length of the bar, 0 to 1 of the most frequent value. */
  share: number;
  /** Its activity over time, and what its spans are. */
  line: readonly number[] | null;
  lines: Sparklines | undefined;
  /** The one value of its section that Tab stops at. */
  isStop: boolean;
  onStop(): void;
  onOnly(): void;
}

/** The name of an e-mail address stays longer in sight than its domain. */
const partsOf = (label: string): [name: string, domain: string] => {
  const at = label.lastIndexOf('@');
  return at <= 0 ? [label, ''] : [label.slice(0, at), label.slice(at)];
};

export const FacetValueRow = (props: FacetValueRowProps) => {
  const { field, value, label, digits, share, line, lines, isStop, onStop, onOnly } = props;
  const { value: text, count, state } = value;
  const say = useWords(words);
  const format = useFormat();
  const view = useView();
  const category = field === 'category' ? categorySchema.safeParse(text).data : undefined;
  const shown = count === null ? '' : format.count(count);
  const free = state === 'free';
  const [name, domain] = field === 'actor.email' ? partsOf(label) : [label, ''];
  const busiest = line === null || lines === undefined ? null : busiestMs(lines, line);
  const title = busiest === null ? label : `${label} · ${say('busiest', { day: formatDay(busiest, view.zone) })}`;

  const set = (mode: 'include' | 'exclude') => {
    const isSet = state === (mode === 'include' ? 'included' : 'excluded');
    view.setFilter(isSet ? withoutValue(view.filter, field, text) : withTerm(view.filter, field, text, mode));
  };
  const press = (event: KeyboardEvent) => {
    const command = facetCommand(event);
    if (command?.kind !== 'include' && command?.kind !== 'exclude') return;
    event.preventDefault();
    event.stopPropagation();
    set(command.kind);
  };
  return (
    <li className={classes.row} data-state={state}>
      <button
        type="button"
        className={classes.value}
        data-facet-value={text}
        tabIndex={isStop ? 0 : -1}
        aria-pressed={!free}
        aria-keyshortcuts="i e"
        aria-label={free ? say('only', { value: label, shown }) : say('remove', { value: label })}
        title={title}
        onFocus={onStop}
        onKeyDown={press}
        onClick={free ? onOnly : () => view.setFilter(withoutValue(view.filter, field, text))}
      >
        {category !== undefined && (
          <span className={classes.mark} style={{ background: categoryColour(category).fill }} aria-hidden />
        )}
        <span className={classes.label} data-absent={text === ''}>
          <span className={classes.name}>{name}</span>
          {domain !== '' && <span className={classes.domain}>{domain}</span>}
          {state === 'excluded' && <span className={classes.excluded}>&nbsp;({say('excluded')})</span>}
        </span>
        {line !== null && (
          <svg className={classes.spark} {...sparkSize} aria-hidden>
            <path d={sparkPath(line)} />
          </svg>
        )}
        <span className={classes.count} style={{ minWidth: `${digits}ch` }}>
          {shown}
        </span>
        <span className={classes.bar} style={{ width: `${Math.max(1, share * 100)}%` }} aria-hidden />
      </button>
      {free && (
        <span className={classes.edit}>
          <button
            type="button"
            tabIndex={-1}
            aria-label={say('include', { value: label })}
            title={`${say('include', { value: label })} (i)`}
            onClick={() => set('include')}
          >
            <IconPlus size={13} aria-hidden />
          </button>
          <button
            type="button"
            tabIndex={-1}
            aria-label={say('exclude', { value: label })}
            title={`${say('exclude', { value: label })} (e)`}
            onClick={() => set('exclude')}
          >
            <IconMinus size={13} aria-hidden />
          </button>
        </span>
      )}
    </li>
  );
};
