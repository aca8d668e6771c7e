// Which day is looked at: typed, or the day before or after with a finding. Comma and full stop do the same from anywhere.
import { Button, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import type { ActorDay } from '#shared/model/actor-scores.ts';
import type { Finding } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { isTyping } from '../../../ui/is-typing.ts';
import classes from './actor.module.css';
import { aroundDay } from './chosen-day.ts';
import { useDayText } from './use-day-text.ts';
import { words } from './words.ts';

interface Props {
  day: string;
  days: readonly ActorDay[];
  findings: readonly Finding[];
  zone: string;
  onDay(day: string): void;
  children: ReactNode;
}

export const DayTools = ({ day, days, findings, zone, onDay, children }: Props) => {
  const say = useWords(words);
  const text = useDayText();
  const { before, after } = aroundDay(findings, day);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const next = { ',': before, '.': after }[event.key] ?? null;
      if (next !== null) onDay(next);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [before, after, onDay]);
  return (
    <div className={classes.dayTools}>
      <Title order={2} size="h5" data-testid="actor-day">
        {say('dayOf', { day: text(day), zone })}
      </Title>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconChevronLeft size={14} aria-hidden />}
        disabled={before === null}
        onClick={() => before !== null && onDay(before)}
        title={say('beforeKey')}
        data-testid="actor-before"
      >
        {say('before')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        rightSection={<IconChevronRight size={14} aria-hidden />}
        disabled={after === null}
        onClick={() => after !== null && onDay(after)}
        title={say('afterKey')}
        data-testid="actor-after"
      >
        {say('after')}
      </Button>
      <label className={classes.dayField}>
        {say('anotherDay')}
        <input
          type="date"
          value={day}
          min={days[0]?.day}
          max={days.at(-1)?.day}
          data-testid="actor-day-field"
          onChange={(event) => {
            if (event.currentTarget.value !== '') onDay(event.currentTarget.value);
          }}
        />
      </label>
      {children}
    </div>
  );
};
