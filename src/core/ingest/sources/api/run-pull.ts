// A pull: windows of time asked of SIVO's API, each one import.

import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { PullJob } from '../../../worker/import-router.ts';
import type { JobTools } from '../../../worker/moment-stream.ts';
import type { JobContext } from '../../job-context.ts';

export const runPull = async (job: PullJob, _context: JobContext, _tools: JobTools): Promise<ImportReport> => {
  throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', job.path, 'pull');
};
