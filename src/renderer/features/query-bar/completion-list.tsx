// The suggestions under the query input: field names with their colon, values with their counts.
import { Combobox } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { termStart } from './complete-filter.ts';
import classes from './query-bar.module.css';
import type { Offer } from './use-completion.ts';
import { words } from './words.ts';

export const CompletionList = ({ offer }: { offer: Offer | null }) => {
  const say = useWords(words);
  const format = useFormat();
  const isField = offer?.completion.kind === 'field';
  return (
    <Combobox.Dropdown hidden={offer === null} data-testid="completions">
      <Combobox.Options aria-label={say('suggestions')} mah={320} className={classes.options ?? ''}>
        {offer?.options.map(({ value, count }) => (
          <Combobox.Option key={value} value={value}>
            <span className={classes.option}>
              <span className={classes.optionLabel}>
                {isField ? termStart(value) : value === '' ? say('notStated') : value}
              </span>
              {count !== null && <span className={classes.optionCount}>{format.count(count)}</span>}
            </span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
      <Combobox.Footer className={classes.completionHint ?? ''}>{say('suggestionsHint')}</Combobox.Footer>
    </Combobox.Dropdown>
  );
};
