// A link whose data is not open: which data it needs, what it asks, and how to get to its answer. Nothing is answered meanwhile.
import { Alert, Button, CopyButton, Group, Text } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { rootSchema } from '#shared/model/archive-root.ts';
import { holderOf } from '../../data/link-data.ts';
import { shortRoot } from '../../data/short-root.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useArchiveActions } from '../../data/use-archive-actions.ts';
import { useArchiveRoot } from '../../data/use-archive-root.ts';
import { useRecentArchives } from '../../data/use-recent-archives.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './share.module.css';
import { words } from './words.ts';

/** `wanted`: what the link names; `onDrop` goes on without it. */
export const ForeignLink = ({ wanted, onDrop }: { wanted: string; onDrop(): void }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { archive } = useArchive();
  const { archiveRoot } = useArchiveRoot();
  const { archives, loading } = useRecentArchives();
  const { text, zone, selected } = useView();
  const { open, busy, problem } = useArchiveActions();
  const [, showDialog] = usePageParam('dialog', '');
  const readable = rootSchema.safeParse(wanted).success;
  const holder = readable ? holderOf(wanted, archives) : null;

  const openNow = (): string | null => {
    if (!archive) return null;
    const { name } = archive;
    const root = archiveRoot?.root ?? null;
    return root === null
      ? say('openNowEmpty', { name })
      : say('openNow', { name, events: count(archive.events), root: shortRoot(root) });
  };
  const now = openNow();
  return (
    <Alert
      className={classes.foreign ?? ''}
      color="yellow"
      variant="light"
      icon={<IconUnlink aria-hidden />}
      title={say(archive ? 'otherTitle' : 'otherClosed')}
      role="alert"
      styles={{ title: { color: 'var(--text)' } }}
      data-testid="link-foreign"
    >
      <ul className={classes.facts}>
        <li>
          {readable ? say('needs', { root: shortRoot(wanted) }) : say('needsUnreadable', { text: wanted.slice(0, 80) })}
        </li>
        {now === null ? null : <li>{now}</li>}
        <li className={classes.asks}>
          {[
            say('asks', { query: text === '' ? say('asksEverything') : text }),
            say('asksZone', { zone }),
            ...(selected === null ? [] : [say('asksEvent', { id: selected })]),
          ].join(' · ')}
        </li>
      </ul>
      {loading ? null : (
        <Text size="sm" mt="xs" data-testid="link-holder">
          {holder === null
            ? say('noHolder')
            : say(holder.root === wanted ? 'holder' : 'holderGrown', { name: holder.name, path: holder.path })}
        </Text>
      )}
      {problem === null ? null : <ProblemNote problem={problem} />}
      <Group gap="xs" mt="sm">
        {holder === null ? null : (
          <Button loading={busy} onClick={() => void open(holder.path)} data-testid="link-open-holder">
            {say('openHolder', { name: holder.name })}
          </Button>
        )}
        <Button variant="default" onClick={() => showDialog('open')}>
          {say('openOther')}
        </Button>
        <Button variant="default" onClick={onDrop} data-testid="link-anyway">
          {say(archive ? 'askAnyway' : 'forgetLink')}
        </Button>
        {readable ? (
          <CopyButton value={wanted}>
            {({ copied, copy }) => (
              <Button variant="subtle" onClick={copy}>
                {say(copied ? 'rootCopied' : 'copyRoot')}
              </Button>
            )}
          </CopyButton>
        ) : null}
      </Group>
    </Alert>
  );
};
