// A pack somebody handed over: chosen, checked, and shown as it is. Nothing of it is brought into an archive, and none has to be open.
import { Button, Group, Progress, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { usePackCheck } from '../../data/use-pack-check.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { CheckForm } from './check-form.tsx';
import { PackContents } from './pack-contents.tsx';
import classes from './packs.module.css';
import { Verdict } from './verdict.tsx';
import { words } from './words.ts';
import type { BrowseFolders } from './write-panel.tsx';

export const ReceivedPart = ({ browse }: { browse: BrowseFolders }) => {
  const say = useWords(words);
  const { bytes } = useFormat();
  const [path, setPath] = usePageParam('pack', '');
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const control = usePackCheck(path, fingerprint);
  const { check, running, progress, problem } = control;
  return (
    <div className={classes.received} data-testid="received-part" aria-busy={running}>
      <Title order={1} size="h3">
        {say('received')}
      </Title>
      <Text size="sm" c="var(--text-soft)" mb="md">
        {say('receivedIntro')}
      </Text>
      <CheckForm
        key={path}
        path={path}
        fingerprint={fingerprint}
        browse={browse}
        onCheck={(asked) => {
          setFingerprint(asked.fingerprint);
          if (asked.path !== path) setPath(asked.path);
          else if (asked.fingerprint === fingerprint) control.run();
        }}
      />
      {running && (
        <div className={classes.checkForm} data-testid="pack-checking">
          <Group justify="space-between" mt="sm" wrap="nowrap">
            <Text size="sm" role="status">
              {say('checking')}
            </Text>
            <Button variant="default" size="compact-sm" onClick={control.cancel}>
              {say('stop')}
            </Button>
          </Group>
          <Progress
            mt={4}
            value={
              progress === null || progress.bytesTotal === 0 ? 0 : (progress.bytesDone / progress.bytesTotal) * 100
            }
            transitionDuration={0}
            aria-label={say('checking')}
          />
          {progress !== null && (
            <Text size="xs" mt={4} className={classes.code ?? ''}>
              {say('checkingWhere', {
                where: progress.where,
                done: bytes(progress.bytesDone),
                total: bytes(progress.bytesTotal),
              })}
            </Text>
          )}
        </div>
      )}
      {control.stopped && (
        <Group gap="xs" mt="sm">
          <Text size="sm">{say('stoppedCheck')}</Text>
          <Button variant="default" size="compact-sm" onClick={control.run}>
            {say('checkAgain')}
          </Button>
        </Group>
      )}
      {problem !== null && !running && <ProblemNote problem={problem} onRetry={control.run} />}
      {check !== undefined && !running && problem === null && (
        <>
          <Verdict check={check} />
          <PackContents key={check.sha256 ?? check.name} path={path} check={check} />
        </>
      )}
    </div>
  );
};
