// The running job in the corner of the window, and how it ended. Its report opens on demand.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImportReport } from '#shared/model/import-run.ts';
import { useImportJob } from '../../data/job.tsx';
import { useArchive } from '../../data/use-archive.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Equation } from './equation.tsx';
import styles from './import.module.css';
import { JobProgress } from './job-progress.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { words } from './words.ts';

/** Warnings of all sources: an end without a word of them would read as if there were none. */
const warningsOf = ({ sources }: ImportReport): number =>
  sources.reduce((sum, { warnings }) => sum + (warnings?.length ?? 0), 0);

/** A pull and an S3 run make several imports. */
const importsOf = ({ importId, importIds, windows }: ImportReport): string[] => {
  const all = importIds ?? windows?.map((window) => window.importId) ?? [];
  return all.length === 0 ? [importId] : [...new Set(all)];
};

export const JobPanel = () => {
  const say = useWords(words);
  const format = useFormat();
  const view = useView();
  const { archive } = useArchive();
  const { job, problem, cancel, dismiss } = useImportJob();
  const [reading, setReading] = useState(false);
  if (job === null) return null;
  // The welcome shows the making of the demo itself.
  if (job.kind === 'demo' && job.state === 'running' && archive === null) return null;
  // The dialog that asks has the word.
  if (job.asking !== null) return null;
  const { report } = job;
  const warnings = report === null ? 0 : warningsOf(report);
  const isDemo = job.kind === 'demo';
  const showEvents = () => {
    if (report === null || isDemo || report.accepted === 0) view.go('/events', { op: 'and', args: [] });
    else view.go('/events', { op: 'is', field: 'import', values: importsOf(report) });
    dismiss();
  };
  // Whoever closes the report has read how it ended.
  const closeReport = () => {
    setReading(false);
    dismiss();
  };
  const showConflicts = () => {
    view.go('/events', { op: 'is', field: 'conflict', values: ['true'] });
    closeReport();
  };
  const showQuarantine = () => {
    view.go('/quarantine');
    closeReport();
  };
  return (
    <>
      <section
        className={`${styles.corner} ${styles.panel}`}
        aria-label={say('jobPanel')}
        data-testid="job-panel"
        data-state={job.state}
      >
        {job.state === 'running' ? <JobProgress job={job} onCancel={cancel} /> : null}
        {job.state === 'cancelled' ? (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" role="status">
              {say('cancelled')}
            </Text>
            <Button variant="default" onClick={dismiss} flex="none">
              {say('dismiss')}
            </Button>
          </Group>
        ) : null}
        {job.state === 'failed' && problem !== null ? (
          <>
            <Text fw={600} size="sm" mb={6}>
              {say(isDemo ? 'failedDemo' : 'failed')}
            </Text>
            <ProblemNote problem={problem} onClose={dismiss} />
          </>
        ) : null}
        {job.state === 'done' && report !== null ? (
          <>
            <Text fw={600} size="sm" mb={6} role="status">
              {say(isDemo ? 'doneDemo' : 'doneImport')}
            </Text>
            <Equation counts={report} />
            {warnings === 0 ? null : (
              <Text size="sm" c="var(--warning)" fw={600} mt={6} data-testid="job-warnings">
                {say('warningsInReport', { count: warnings, shown: format.count(warnings) })}
              </Text>
            )}
            <Group gap="xs" mt="sm">
              <Button onClick={showEvents}>
                {say(isDemo || report.accepted === 0 ? 'seeAllEvents' : 'seeEvents')}
              </Button>
              <Button variant="default" onClick={() => setReading(true)} data-testid="show-report">
                {report.rejected > 0
                  ? say('rejectedSeeWhy', { count: report.rejected, shown: format.count(report.rejected) })
                  : say('seeReport')}
              </Button>
              <Button variant="subtle" onClick={dismiss}>
                {say('dismiss')}
              </Button>
            </Group>
          </>
        ) : null}
      </section>
      {report !== null && reading ? (
        <ReportDialog report={report} onClose={closeReport} onConflicts={showConflicts} onQuarantine={showQuarantine} />
      ) : null}
    </>
  );
};
