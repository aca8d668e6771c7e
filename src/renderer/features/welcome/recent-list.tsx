// The archives opened on this machine before: one click opens one, and one takes it off the list.
import { ActionIcon, Loader, Text, Title, Tooltip } from '@mantine/core';
import { IconArchive, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useArchiveActions } from '../../data/use-archive-actions.ts';
import { useRecentArchives } from '../../data/use-recent-archives.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './welcome.module.css';
import { words } from './words.ts';

/** Draws nothing where there is none. */
export const RecentList = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const { archives, forget } = useRecentArchives();
  const { open, busy, problem } = useArchiveActions();
  const [opening, setOpening] = useState<string | null>(null);
  if (archives.length === 0) return null;
  const choose = async (path: string): Promise<void> => {
    setOpening(path);
    await open(path);
    setOpening(null);
  };
  return (
    <section aria-label={say('recent')} data-testid="recent-archives">
      <Title order={2} size="h6" className={styles.section ?? ''}>
        {say('recent')}
      </Title>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <ul className={styles.recents}>
        {archives.map(({ path, name, openedAt, events, present }) => (
          <li key={path} className={styles.recent} data-present={present}>
            <button
              type="button"
              className={styles.recentOpen}
              disabled={!present || busy}
              onClick={() => void choose(path)}
            >
              {opening === path ? <Loader size={16} /> : <IconArchive size={16} aria-hidden />}
              <span className={styles.recentText}>
                <span>
                  <strong>{name}</strong> {say('events', { count: events, shown: count(events) })}
                  {present ? null : <em> {say('gone')}</em>}
                </span>
                <Text component="span" size="xs" c="var(--text-faint)" className={styles.recentPath ?? ''}>
                  {path} · {say('openedAt', { time: formatSecond(openedAt, zone).slice(0, 16), zone })}
                </Text>
              </span>
            </button>
            <Tooltip label={say('forgetHelp')}>
              <ActionIcon aria-label={say('forget', { name })} onClick={() => forget(path)}>
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
};
