// What the report answers, the reports often asked for, and the ways to take it along.
import { Button, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconCopy, IconFileTypeCsv, IconFileTypeHtml, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChangeReport, ChangeReportFileInput } from '#shared/model/change-report.ts';
import { withTime } from '#shared/model/filter-edit.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { resolveViewTime } from '#shared/model/relative-time.ts';
import { useArchive } from '../../../data/use-archive.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import classes from './report.module.css';
import { sentencesOf } from './report-text.ts';
import { words } from './words.ts';

type Format = ChangeReportFileInput['format'];

interface Props {
  /** What is shown; undefined while there is nothing to take along. */
  report: ChangeReport | undefined;
  making: Format | null;
  onSave(format: Format): void;
}

const presets = [
  ['policies', 'resource:recording_policy'],
  ['month', ''],
] as const;

const Presets = () => {
  const say = useWords(words);
  const { archive } = useArchive();
  const { zone, setFilter } = useView();
  const newest = archive?.newest ?? null;
  if (newest === null) return null;
  const stretch = { kind: 'calendar', unit: 'month', back: 0 } as const;
  const range = resolveViewTime(stretch, { nowMs: Date.parse(newest), newest, zone });
  const month = (range.from ?? '').slice(0, 7);
  return (
    <Group gap="xs" role="group" aria-label={say('presets')}>
      {presets.map(([key, query]) => (
        <Button
          key={key}
          variant="default"
          size="compact-sm"
          onClick={() => setFilter(withTime(parseFilter(query), range))}
          data-testid={`report-preset-${key}`}
        >
          {say(key, { month })}
        </Button>
      ))}
    </Group>
  );
};

export const ReportHead = ({ report, making, onSave }: Props) => {
  const say = useWords(words);
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  const nothing = report === undefined || report.changes === 0;
  const copy = (): void =>
    void navigator.clipboard.writeText(report === undefined ? '' : sentencesOf(report)).then(
      () => setSaid('copied'),
      () => setSaid('notCopied'),
    );
  const files = [
    { format: 'html', Icon: IconFileTypeHtml, label: say('saveHtml') },
    { format: 'csv', Icon: IconFileTypeCsv, label: say('saveCsv') },
  ] as const;
  return (
    <header className={classes.head}>
      <Title order={2} size="h4">
        {say('title')}
      </Title>
      <Text size="sm" className={classes.prose ?? ''}>
        {say('intro')}
      </Text>
      <div className={classes.tools}>
        <Presets />
        <Group gap="xs" role="group" aria-label={say('savings')}>
          {files.map(({ format, Icon, label }) => (
            <Tooltip key={format} label={say('csvHint')} disabled={format !== 'csv'} multiline w={280}>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<Icon size={14} aria-hidden />}
                disabled={nothing}
                loading={making === format}
                onClick={() => onSave(format)}
                data-testid={`report-save-${format}`}
              >
                {label}
              </Button>
            </Tooltip>
          ))}
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconCopy size={14} aria-hidden />}
            disabled={nothing}
            onClick={copy}
            onBlur={() => setSaid(null)}
            data-testid="report-copy"
          >
            <span role="status" className={classes.label}>
              {(['copy', 'copied', 'notCopied'] as const).map((key) => (
                <span key={key} data-shown={key === (said ?? 'copy')}>
                  {say(key)}
                </span>
              ))}
            </span>
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPrinter size={14} aria-hidden />}
            disabled={nothing}
            onClick={() => window.print()}
          >
            {say('print')}
          </Button>
        </Group>
      </div>
    </header>
  );
};
