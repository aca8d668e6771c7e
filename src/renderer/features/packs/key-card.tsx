// The key the pack will be signed with: its fingerprint, where it is kept, and the way to change it.
import { Button, Text, Title } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useSigningKeys } from '../../data/use-signing-keys.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

export const KeyCard = () => {
  const say = useWords(words);
  const { keys, problem } = useSigningKeys();
  const [, look] = usePageParam('look', 'packs');
  return (
    <section className={classes.card} aria-label={say('key')} data-testid="pack-key">
      <Title order={2} size="h6" mb={6}>
        {say('key')}
      </Title>
      {problem !== null && <ProblemNote problem={problem} />}
      {keys !== undefined && (
        <>
          <p className={classes.code}>{keys.current.fingerprint}</p>
          <Text size="xs" c={keys.current.kept === 'process' ? 'var(--warning)' : 'var(--text-soft)'}>
            {keys.current.kept === 'process' ? '⚠ ' : ''}
            {say(`kept_${keys.current.kept}`)}
          </Text>
          {keys.locked && (
            <Text size="xs" c="var(--warning)">
              ⚠ {say('locked')}
            </Text>
          )}
          <Text size="xs" mt={4} c="var(--text-faint)">
            {say('tellKey')}
          </Text>
        </>
      )}
      <Button
        mt={8}
        variant="default"
        size="compact-sm"
        leftSection={<IconKey size={14} aria-hidden />}
        onClick={() => look('keys')}
      >
        {say('toKeys')}
      </Button>
    </section>
  );
};
