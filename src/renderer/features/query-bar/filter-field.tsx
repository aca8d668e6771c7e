// A box for filter text with completion: what cannot be read is underlined where it stands, and nothing is applied until Enter.
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { completed } from './complete-filter.ts';
import { CompletionList } from './completion-list.tsx';
import { FilterMistake } from './filter-mistake.tsx';
import classes from './query-bar.module.css';
import { mistakeOf } from './read-draft.ts';
import { useCompletion } from './use-completion.ts';

export interface FilterFieldProps {
  label: string;
  placeholder?: string;
  draft: string;
  onDraft(draft: string): void;
  /** Enter on a text that can be read. */
  onApply(text: string): void;
  /** Escape, once the suggestions are closed. */
  onLeave?(): void;
  zone: string;
  testId: string;
  leftSection?: ReactNode;
  /** Drawn at the end of the box; told whether the text can be read. */
  end?: (readable: boolean) => ReactNode;
  endWidth?: number;
  autoFocus?: boolean;
  shortcut?: string;
  ref?: Ref<{ focus(): void; blur(): void }>;
}

export const FilterField = (props: FilterFieldProps) => {
  const { draft, onDraft, zone, testId } = props;
  const input = useRef<HTMLInputElement>(null);
  const mistakeId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [scroll, setScroll] = useState(0);
  const caretAfter = useRef<number | null>(null);
  const offer = useCompletion(draft, caret, zone);
  const mistake = useMemo(() => mistakeOf(draft, zone), [draft, zone]);
  // A term that is still being completed is no mistake yet.
  const told = offer === null || offer.completion.kind === 'recent' ? mistake : null;
  const list = useCombobox({
    opened: offer !== null,
    onOpenedChange: (open) => setCaret(open ? (input.current?.selectionStart ?? null) : null),
  });
  useImperativeHandle(props.ref, () => ({
    focus: () => input.current?.focus(),
    blur: () => input.current?.blur(),
  }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the box scrolls and its caret is put once the new text is in it
  useLayoutEffect(() => {
    setScroll(input.current?.scrollLeft ?? 0);
    if (caretAfter.current === null) return;
    input.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  }, [draft]);

  const take = (suggestion: string) => {
    if (offer === null) return;
    const { text, caret: next } = completed(draft, offer.completion, suggestion);
    const { kind } = offer.completion;
    onDraft(text);
    // A name asks for its value next, a field of a change for how it is compared.
    const goesOn = kind === 'field' || (kind === 'change' && !/[=<>]$/.test(suggestion));
    setCaret(goesOn ? next : null);
    caretAfter.current = next;
    list.resetSelectedOption();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = offer !== null && list.getSelectedOptionIndex() !== -1;
    if (event.key === 'Tab' && chosen && !event.shiftKey) {
      event.preventDefault();
      list.clickSelectedOption();
    }
    if (event.key === 'Enter' && !chosen) {
      event.preventDefault();
      setCaret(null);
      if (mistake === null) props.onApply(draft);
    }
    if (event.key === 'Escape' && offer === null) props.onLeave?.();
    if (/^(ArrowLeft|ArrowRight|Home|End)$/.test(event.key)) setCaret(null);
  };

  return (
    <div className={classes.field}>
      <Combobox
        store={list}
        onOptionSubmit={take}
        width={380}
        position="bottom-start"
        transitionProps={{ duration: 0 }}
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={input}
            className={classes.input ?? ''}
            aria-label={props.label}
            placeholder={props.placeholder ?? ''}
            value={draft}
            onChange={(event) => {
              onDraft(event.currentTarget.value);
              setCaret(event.currentTarget.selectionStart);
              list.resetSelectedOption();
            }}
            onKeyDown={press}
            onClick={() => setCaret(draft === '' ? 0 : null)}
            onBlur={() => setCaret(null)}
            onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
            error={told !== null}
            aria-describedby={told === null ? undefined : mistakeId}
            leftSection={props.leftSection}
            rightSectionWidth={props.endWidth ?? 8}
            rightSection={props.end?.(mistake === null)}
            spellCheck={false}
            autoComplete="off"
            data-autofocus={props.autoFocus}
            data-shortcut={props.shortcut}
            data-testid={testId}
          />
        </Combobox.Target>
        <CompletionList offer={offer} />
      </Combobox>
      {told !== null && (
        <span className={classes.underlay} style={{ right: props.endWidth ?? 8 }} aria-hidden>
          <span style={{ translate: `${-scroll}px 0` }}>
            {draft.slice(0, told.at)}
            <u>{draft.slice(told.at, Math.max(told.end, told.at + 1)) || '\u00a0\u00a0'}</u>
          </span>
        </span>
      )}
      {told !== null && <FilterMistake id={mistakeId} text={draft} mistake={told} />}
    </div>
  );
};
