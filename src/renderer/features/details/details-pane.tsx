// The docked pane of one event: every field, the change, and the raw record; one version at a time where sources conflict.
import { ActionIcon, Group, Loader, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useCase } from '../../data/use-case.ts';
import { useEventVersions } from '../../data/use-event-versions.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import styles from './details.module.css';
import { EventActions } from './event-actions.tsx';
import { EventDetails } from './event-details.tsx';
import { words } from './words.ts';

export interface DetailsPaneProps {
  /** The event's id. */
  id: string;
  /** Called by the close button and by Escape. */
  onClose(): void;
  /** Buttons of other features beside those of the pane. */
  extra?: ReactNode;
  /** Buttons of other features over the change of the event: the ways back from it. */
  changeActions?: ReactNode;
}

export const DetailsPane = ({ id, onClose, extra, changeActions }: DetailsPaneProps) => {
  const say = useWords(words);
  const { versions, problem } = useEventVersions(id);
  const control = useCase();
  // A dialog over the pane is its child in React, not in the page: its Escape is its own.
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && event.currentTarget.contains(event.target as Node)) onClose();
  };
  const close = (
    <Tooltip label={say('close')}>
      <ActionIcon variant="subtle" color="gray" aria-label={say('close')} onClick={onClose}>
        <IconX size={16} />
      </ActionIcon>
    </Tooltip>
  );
  const actions = <EventActions id={id} control={control} extra={extra} close={close} />;
  if (versions !== undefined) {
    return (
      <section className={styles.pane} aria-label={say('pane')} onKeyDown={press} data-testid="details-pane">
        <EventDetails key={id} versions={versions} control={control} actions={actions} changeActions={changeActions} />
      </section>
    );
  }
  return (
    <section className={styles.pane} aria-label={say('pane')} aria-busy={problem === null} onKeyDown={press}>
      <div className={styles.head}>
        {actions}
        {problem === null ? (
          <Group gap="xs">
            <Loader size="xs" />
            <Text size="sm">{say('loading')}</Text>
          </Group>
        ) : (
          <ProblemNote problem={problem} />
        )}
      </div>
    </section>
  );
};
