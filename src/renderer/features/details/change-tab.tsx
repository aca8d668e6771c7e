// What changed, as the engine compared it; the ways on to the history of the resource and back from the change.
import { Group, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EventVersion } from '#shared/model/event.ts';
import { toHistory } from '../../data/to-history.ts';
import { useChangeOfEvent } from '../../data/use-change-of-event.ts';
import { usePageParam } from '../../data/view-state.ts';
import { ComparisonView } from '../../ui/comparison/comparison-view.tsx';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import styles from './details.module.css';
import { words } from './words.ts';

interface Props {
  version: EventVersion;
  /** Buttons of other features that go back from the change. */
  actions?: ReactNode;
}

export const ChangeTab = ({ version, actions }: Props) => {
  const say = useWords(words);
  const { event, contentHash } = version;
  const { comparison, problem, retry } = useChangeOfEvent(event.id, contentHash);
  const [look, setLook] = usePageParam('compare', 'fields');
  const { type, id } = event.resource;
  // A deletion may say nothing of what was deleted, and yet the history knows it.
  const isChange = comparison !== undefined && (comparison.basis !== 'none' || event.category === 'configuration');
  return (
    <>
      <Group gap="xs" mb="sm" className={styles.changeWays ?? ''}>
        {type === null || type === '' || id === null || id === '' ? null : (
          <Link
            to="/changes"
            search={toHistory({ type, id, tenantId: event.tenantId }, event.id)}
            className={styles.link ?? ''}
            data-testid="open-history"
          >
            {say('openHistory')}
          </Link>
        )}
        {isChange ? actions : null}
      </Group>
      {problem === null ? null : <ProblemNote problem={problem} onRetry={retry} />}
      {comparison === undefined && problem === null ? (
        <Skeleton height={120} aria-busy data-testid="change-loading" />
      ) : null}
      {comparison === undefined ? null : (
        <ComparisonView
          comparison={comparison}
          labels={{ before: say('before'), after: say('after') }}
          look={look}
          onLook={setLook}
          fileBase={event.id}
        />
      )}
    </>
  );
};
