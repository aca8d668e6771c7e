// One facet: its most frequent values with counts; each can be included or excluded.
import { IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { valuesOf, withoutField, withValues } from '#shared/model/filter-edit.ts';
import type { FacetsState } from '../../data/use-facets.ts';
import { useSparklines } from '../../data/use-sparklines.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { useValueText } from '../../ui/use-value-text.ts';
import { words as uiWords } from '../../ui/words.ts';
import { isCounted, longerList, longestList, type PanelField, shortList } from './facet-fields.ts';
import { FacetValueRow } from './facet-value-row.tsx';
import { type FacetValue, facetValues } from './facet-values.ts';
import classes from './facets.module.css';
import { useSectionCounts } from './use-section-counts.ts';
import { words } from './words.ts';

interface Props {
  field: PanelField;
  open: boolean;
  onToggle(): void;
  /** The counts of all open sections that do not narrow the filter. */
  shared: FacetsState;
  textOf: ReturnType<typeof useValueText>;
}

/** The most sparklines asked for at once, and points of each. */
const sparkLimit = 100;
const sparkPoints = 24;

export const FacetSection = ({ field, open, onToggle, shared, textOf }: Props) => {
  const say = useWords(words);
  const sayUi = useWords(uiWords);
  const { count } = useFormat();
  const view = useView();
  const listId = useId();
  const [room, setRoom] = useState(shortList);
  const [search, setSearch] = useState<string | null>(null);
  const [current, setCurrent] = useState('');
  const text = (search ?? '').trim();
  const counts = useSectionCounts(field, shared, { open, shown: room, text });
  const included = valuesOf(view.filter, field);
  const excluded = valuesOf(view.filter, field, 'exclude');
  const asked = included.length + excluded.length > 0;
  const name = isCounted(field) ? sayUi(`field.${field}`) : say(field);
  const labelOf = (value: string): string => {
    if (isCounted(field)) return textOf(field, value);
    return field === 'starred' ? say('starredYes') : value;
  };

  const all = facetValues(counts.values, included, excluded);
  const wanted = text.toLowerCase();
  const fits = ({ value, count }: FacetValue): boolean =>
    wanted === '' ||
    (counts.searched && count !== null) ||
    value.toLowerCase().includes(wanted) ||
    labelOf(value).toLowerCase().includes(wanted);
  const found = all.filter(fits);
  const shown = found.slice(0, Math.max(room, included.length + excluded.length));
  const digits = Math.max(0, ...shown.map((value) => (value.count === null ? 0 : count(value.count).length)));
  const most = Math.max(1, ...all.map((value) => value.count ?? 0));
  const total = wanted === '' || counts.searched ? Math.max(counts.distinct ?? 0, found.length) : found.length;
  const hidden = total - shown.length;
  const lined = field === 'actor.email' ? shown.filter((value) => value.count !== null).slice(0, sparkLimit) : [];
  const lines = useSparklines(
    open && lined.length > 0
      ? {
          filter: counts.filter,
          zone: view.zone,
          field: 'actor.email',
          values: lined.map(({ value }) => (value === '' ? null : value)),
          points: sparkPoints,
        }
      : null,
  );
  const stop = shown.some(({ value }) => value === current) ? current : (shown[0]?.value ?? '');

  return (
    <fieldset className={classes.section} data-testid={`facet-${field}`} aria-busy={counts.loading}>
      <legend className={classes.title}>
        <button type="button" className={classes.toggle} aria-expanded={open} aria-controls={listId} onClick={onToggle}>
          {open ? <IconChevronDown size={13} aria-hidden /> : <IconChevronRight size={13} aria-hidden />}
          {name}
        </button>
        {open && !asked && counts.distinct !== null && (
          <span className={classes.distinct}>
            {say('distinct', { count: counts.distinct, shown: count(counts.distinct) })}
          </span>
        )}
        {asked && (
          <button
            type="button"
            className={classes.clear}
            aria-label={say('clear', { field: name })}
            onClick={() => view.setFilter(withoutField(view.filter, field))}
          >
            {say('clearShort')}
          </button>
        )}
        {open && (search !== null || (counts.distinct ?? 0) > shortList) && (
          <button
            type="button"
            className={classes.find}
            aria-label={say('searchIn', { field: name })}
            title={say('searchIn', { field: name })}
            aria-pressed={search !== null}
            onClick={() => setSearch(search === null ? '' : null)}
          >
            <IconSearch size={13} aria-hidden />
          </button>
        )}
      </legend>
      <div id={listId}>
        {open && search !== null && (
          <input
            className={classes.search}
            type="search"
            // biome-ignore lint/a11y/noAutofocus: the user has just asked to search here.
            autoFocus
            aria-label={say('searchIn', { field: name })}
            placeholder={say('search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setSearch(null);
            }}
          />
        )}
        {open && counts.problem !== null && <ProblemNote problem={counts.problem} />}
        {open && (
          <ul className={classes.values}>
            {shown.map((value) => (
              <FacetValueRow
                key={value.value}
                field={field}
                value={value}
                label={labelOf(value.value)}
                digits={digits}
                share={(value.count ?? 0) / most}
                line={lines?.series.find((line) => (line.value ?? '') === value.value)?.counts ?? null}
                lines={lines}
                isStop={value.value === stop}
                onStop={() => setCurrent(value.value)}
                onOnly={() => view.setFilter(withValues(withoutField(view.filter, field), field, [value.value]))}
              />
            ))}
          </ul>
        )}
        {open && shown.length === 0 && !counts.loading && counts.problem === null && (
          <p className={classes.partial}>{say(wanted !== '' ? 'noMatch' : field === 'tag' ? 'noTags' : 'none')}</p>
        )}
        {open && hidden > 0 && (
          <button type="button" className={classes.more} onClick={() => setRoom(longerList(room))}>
            {say('more', { shown: count(hidden) })}
          </button>
        )}
        {open && room > shortList && found.length > shortList && (
          <button type="button" className={classes.more} onClick={() => setRoom(shortList)}>
            {say('less')}
          </button>
        )}
        {open && room >= longestList && hidden > 0 && (
          <p className={classes.partial}>{say('partial', { shown: count(shown.length), total: count(total) })}</p>
        )}
      </div>
    </fieldset>
  );
};
