// A report of changes as a file: CSV with one row a field, or a page that needs nothing else.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ChangeReport, ChangeReportFile } from '#shared/model/change-report.ts';

export const changeReportFile = (report: ChangeReport, format: 'csv' | 'html'): ChangeReportFile => {
  throw new WorkbenchError('INTERNAL', 'changes', `not there yet: ${report.changes} ${format}`);
};
