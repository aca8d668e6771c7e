// Rejected records read again under other decisions.

import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { RetryJob } from '../worker/import-router.ts';
import type { JobTools } from '../worker/moment-stream.ts';
import type { JobContext } from './job-context.ts';

export const retryQuarantine = async (job: RetryJob, _context: JobContext, _tools: JobTools): Promise<ImportReport> => {
  throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', job.path, 'retry');
};
