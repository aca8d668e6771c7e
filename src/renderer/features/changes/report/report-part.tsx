// The changes that fit the filter as sentences, grouped by resource: to be read, printed, copied and saved.
import { Button, Loader, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { type ChangeReport, type ChangeReportFileInput, mostReportedChanges } from '#shared/model/change-report.ts';
import { usePreferences } from '../../../data/preferences.tsx';
import { useChangeReport, useChangeReportFile } from '../../../data/use-change-report.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { saveText } from '../../../ui/save-text.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './report.module.css';
import { ReportGroup } from './report-group.tsx';
import { ReportHead } from './report-head.tsx';
import { firstChanges } from './report-text.ts';
import { words } from './words.ts';

/** Changes drawn at once. */
const atOnce = 300;

const mimeTypes: Readonly<Record<ChangeReportFileInput['format'], string>> = { csv: 'text/csv', html: 'text/html' };

const ReportBody = ({ report }: { report: ChangeReport }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const [most, setMost] = useState(atOnce);
  // Paper has no button for more.
  useEffect(() => {
    const drawAll = (): void => flushSync(() => setMost(Number.POSITIVE_INFINITY));
    window.addEventListener('beforeprint', drawAll);
    return () => window.removeEventListener('beforeprint', drawAll);
  }, []);
  const groups = useMemo(() => firstChanges(report.resources, most), [report, most]);
  const tenants = useMemo(() => new Set(report.resources.map(({ resource }) => resource.tenantId)).size > 1, [report]);
  const left = Math.max(0, report.changes - most);
  const next = Math.min(atOnce, left);
  return (
    <>
      {groups.map((group) => (
        <ReportGroup key={JSON.stringify(group.resource)} group={group} zone={report.zone} tenants={tenants} />
      ))}
      {left > 0 && (
        <div className={classes.more}>
          <Text size="xs" c="var(--text-soft)">
            {say('shownOf', { shown: count(most), total: count(report.changes) })}
          </Text>
          <Button variant="default" onClick={() => setMost(most + atOnce)} data-testid="report-more">
            {say('more', { count: next, shown: count(next) })}
          </Button>
        </div>
      )}
    </>
  );
};

export const ReportPart = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { filter, zone } = useView();
  const { language } = usePreferences();
  const question = useMemo(() => ({ filter, zone, language }), [filter, zone, language]);
  const { report, current, loading, problem, retry } = useChangeReport(question);
  const file = useChangeReportFile();
  const save = (format: ChangeReportFileInput['format']): void =>
    void file.make({ ...question, format }).then((made) => {
      if (made !== null) saveText(made.name, made.text, mimeTypes[format]);
    });
  const tooLarge = (one: NonNullable<typeof problem>) =>
    one.code === 'TOO_LARGE'
      ? { ...one, what: say('tooLarge', { most: count(mostReportedChanges) }), todo: say('tooLargeTodo') }
      : one;
  const resources = report?.resources.length ?? 0;
  return (
    <div className={classes.page} data-testid="report-part" aria-busy={loading}>
      <ReportHead report={current ? report : undefined} making={file.making} onSave={save} />
      {problem !== null && <ProblemNote problem={tooLarge(problem)} onRetry={retry} />}
      {file.problem !== null && <ProblemNote problem={tooLarge(file.problem)} onClose={file.forget} />}
      <div className={classes.state} role="status">
        {report === undefined && loading && (
          <Text size="sm">
            <Loader size={12} aria-hidden /> {say('loading')}
          </Text>
        )}
        {report !== undefined && report.changes > 0 && (
          <Text size="sm" fw={600} className="tabular" data-testid="report-counts" data-current={current}>
            {say('counts', {
              count: report.changes,
              shown: count(report.changes),
              resources: say('resources', { count: resources, shown: count(resources) }),
            })}
          </Text>
        )}
        {report !== undefined && report.unidentified > 0 && (
          <Text size="xs" c="var(--text-soft)">
            {say('unidentified', { count: report.unidentified, shown: count(report.unidentified) })}
          </Text>
        )}
        {report !== undefined && !current && <Text size="xs">{say('outdated')}</Text>}
        {report !== undefined && current && report.changes === 0 && (
          <div data-testid="report-empty">
            <Text size="sm" fw={600}>
              {say('none')}
            </Text>
            <Text size="sm" c="var(--text-soft)">
              {say('noneHint')}
            </Text>
          </div>
        )}
      </div>
      {report !== undefined && (
        <div className={current ? '' : (classes.old ?? '')}>
          <ReportBody key={`${report.filter} ${report.zone}`} report={report} />
        </div>
      )}
    </div>
  );
};
