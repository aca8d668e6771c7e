// Where the diff of an event and its complete states contradict each other: both, side by side, and neither taken to be right.
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Comparison, Disagreement } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import { useFormat } from '../use-format.ts';
import styles from './comparison.module.css';
import { type ShownValue, shownValue } from './shown-value.ts';
import { ValueCell } from './value-cell.tsx';
import { words } from './words.ts';

const shownFirst = 3;

type Props = Pick<Comparison, 'disagreements' | 'before' | 'after'>;

/** Characters of a value here: the table of fields has it whole. */
const valueLength = 80;

const Change = ({ from, to }: { from: ShownValue; to: ShownValue }) => (
  <>
    <ValueCell shown={from} unit={null} length={valueLength} /> →{' '}
    <ValueCell shown={to} unit={null} length={valueLength} />
  </>
);

const isSilent = ({ from, to }: Disagreement['inDiff']): boolean => from === undefined && to === undefined;

export const DisagreementNote = ({ disagreements, before, after }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? disagreements : disagreements.slice(0, shownFirst);
  const row = ({ path, inDiff, inStates }: Disagreement) => (
    <tr key={path}>
      <th scope="row" className={styles.field}>
        {path === '' ? say('root') : path}
      </th>
      <td>
        {isSilent(inDiff) ? (
          <span className={styles.statement}>{say('notMentioned')}</span>
        ) : (
          <Change from={shownValue(inDiff.from, false)} to={shownValue(inDiff.to, false)} />
        )}
      </td>
      <td>
        <Change from={shownValue(inStates.from, before.stated)} to={shownValue(inStates.to, after.stated)} />
      </td>
    </tr>
  );
  return (
    <Alert
      p="xs"
      icon={<IconAlertTriangle aria-hidden />}
      title={say('disagreement')}
      classNames={{ root: styles.warning ?? '', icon: styles.warningIcon ?? '', title: styles.warningTitle ?? '' }}
      data-testid="disagreement"
    >
      <Text size="xs" mb={6}>
        {say('disagreementText', { count: disagreements.length })}
      </Text>
      <table className={styles.table} aria-label={say('disagreement')}>
        <thead>
          <tr>
            <th scope="col">{say('field')}</th>
            <th scope="col">{say('diffSays')}</th>
            <th scope="col">{say('statesSay')}</th>
          </tr>
        </thead>
        <tbody>{shown.map(row)}</tbody>
      </table>
      {shown.length < disagreements.length ? (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {say('moreDisagreements', { more: count(disagreements.length - shown.length) })}
        </button>
      ) : null}
    </Alert>
  );
};
