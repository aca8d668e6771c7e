// Said plainly: this actor cannot be judged, what is known of it, and what is missing.
import { Alert, Progress, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import type { ActorScores } from '#shared/model/actor-scores.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { words } from './words.ts';

export const HistoryNote = ({ short }: { short: NonNullable<ActorScores['notEnoughHistory']> }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const missing = Math.max(0, short.needed - short.days);
  return (
    <Alert
      variant="light"
      color="gray"
      icon={<IconHourglass aria-hidden />}
      title={say('notEnough')}
      data-testid="actor-not-enough"
    >
      <Text size="sm">
        {say('known', { count: short.events, shown: count(short.events) })}{' '}
        {say('knownDays', { count: short.days, shown: count(short.days), needed: count(short.needed) })}{' '}
        {say('missingDays', { count: missing, shown: count(missing) })}
      </Text>
      <Progress
        mt={8}
        maw={420}
        value={short.needed === 0 ? 100 : Math.min(100, (short.days / short.needed) * 100)}
        aria-label={say('knownDays', { count: short.days, shown: count(short.days), needed: count(short.needed) })}
      />
      <Text size="xs" mt={8}>
        {say('stillShown')}
      </Text>
    </Alert>
  );
};
