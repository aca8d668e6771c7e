// The dialog of the import that waits for decisions, over whatever page is shown.
import { useImportJob } from '../../data/job.tsx';
import { MappingDialog } from './mapping-dialog.tsx';

/** Mounted once in the shell. Cancelling ends the import; what was handed over for it is discarded. */
export const MappingLayer = () => {
  const { job, answer, cancel } = useImportJob();
  if (job?.asking == null) return null;
  return <MappingDialog key={job.startedAt} preview={job.asking} onAnswer={answer} onCancel={cancel} />;
};
