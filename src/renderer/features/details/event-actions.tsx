// The row of buttons over an event: star, story, whatever the page adds, and the way to the events before and after.
import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconListNumbers, IconStar, IconStarFilled } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import type { CaseControl } from '../../data/use-case.ts';
import { useStepEvent } from '../../data/use-step-event.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { unavailable } from '../../ui/unavailable.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './details.module.css';
import { words } from './words.ts';

export interface EventActionsProps {
  id: string;
  control: CaseControl;
  /** Buttons of other features, for example the one that copies a link. */
  extra: ReactNode;
  close: ReactNode;
}

export const EventActions = ({ id, control, extra, close }: EventActionsProps) => {
  const say = useWords(words);
  const { count: shown } = useFormat();
  const { go } = useView();
  const { at, count, step } = useStepEvent(id);
  const starred = control.markOf(id)?.starred === true;
  const steps = control.state?.story.filter(({ eventId }) => eventId === id).length ?? 0;
  const starLabel = say(starred ? 'takeStar' : 'putStar');
  const storyLabel = say(steps === 0 ? 'addToStory' : 'inStory');

  // Alt with the arrows works wherever the focus is on the page, also in the rows.
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const direction = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (direction === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector('[role="dialog"]') !== null) return;
    event.preventDefault();
    step(direction === 1 ? 1 : -1);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const ways = [
    { name: 'previous-event', label: say('previousEvent'), icon: IconChevronUp, by: -1, off: at === null || at === 0 },
    {
      name: 'next-event',
      label: say('nextEvent'),
      icon: IconChevronDown,
      by: 1,
      off: at === null || count === null || at + 1 >= count,
    },
  ] as const;
  return (
    <Group justify="space-between" gap={4} className={styles.actions ?? ''}>
      <Group gap={4}>
        <Tooltip label={starLabel}>
          <ActionIcon
            aria-label={starLabel}
            aria-pressed={starred}
            onClick={() => void control.change({ kind: 'star', eventIds: [id], starred: !starred })}
            data-testid="star-event"
          >
            {starred ? <IconStarFilled size={17} className={styles.star ?? ''} /> : <IconStar size={17} />}
          </ActionIcon>
        </Tooltip>
        <Tooltip label={storyLabel}>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconListNumbers size={15} aria-hidden />}
            onClick={() => {
              if (steps > 0) go('/case');
              else void control.change({ kind: 'addStep', eventIds: [id], text: '', place: null });
            }}
            data-testid="add-to-story"
          >
            {say(steps === 0 ? 'story' : 'storyIn')}
          </Button>
        </Tooltip>
        {extra}
      </Group>
      <Group gap={2} wrap="nowrap">
        <Text size="xs" c="var(--text-faint)" className="tabular" data-testid="event-place">
          {at === null || count === null ? null : say('placeOf', { at: shown(at + 1), count: shown(count) })}
        </Text>
        {ways.map(({ name, label, icon: WayIcon, by, off }) => (
          <Tooltip key={name} label={at === null && count !== null ? say('notInResult') : label}>
            <ActionIcon
              aria-label={label}
              {...unavailable(off)}
              onClick={() => {
                if (!off) step(by);
              }}
              data-shortcut={name}
              data-testid={name}
            >
              <WayIcon size={17} />
            </ActionIcon>
          </Tooltip>
        ))}
        {close}
      </Group>
    </Group>
  );
};
