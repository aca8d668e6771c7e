// Takes the page's place while the host does not answer, or the open archive cannot be read any more.
import { Button, Group } from '@mantine/core';
import type { Problem } from '../../data/problem.ts';
import { useArchiveActions } from '../../data/use-archive-actions.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './shell.module.css';
import { words } from './words.ts';

export const ArchiveProblem = ({ problem }: { problem: Problem }) => {
  const say = useWords(words);
  const { close, busy } = useArchiveActions();
  const [, showDialog] = usePageParam('dialog', '');
  const silent = problem.code === 'INTERNAL';
  return (
    <div className={classes.notice}>
      <ProblemNote problem={silent ? { ...problem, what: say('hostGone'), todo: say('hostGoneTodo') } : problem} />
      {silent || problem.code === 'UNAUTHORISED' ? null : (
        <Group gap="xs" mt="sm">
          <Button onClick={() => showDialog('open')}>{say('openArchive')}</Button>
          <Button variant="default" loading={busy} onClick={() => void close()}>
            {say('closeArchive')}
          </Button>
        </Group>
      )}
    </div>
  );
};
