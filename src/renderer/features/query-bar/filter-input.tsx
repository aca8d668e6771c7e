// The filter as text. It is applied with Enter; what cannot be read is shown in place and asks nothing.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCornerDownLeft, IconSearch, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { everything } from '#shared/model/filter.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { focusRows } from '../../ui/focus-rows.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { FilterField } from './filter-field.tsx';
import classes from './query-bar.module.css';
import { useRecentQueries } from './use-recent-queries.ts';
import { words } from './words.ts';

export const FilterInput = ({ view }: { view: View }) => {
  const say = useWords(words);
  const field = useRef<{ focus(): void; blur(): void }>(null);
  const [draft, setDraft] = useDraft(view.text);
  const [, remember] = useRecentQueries();
  const changed = draft.trim() !== view.text;
  const apply = (text: string) => {
    remember(text);
    view.setText(text);
  };
  /** First back to the filter as it is applied, then on to the rows. */
  const leave = () => {
    if (changed) {
      setDraft(view.text);
      return;
    }
    field.current?.blur();
    focusRows();
  };
  return (
    <div className={classes.query}>
      <FilterField
        ref={field}
        label={say('query')}
        placeholder={say('placeholder')}
        draft={draft}
        onDraft={setDraft}
        onApply={apply}
        onLeave={leave}
        zone={view.zone}
        testId="query-input"
        shortcut="query"
        leftSection={<IconSearch size={15} aria-hidden />}
        endWidth={changed ? 60 : 32}
        end={(readable) => (
          <span className={classes.inputEnd}>
            {changed && readable && (
              <Tooltip label={say('apply')}>
                <ActionIcon size="sm" aria-label={say('apply')} onClick={() => apply(draft)}>
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
                    view.setFilter(everything, { off: everything });
                    field.current?.focus();
                  }}
                  data-testid="clear-filter"
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </span>
        )}
      />
    </div>
  );
};
