// The last changes of a resource, newest first.
import { Text } from '@mantine/core';
import type { Filter } from '#shared/model/filter.ts';
import { bothOf } from '#shared/model/filter-edit.ts';
import { useEventHistory } from '../../data/use-event-history.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './details.module.css';
import { EventLine } from './event-line.tsx';
import { words } from './words.ts';

const shownChanges = 8;

/** `filter` names the resource; `id` is the event whose details are open. */
export const ResourceChanges = ({ filter, id }: { filter: Filter; id: string }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { history, problem } = useEventHistory(bothOf(filter, { op: 'changed', fields: [['', '']] }), shownChanges);
  if (problem !== null) return <ProblemNote problem={problem} />;
  if (history === undefined) return null;
  if (history.count === 0) {
    return (
      <Text size="xs" c="var(--text-faint)" mt={6}>
        {say('noChanges')}
      </Text>
    );
  }
  return (
    <>
      <h4 className={styles.subTitle}>
        {say(history.count > history.newest.length ? 'lastChangesOf' : 'lastChanges', {
          shown: count(history.newest.length),
          total: count(history.count),
        })}
      </h4>
      <ol className={styles.lines} data-testid="resource-changes">
        {history.newest.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an id stands there once for each version of its event.
          <li key={`${row.id} ${at}`}>
            <EventLine event={row} current={row.id === id} change />
          </li>
        ))}
      </ol>
    </>
  );
};
