// The filter as text. It is applied with Enter; what cannot be read is shown in place and asks nothing.
// While a term is typed, its field names and known values are offered; they are taken only when chosen.
import { ActionIcon, Combobox, TextInput, Tooltip, useCombobox } from '@mantine/core';
import { IconCornerDownLeft, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { everything } from '#shared/model/filter.ts';
import { FilterSyntaxError } from '#shared/model/filter-syntax-error.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { useProblem } from '../../data/use-problem.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { focusRows } from '../../ui/focus-rows.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { completed } from './complete-filter.ts';
import { CompletionList } from './completion-list.tsx';
import { FilterMistake } from './filter-mistake.tsx';
import classes from './query-bar.module.css';
import { useCompletion } from './use-completion.ts';
import { words } from './words.ts';

const mistakeOf = (text: string): unknown => {
  try {
    if (text.trim() !== '') parseFilter(text);
    return null;
  } catch (error) {
    return error;
  }
};

export const FilterInput = ({ view }: { view: View }) => {
  const say = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useDraft(view.text);
  const [caret, setCaret] = useState<number | null>(null);
  const caretAfter = useRef<number | null>(null);
  const offer = useCompletion(draft, caret, view.zone);
  const mistake = useMemo(() => mistakeOf(draft), [draft]);
  // A term that is still being completed is no mistake yet.
  const problem = useProblem(offer === null ? mistake : null);
  const changed = draft.trim() !== view.text;
  const list = useCombobox({
    opened: offer !== null,
    onOpenedChange: (open) => setCaret(open ? (input.current?.selectionStart ?? null) : null),
  });

  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    input.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });

  const take = (suggestion: string) => {
    if (offer === null) return;
    const { text, caret: next } = completed(draft, offer.completion, suggestion);
    setDraft(text);
    setCaret(offer.completion.kind === 'field' ? next : null);
    caretAfter.current = next;
    list.resetSelectedOption();
  };
  const apply = () => {
    setCaret(null);
    if (mistake === null) view.setText(draft);
  };
  /** First back to the filter as it is applied, then on to the rows. */
  const leave = () => {
    if (changed) {
      setDraft(view.text);
      return;
    }
    input.current?.blur();
    focusRows();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = offer !== null && list.getSelectedOptionIndex() !== -1;
    if (event.key === 'Tab' && chosen && !event.shiftKey) {
      event.preventDefault();
      list.clickSelectedOption();
    }
    if (event.key === 'Enter' && !chosen) apply();
    if (event.key === 'Escape' && offer === null) leave();
    if (/^(ArrowLeft|ArrowRight|Home|End)$/.test(event.key)) setCaret(null);
  };

  return (
    <div className={classes.query}>
      <Combobox
        store={list}
        onOptionSubmit={take}
        width={340}
        position="bottom-start"
        transitionProps={{ duration: 0 }}
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={input}
            className={classes.input ?? ''}
            aria-label={say('query')}
            placeholder={say('placeholder')}
            value={draft}
            onChange={(event) => {
              setDraft(event.currentTarget.value);
              setCaret(event.currentTarget.selectionStart);
              list.resetSelectedOption();
            }}
            onKeyDown={press}
            onClick={() => setCaret(null)}
            onBlur={() => setCaret(null)}
            error={problem !== null}
            aria-describedby={problem === null ? undefined : 'filter-mistake'}
            leftSection={<IconSearch size={15} aria-hidden />}
            rightSectionWidth={changed ? 60 : 32}
            rightSection={
              <span className={classes.inputEnd}>
                {changed && mistake === null && (
                  <Tooltip label={say('apply')}>
                    <ActionIcon size="sm" aria-label={say('apply')} onClick={apply}>
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
                        input.current?.focus();
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
        </Combobox.Target>
        <CompletionList offer={offer} />
      </Combobox>
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
