// A report of changes as a file: CSV with one row a field, or a page that needs nothing else. The same report is the same file.
import { assertNever } from '#shared/assert-never.ts';
import type { ChangeReport, ChangeReportFile, ChangeReportFileInput } from '#shared/model/change-report.ts';
import { changeReportCsv } from './change-report-csv.ts';
import { changeReportHtml } from './change-report-html.ts';

const textOf = (report: ChangeReport, format: ChangeReportFileInput['format'], version: string): string => {
  switch (format) {
    case 'csv':
      return changeReportCsv(report);
    case 'html':
      return changeReportHtml(report, version);
    default:
      return assertNever(format);
  }
};

/** The whole file. `version`: of the application. */
export const changeReportFile = (
  report: ChangeReport,
  format: ChangeReportFileInput['format'],
  version: string,
): ChangeReportFile => ({
  name: `${report.language === 'en' ? 'changes' : 'cambios'}.${format}`,
  text: textOf(report, format, version),
  changes: report.changes,
});
