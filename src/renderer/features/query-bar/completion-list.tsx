// The suggestions under the query input: field names with what they mean, values with their counts.
import { Combobox } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import { words as filterWords } from '../../ui/filter/words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { termStart } from './complete-filter.ts';
import classes from './query-bar.module.css';
import type { Offer } from './use-completion.ts';
import { words } from './words.ts';

type Key = keyof typeof words.en;
type FieldKey = keyof typeof filterWords.en;

/** Words of what is no field: bounds, words, changes, and how values are compared. */
const meanings: Readonly<Record<string, Key>> = {
  from: 'meansFrom',
  to: 'meansTo',
  weekday: 'meansWeekday',
  clock: 'meansClock',
  text: 'meansText',
  changed: 'meansChanged',
  'diff.': 'meansDiff',
  'before.': 'meansBefore',
  'after.': 'meansAfter',
  actor: 'meansActor',
  'resource.type': 'meansResource',
};

const tests: readonly (readonly [string, Key])[] = [
  ['!=', 'testDiffers'],
  ['<=', 'testAtMost'],
  ['>=', 'testAtLeast'],
  ['<', 'testBelow'],
  ['>', 'testOver'],
  ['=', 'testEquals'],
];

export const CompletionList = ({ offer }: { offer: Offer | null }) => {
  const say = useWords(words);
  const sayField = useWords(filterWords);
  const format = useFormat();
  const kind = offer?.completion.kind;
  const meaning = (value: string): string => {
    if (kind === 'change') {
      const test = tests.find(([sign]) => value.endsWith(sign));
      if (test !== undefined) return say(test[1]);
      if (/\.(from|to)$/.test(value)) return say(value.endsWith('.to') ? 'sideNew' : 'sideOld');
      return '';
    }
    if (kind !== 'field') return '';
    const key = meanings[value];
    return key === undefined ? sayField(value as FieldKey) : say(key);
  };
  const label = (value: string): string => {
    if (kind === 'field') return termStart(value);
    return value === '' ? say('notStated') : value;
  };
  return (
    <Combobox.Dropdown hidden={offer === null} data-testid="completions">
      {kind === 'recent' && <Combobox.Header className={classes.completionHint ?? ''}>{say('recent')}</Combobox.Header>}
      <Combobox.Options aria-label={say('suggestions')} mah={320} className={classes.options ?? ''}>
        {offer?.options.map(({ value, count }) => (
          <Combobox.Option key={value} value={value}>
            <span className={classes.option}>
              <span className={classes.optionLabel}>{label(value)}</span>
              <span className={classes.optionMeaning}>{meaning(value)}</span>
              {count !== null && <span className={classes.optionCount}>{format.count(count)}</span>}
            </span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
      <Combobox.Footer className={classes.completionHint ?? ''}>{say('suggestionsHint')}</Combobox.Footer>
    </Combobox.Dropdown>
  );
};
