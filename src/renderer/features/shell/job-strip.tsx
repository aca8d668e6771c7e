// The running job in the status bar: what it does, how far it is, and a way to cancel it.
import { Progress } from '@mantine/core';
import { type Job, useImportJob } from '../../data/job.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './status-bar.module.css';
import { words } from './words.ts';

/** Share done between 0 and 100; by bytes, of the upload first and of the import after it. */
const percentDone = (job: Job): number => {
  const { bytesDone, bytesTotal } = job.progress ?? job.upload ?? { bytesDone: 0, bytesTotal: 0 };
  return bytesTotal === 0 ? 0 : Math.min(100, (bytesDone / bytesTotal) * 100);
};

export const JobStrip = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { job, problem, cancel, dismiss } = useImportJob();
  if (job === null) return null;

  const stateText = (): string => {
    switch (job.state) {
      case 'running': {
        const title = say(job.kind === 'demo' ? 'jobDemo' : 'jobImport');
        if (job.upload !== null) return `${title}: ${say('jobUpload', { name: job.upload.name })}`;
        if (job.looking) return `${title}: ${say('jobLooking')}`;
        if (job.asking !== null) return `${title}: ${say('jobAsking')}`;
        return job.progress === null ? title : `${title}: ${say('jobRead', { shown: count(job.progress.read) })}`;
      }
      case 'done': {
        const { accepted = 0, read = 0 } = job.report ?? {};
        return say('jobDone', { accepted: count(accepted), read: count(read) });
      }
      case 'cancelled':
        return say('jobCancelled');
      case 'failed':
        return say('jobFailed', { what: problem?.what ?? '' });
    }
  };

  const running = job.state === 'running';
  return (
    <span className={classes.job} data-testid="job-strip" data-state={job.state}>
      <span>{stateText()}</span>
      {running && <Progress className={classes.progress ?? ''} value={percentDone(job)} size="sm" aria-hidden />}
      <button type="button" className={classes.jobButton} onClick={running ? cancel : dismiss}>
        {say(running ? 'cancel' : 'dismiss')}
      </button>
    </span>
  );
};
