// What of a report is shown, and the report as plain text.
import type { ChangeReport, ReportedResource } from '#shared/model/change-report.ts';

/** The first `most` changes with their resources. */
export const firstChanges = (resources: readonly ReportedResource[], most: number): ReportedResource[] => {
  const shown: ReportedResource[] = [];
  let left = most;
  for (const group of resources) {
    if (left <= 0) break;
    shown.push(group.changes.length <= left ? group : { ...group, changes: group.changes.slice(0, left) });
    left -= group.changes.length;
  }
  return shown;
};

/** One sentence a line, resources apart by a blank line. */
export const sentencesOf = ({ resources }: ChangeReport): string =>
  resources.map(({ changes }) => changes.map(({ sentence }) => `${sentence}\n`).join('')).join('\n');
