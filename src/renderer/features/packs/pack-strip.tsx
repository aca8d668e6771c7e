// The pack that is being written behind the pages, in the status bar: its step, the way to it, and the way to cancel it.
import { Progress } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { packSteps } from '#shared/model/pack.ts';
import { usePackJob } from '../../data/pack-job.tsx';
import type { ViewSearch } from '../../data/search.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './packs.module.css';
import { words } from './words.ts';

export const PackStrip = () => {
  const say = useWords(words);
  const { job, cancel } = usePackJob();
  const navigate = useNavigate();
  if (job?.state !== 'running') return null;
  const step = job.progress?.step ?? 'population';
  return (
    <span className={classes.strip} data-testid="pack-strip">
      <button
        type="button"
        className={classes.stripButton}
        onClick={() =>
          void navigate({ to: '/evidence', search: (search: ViewSearch) => ({ ...search, look: undefined }) })
        }
      >
        {say('strip', { step: say(`step_${step}`) })}
      </button>
      <Progress w={90} value={(packSteps.indexOf(step) / packSteps.length) * 100} size="sm" aria-hidden />
      <button type="button" className={classes.stripButton} onClick={cancel}>
        {say('stop')}
      </button>
    </span>
  );
};
