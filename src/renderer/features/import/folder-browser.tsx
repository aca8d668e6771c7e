// Walks the folders of the machine the host runs on, for hosts without a native dialog.
import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconArchive, IconArrowUp, IconFile, IconFolder } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { FolderListing } from '#shared/model/host.ts';
import { useFolderListing } from '../../data/use-host-dialogs.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './import.module.css';
import { words } from './words.ts';

type Entry = FolderListing['entries'][number];

interface Props {
  /** Whether files are listed too. */
  files: boolean;
  /** The folder to begin with; absent: the host's own choice. */
  start?: string | undefined;
  /** Told of the folder that is listed, each time another one is; `entered` says that the user went there. */
  onFolder: (path: string, entered: boolean) => void;
  /** A file or an archive was chosen; a plain folder is entered instead. */
  onChoose: (entry: Entry) => void;
}

const icons = { archive: IconArchive, folder: IconFolder, file: IconFile } as const;
const kindWords = { archive: 'kindArchive', folder: 'kindFolder', file: 'kindFile' } as const;

export const FolderBrowser = ({ files, start, onFolder, onChoose }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const [path, setPath] = useState<string | null>(start ?? null);
  const { listing, problem } = useFolderListing(path, true);
  const tellFolder = useEffectEvent((folder: string) => onFolder(folder, path !== (start ?? null)));
  const listed = listing?.path;
  useEffect(() => {
    if (listed !== undefined) tellFolder(listed);
  }, [listed]);
  const entries = listing?.entries.filter((entry) => files || entry.kind !== 'file') ?? [];
  const parent = listing?.parent ?? null;

  return (
    <section aria-label={say('browser')} data-testid="folder-browser">
      <Group gap="xs" mb={4} wrap="nowrap">
        <Tooltip label={say('parent')}>
          <ActionIcon aria-label={say('parent')} disabled={parent === null} onClick={() => setPath(parent)}>
            <IconArrowUp size={16} />
          </ActionIcon>
        </Tooltip>
        <Text size="xs" className="mono" style={{ overflowWrap: 'anywhere' }}>
          {listing?.path ?? say('browserLoading')}
        </Text>
      </Group>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <ul className={styles.browser}>
        {listing !== undefined && entries.length === 0 ? <li className={styles.quiet}>{say('browserEmpty')}</li> : null}
        {entries.map((entry) => {
          const Icon = icons[entry.kind];
          return (
            <li key={entry.path}>
              <button
                type="button"
                className={styles.entry}
                onClick={() => (entry.kind === 'folder' ? setPath(entry.path) : onChoose(entry))}
              >
                <Icon size={16} aria-hidden />
                <span className={styles.entryName}>{entry.name}</span>
                <span className={styles.quiet}>
                  {entry.kind === 'file' ? format.bytes(entry.bytes) : say(kindWords[entry.kind])}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
