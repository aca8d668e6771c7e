// The question an export answers: how many events, which filter, in which order and zone.
import { Text } from '@mantine/core';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './export.module.css';
import { words } from './words.ts';

/** `count` null: not known yet. */
export const QuestionFacts = ({ view, count }: { view: View; count: number | null }) => {
  const say = useWords(words);
  const format = useFormat();
  const { sort } = view;
  if (view.filterProblem !== null) {
    return (
      <Text size="sm" c="var(--danger)" role="alert">
        {say('filterWrong')}
      </Text>
    );
  }
  const counted = (): string => {
    if (count === null) return say('counting');
    return count === 0 ? say('whatNone') : say('what', { count, shown: format.count(count) });
  };
  const order = sort === 'newest' || sort === 'oldest' ? say(`sort_${sort}`) : say('sort_other', { sort });
  return (
    <div className={classes.question}>
      <strong data-testid="export-count">{counted()}</strong>
      <span {...(view.text === '' ? {} : { className: classes.filter })}>
        {view.text === '' ? say('everything') : say('filter', { filter: view.text })}
      </span>
      <span>{say('sortZone', { sort: order, zone: view.zone })}</span>
    </div>
  );
};
