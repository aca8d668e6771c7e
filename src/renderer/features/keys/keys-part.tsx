// One part of the Evidence page: the key this installation signs with, where it is kept, and how it changes.
import { Alert, Button, CopyButton, Group, Loader, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useSigningKeys } from '../../data/use-signing-keys.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { KeyDialog, type KeyTask } from './key-dialog.tsx';
import styles from './keys.module.css';
import { RotationNote } from './rotation-note.tsx';
import { words } from './words.ts';

const CopyAction = ({ value, label, done }: { value: string; label: string; done: string }) => (
  <CopyButton value={value} timeout={1500}>
    {({ copied, copy }) => (
      <Button variant="default" size="xs" onClick={copy}>
        {copied ? done : label}
      </Button>
    )}
  </CopyButton>
);

export const KeysPart = () => {
  const say = useWords(words);
  const signing = useSigningKeys();
  const { keys, problem, rotation } = signing;
  const [task, setTask] = useState<KeyTask | null>(null);
  const kept = keys?.current.kept;
  const warning = keys?.locked === true ? 'locked' : kept === 'process' ? 'notKept' : null;
  return (
    <section
      className={styles.part}
      aria-label={say('title')}
      data-testid="keys-part"
      aria-busy={keys === undefined && problem === null}
    >
      <div>
        <Title order={1} size="h3">
          {say('title')}
        </Title>
        <Text size="sm" c="var(--text-soft)">
          {say('help')}
        </Text>
      </div>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {keys === undefined && problem === null ? <Loader size="sm" aria-label={say('loading')} /> : null}
      {rotation === null ? null : <RotationNote rotation={rotation} />}
      {warning === null ? null : (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={say(warning)}
          classNames={{ title: styles.noteTitle ?? '' }}
          data-testid={`key-${warning}`}
        >
          <Text size="sm" mb="xs">
            {say(`${warning}Help`)}
          </Text>
          {keys?.lockedFingerprint == null ? null : (
            <Text size="sm" mb="xs" className={styles.long ?? ''} data-testid="key-locked-fingerprint">
              {say('lockedKey')} <span className={styles.code}>{keys.lockedFingerprint}</span>
            </Text>
          )}
          <Button onClick={() => setTask(warning === 'locked' ? 'unlock' : 'create')} data-testid="key-keep">
            {say(warning === 'locked' ? 'unlock' : 'create')}
          </Button>
        </Alert>
      )}
      {keys === undefined ? null : (
        <>
          <div>
            <Title order={2} size="h5">
              {say(keys.locked ? 'runFingerprint' : 'fingerprint')}
            </Title>
            <Text size="xs" c="var(--text-soft)">
              {say('fingerprintHelp')}
            </Text>
            <Fingerprint fingerprint={keys.current.fingerprint} label={say('fingerprint')} />
            <Group gap="xs">
              <CopyAction value={keys.current.fingerprint} label={say('copyFingerprint')} done={say('copied')} />
              <CopyAction value={keys.current.publicKey} label={say('copyPublicKey')} done={say('copied')} />
            </Group>
          </div>
          <dl className={styles.facts}>
            <dt>{say('keptIn')}</dt>
            <dd>
              <strong data-testid="key-kept">{say(`kept_${keys.current.kept}`)}</strong>
              <br />
              {say(`means_${keys.current.kept}`)}
            </dd>
            <dt>{say('publicKey')}</dt>
            <dd className={styles.code}>{keys.current.publicKey}</dd>
            {kept === 'file' || keys.locked ? (
              <>
                <dt>{say('file')}</dt>
                <dd className={styles.code}>{keys.file}</dd>
              </>
            ) : null}
            {keys.retired.length === 0 ? null : (
              <>
                <dt>{say('retired')}</dt>
                <dd className={styles.code}>
                  {keys.retired.map((fingerprint) => (
                    <div key={fingerprint}>{fingerprint}</div>
                  ))}
                </dd>
              </>
            )}
          </dl>
          {kept === 'keychain' || kept === 'file' ? (
            <Group>
              <Button variant="default" onClick={() => setTask('rotate')} data-testid="key-rotate">
                {say('rotate')}
              </Button>
            </Group>
          ) : null}
          {task === null ? null : <KeyDialog task={task} keys={keys} signing={signing} onClose={() => setTask(null)} />}
        </>
      )}
    </section>
  );
};
