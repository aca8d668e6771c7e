// An S3 export: the objects of a prefix that the archive does not hold yet.

import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { S3Job } from '../../../worker/import-router.ts';
import type { JobTools } from '../../../worker/moment-stream.ts';
import type { JobContext } from '../../job-context.ts';

export const runS3 = async (job: S3Job, _context: JobContext, _tools: JobTools): Promise<ImportReport> => {
  throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', job.path, 's3');
};
