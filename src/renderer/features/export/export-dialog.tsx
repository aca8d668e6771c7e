// The export dialog: the choices, then the work, then its result, in the same place. Closing it stops nothing.
import { useEffect, useState } from 'react';
import { type ExportRequest, useExportJob } from '../../data/export-job.tsx';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ExportFailure } from './export-failure.tsx';
import { type BrowseFolders, ExportForm } from './export-form.tsx';
import { ExportProgress } from './export-progress.tsx';
import { ExportResult } from './export-result.tsx';
import { words } from './words.ts';

/** Beyond this many events nobody is kept waiting in front of the dialog, once it has taken this long. */
const backgroundAbove = 10_000;
const patienceMs = 1000;

export const ExportDialog = ({ browse, onClose }: { browse: BrowseFolders; onClose(): void }) => {
  const say = useWords(words);
  const { job, problem, start, cancel, dismiss } = useExportJob();
  const [before, setBefore] = useState<ExportRequest | null>(null);
  const [begunAt] = useState(() => Date.now());
  const state = job?.state;

  const startedHere = job !== null && job.startedAt >= begunAt;
  const { total = 0, elapsedMs = 0 } = job?.progress ?? {};
  const leaves = state === 'running' && startedHere && total > backgroundAbove && elapsedMs >= patienceMs;
  useEffect(() => {
    if (leaves) onClose();
  }, [leaves, onClose]);

  const again = () => {
    setBefore(job?.request ?? null);
    dismiss();
  };
  const close = () => {
    if (state !== 'running') dismiss();
    onClose();
  };
  const content = () => {
    if (job === null) return <ExportForm before={before} browse={browse} onClose={close} />;
    if (job.state === 'running') return <ExportProgress job={job} onCancel={cancel} onClose={close} />;
    if (job.report !== null) return <ExportResult report={job.report} onAgain={again} onClose={close} />;
    return (
      <ExportFailure
        job={job}
        problem={problem}
        onOverwrite={() => start({ ...job.request, overwrite: true }, job.events)}
        onAgain={again}
        onClose={close}
      />
    );
  };
  return (
    <Dialog title={say('title')} size="lg" onClose={close}>
      {content()}
    </Dialog>
  );
};
