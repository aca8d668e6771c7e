// One step of the story: an event with a remark, or a remark alone, and the ways to move and remove it.
import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { StoryStep } from '#shared/model/case.ts';
import type { EventRow } from '#shared/model/event.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useWords } from '../../ui/define-words.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { MarkdownField } from '../../ui/markdown-field.tsx';
import { unavailable } from '../../ui/unavailable.ts';
import classes from './cases.module.css';
import { EventCard } from './event-card.tsx';
import { words } from './words.ts';

export interface StoryStepProps {
  step: StoryStep;
  at: number;
  count: number;
  /** Null for a text, while events are read, and where the archive does not hold it. */
  event: EventRow | null;
  isRead: boolean;
  control: CaseControl;
  /** Some step is being dragged. */
  dragged: boolean;
  onDrag(dragging: boolean): void;
  /** Something was dropped on this step; `after`: on its lower half. */
  onDrop(after: boolean): void;
  /** `by` names the control that was used, so that the focus can go on there. */
  onMove(place: number, by: string): void;
}

const isLowerHalf = ({ currentTarget, clientY }: DragEvent): boolean => {
  const { top, height } = currentTarget.getBoundingClientRect();
  return clientY > top + height / 2;
};

export const StoryStepView = (props: StoryStepProps) => {
  const { step, at, count, event, isRead, control, dragged, onDrag, onDrop, onMove } = props;
  const say = useWords(words);
  const [over, setOver] = useState<'before' | 'after' | null>(null);
  const number = at + 1;

  const press = (key: KeyboardEvent): void => {
    const rows = { ArrowUp: -1, ArrowDown: 1 }[key.key];
    if (rows === undefined || !key.altKey || isTyping(key.target)) return;
    key.preventDefault();
    onMove(at + rows, (key.target as HTMLElement).dataset.control ?? 'up');
  };

  const moves = [
    { name: 'up', icon: IconArrowUp, label: say('moveUp', { number }), place: at - 1, off: at === 0 },
    { name: 'down', icon: IconArrowDown, label: say('moveDown', { number }), place: at + 1, off: at === count - 1 },
  ];
  return (
    <li
      className={classes.step}
      data-step={step.id}
      data-over={over ?? undefined}
      aria-label={say('step', { number })}
      onKeyDown={press}
      onDragOver={(drag) => {
        if (!dragged) return;
        drag.preventDefault();
        setOver(isLowerHalf(drag) ? 'after' : 'before');
      }}
      onDragLeave={() => setOver(null)}
      onDrop={(drag) => {
        if (!dragged) return;
        drag.preventDefault();
        setOver(null);
        onDrop(isLowerHalf(drag));
      }}
      data-testid="story-step"
    >
      <div className={classes.stepSide}>
        <span className={classes.number}>{number}</span>
        {/* The pointer's way alone: for the keyboard there are the two buttons and Alt with the arrows. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it can only be dragged. */}
        <span
          className={classes.handle}
          draggable
          title={say('moveStep', { number })}
          onDragStart={(drag) => {
            drag.dataTransfer.setData('text/plain', String(number));
            drag.dataTransfer.effectAllowed = 'move';
            onDrag(true);
          }}
          onDragEnd={() => onDrag(false)}
          data-testid="story-handle"
        >
          <IconGripVertical size={16} aria-hidden />
        </span>
      </div>
      <div className={classes.stepBody}>
        {step.eventId !== null && event === null && !isRead ? <Skeleton height={52} /> : null}
        {step.eventId !== null && (event !== null || isRead) ? (
          <EventCard id={step.eventId} event={event ?? undefined} />
        ) : null}
        <MarkdownField
          text={step.text}
          label={say('remark', { number })}
          add={say('addRemark')}
          edit={say('editRemark')}
          placeholder={say('remarkPlaceholder')}
          onSave={async (text) => (await control.change({ kind: 'editStep', id: step.id, text })) !== null}
          testId="story-remark"
        />
      </div>
      <div className={classes.stepTools}>
        {moves.map(({ name, icon: MoveIcon, label, place, off }) => (
          <Tooltip key={name} label={label}>
            <ActionIcon
              aria-label={label}
              {...unavailable(off)}
              data-control={name}
              onClick={() => onMove(place, name)}
            >
              <MoveIcon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
        <Tooltip label={say('removeStep', { number })}>
          <ActionIcon
            className={classes.remove ?? ''}
            aria-label={say('removeStep', { number })}
            onClick={() => void control.change({ kind: 'removeStep', id: step.id })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </li>
  );
};
