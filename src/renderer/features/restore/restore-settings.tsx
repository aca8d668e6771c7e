// The setting of the restore endpoint: off until somebody sets it up, and forgotten with one button.
import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useRestoreEndpoint } from '../../data/use-restore-endpoint.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { EndpointDialog } from './endpoint-dialog.tsx';
import classes from './restore.module.css';
import { words } from './words.ts';

export const RestoreSettings = () => {
  const say = useWords(words);
  const state = useRestoreEndpoint();
  const [open, setOpen] = useState(false);
  const { endpoint, problem } = state;
  return (
    <section aria-label={say('setting')} data-testid="setting-restore" data-on={endpoint != null}>
      <Title order={2} size="h5">
        {say('setting')}
      </Title>
      <Text size="xs" c="var(--text-faint)">
        {say('settingHelp')}
      </Text>
      {problem !== null && !open && <ProblemNote problem={problem} />}
      {endpoint !== undefined && (
        <>
          <Text size="sm" mt={4} className={classes.subject ?? ''} role="status" data-testid="setting-restore-state">
            {endpoint === null ? say('off') : say('on', { method: endpoint.method, url: endpoint.url })}
          </Text>
          <Group gap="xs" mt={6}>
            <Button variant="default" onClick={() => setOpen(true)} data-testid="setting-restore-set">
              {say(endpoint === null ? 'set' : 'edit')}
            </Button>
            {endpoint !== null && (
              <Button
                variant="subtle"
                color="red"
                disabled={state.saving}
                onClick={() => void state.forget()}
                data-testid="setting-restore-forget"
              >
                {say('forget')}
              </Button>
            )}
          </Group>
        </>
      )}
      {open && <EndpointDialog state={state} onClose={() => setOpen(false)} />}
    </section>
  );
};
