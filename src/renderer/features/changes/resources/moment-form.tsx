// The moment a state is asked for: typed as a time of the zone, or one version earlier or later.
import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ResourceVersion } from '#shared/model/changes.ts';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import classes from './resources.module.css';
import { words } from './words.ts';

interface Props {
  asof: string;
  zone: string;
  /** The versions just before and after the one that is shown. */
  earlier: ResourceVersion | undefined;
  later: ResourceVersion | undefined;
  onMoment(asof: string): void;
}

/** Events are chosen in the list, not typed. */
const typedOf = (asof: string): string => (/^(now$|after:|before:)/.test(asof) ? '' : asof);

export const MomentForm = ({ asof, zone, earlier, later, onMoment }: Props) => {
  const say = useWords(words);
  const [draft, setDraft] = useDraft(typedOf(asof));
  const [tried, setTried] = useState(false);
  const isTime = parseTimeBound(draft.trim()) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isTime) onMoment(draft.trim());
  };
  const step = (version: ResourceVersion | undefined, word: 'earlier' | 'later') => (
    <Button
      variant="default"
      disabled={version === undefined}
      onClick={() => version !== undefined && onMoment(`after:${version.eventId}`)}
      data-testid={`state-${word}`}
    >
      {say(word)}
    </Button>
  );
  return (
    <form className={classes.moment} onSubmit={submit} noValidate>
      <TextInput
        label={say('moment')}
        aria-description={say('momentHint', { zone })}
        placeholder="2026-05-20 16:30"
        w={200}
        value={draft}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          setTried(false);
        }}
        error={tried && !isTime ? say('badMoment') : null}
        data-testid="state-moment"
      />
      <Button type="submit" data-testid="state-show">
        {say('show')}
      </Button>
      {step(earlier, 'earlier')}
      {step(later, 'later')}
      <Button variant="default" disabled={asof === 'now'} onClick={() => onMoment('now')}>
        {say('newest')}
      </Button>
      <Text size="xs" c="var(--text-soft)" w="100%">
        {say('momentHint', { zone })}
      </Text>
    </form>
  );
};
