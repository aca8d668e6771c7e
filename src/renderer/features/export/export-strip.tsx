// The export at work behind the pages, in the status bar: how far it is, the way to it, and the way to cancel it.
import { Progress } from '@mantine/core';
import { useExportJob } from '../../data/export-job.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './export.module.css';
import { useExportDialog } from './use-export-dialog.ts';
import { words } from './words.ts';

export const ExportStrip = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { job, cancel } = useExportJob();
  const [opened, show] = useExportDialog();
  if (job?.state !== 'running' || opened) return null;
  const done = job.progress?.events ?? 0;
  const total = job.progress?.total ?? job.events;
  return (
    <span className={classes.strip} data-testid="export-strip">
      <button type="button" className={classes.stripButton} onClick={() => show(true)}>
        {say('strip', { done: count(done), total: count(total) })}
      </button>
      <Progress
        className={classes.stripBar ?? ''}
        value={total === 0 ? 0 : (done / total) * 100}
        size="sm"
        aria-hidden
      />
      <button type="button" className={classes.stripButton} onClick={cancel}>
        {say('cancel')}
      </button>
    </span>
  );
};
