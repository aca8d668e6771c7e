// What became of a change of key: which archives say so, which do not, and why.
import { Alert, Text } from '@mantine/core';
import type { KeyRotation } from '#shared/model/signing-keys.ts';
import { useWords } from '../../ui/define-words.ts';
import styles from './keys.module.css';
import { words } from './words.ts';

interface ListProps {
  title: string;
  lines: readonly { path: string; why?: string }[];
}

const ArchiveList = ({ title, lines }: ListProps) =>
  lines.length === 0 ? null : (
    <>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ul className={styles.list}>
        {lines.map(({ path, why }) => (
          <li key={path}>
            <span className={styles.code}>{path}</span>
            {why === undefined ? null : ` · ${why}`}
          </li>
        ))}
      </ul>
    </>
  );

const paths = (all: readonly string[]): { path: string }[] => all.map((path) => ({ path }));

export const RotationNote = ({ rotation }: { rotation: KeyRotation }) => {
  const say = useWords(words);
  const { from, to, told, foreign, untold } = rotation;
  return (
    <Alert
      color={untold.length > 0 ? 'yellow' : 'green'}
      variant="light"
      title={say('rotated')}
      classNames={{ title: styles.noteTitle ?? '' }}
      role="status"
      data-testid="key-rotated"
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {say('rotatedHelp', { from: from.fingerprint, to: to.fingerprint })}
      </Text>
      <ArchiveList title={say('told')} lines={paths(told)} />
      <ArchiveList title={say('foreign')} lines={paths(foreign)} />
      <ArchiveList title={say('untold')} lines={untold} />
      {untold.length > 0 ? <Text size="sm">{say('untoldHelp')}</Text> : null}
      {told.length + foreign.length + untold.length === 0 ? <Text size="sm">{say('noArchive')}</Text> : null}
    </Alert>
  );
};
