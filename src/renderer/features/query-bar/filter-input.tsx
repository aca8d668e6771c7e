// The filter as text. It is applied with Enter; what cannot be read is shown in place and asks nothing.
import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconCornerDownLeft, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { everything } from '#shared/model/filter.ts';
import { FilterSyntaxError } from '#shared/model/filter-syntax-error.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { useProblem } from '../../data/use-problem.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { FilterMistake } from './filter-mistake.tsx';
import classes from './query-bar.module.css';
import { words } from './words.ts';

const mistakeOf = (text: string): unknown => {
  try {
    if (text.trim() !== '') parseFilter(text);
    return null;
  } catch (error) {
    return error;
  }
};

/** Mount it anew when the filter in the address changes: the draft begins as that text. */
export const FilterInput = ({ view }: { view: View }) => {
  const say = useWords(words);
  const [draft, setDraft] = useState(view.text);
  const mistake = useMemo(() => mistakeOf(draft), [draft]);
  const problem = useProblem(mistake);
  const changed = draft.trim() !== view.text;

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setDraft(view.text);
    if (event.key === 'Enter' && mistake === null) view.setText(draft);
  };

  return (
    <div className={classes.query}>
      <TextInput
        className={classes.input ?? ''}
        aria-label={say('query')}
        placeholder={say('placeholder')}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={press}
        error={problem !== null}
        aria-describedby={problem === null ? undefined : 'filter-mistake'}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSectionWidth={changed ? 60 : 32}
        rightSection={
          <span className={classes.inputEnd}>
            {changed && problem === null && (
              <Tooltip label={say('apply')}>
                <ActionIcon size="sm" aria-label={say('apply')} onClick={() => view.setText(draft)}>
                  <IconCornerDownLeft size={15} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
            {draft !== '' && (
              <Tooltip label={say('clear')}>
                <ActionIcon
                  size="sm"
                  aria-label={say('clear')}
                  onClick={() => {
                    setDraft('');
                    view.setFilter(everything);
                  }}
                  data-testid="clear-filter"
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </span>
        }
        spellCheck={false}
        autoComplete="off"
        data-shortcut="query"
        data-testid="query-input"
      />
      {problem !== null && (
        <FilterMistake
          id="filter-mistake"
          text={draft}
          what={problem.data.detail}
          place={mistake instanceof FilterSyntaxError ? mistake : null}
        />
      )}
    </div>
  );
};
