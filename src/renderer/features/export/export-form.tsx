// What will be exported and how: the question as it stands, the format, the columns and the file.
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { eventColumns } from '#shared/model/event-columns.ts';
import { type ExportFormat, exportFormats } from '#shared/model/export.ts';
import { type ExportRequest, useExportJob } from '../../data/export-job.tsx';
import { useArchive } from '../../data/use-archive.ts';
import { useGridLayout } from '../../data/use-grid-layout.ts';
import { useHost } from '../../data/use-host.ts';
import { useHostDialogs } from '../../data/use-host-dialogs.ts';
import { useResultSet } from '../../data/use-result-set.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { joinPath } from '../../ui/join-path.ts';
import { ColumnChoice } from './column-choice.tsx';
import classes from './export.module.css';
import { exportColumns } from './export-columns.ts';
import { columnsOf, type ExportDraft, exportRequest } from './export-draft.ts';
import { exportName, withEnding } from './export-name.ts';
import { QuestionFacts } from './question-facts.tsx';
import { words } from './words.ts';

/** Draws a folder browser where the host has no dialogs of its own; given by the shell. */
export type BrowseFolders = (props: {
  start: string;
  onFolder(path: string): void;
  onFile(path: string): void;
}) => ReactNode;

interface Props {
  /** What an earlier attempt asked for; its choices are kept. */
  before: ExportRequest | null;
  browse: BrowseFolders;
  onClose(): void;
}

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

export const ExportForm = ({ before, browse, onClose }: Props) => {
  const say = useWords(words);
  const view = useView();
  const { host, can } = useHost();
  const { archive } = useArchive();
  const { pickSave } = useHostDialogs();
  const { start } = useExportJob();
  const [{ columns }] = useGridLayout();
  const { resultSet, loading } = useResultSet(view.filter, view.zone, view.sort);
  const [browsing, setBrowsing] = useState(false);
  const [stamp] = useState(() => formatSecond(Date.now(), view.zone));
  const proposed = (format: ExportFormat): string =>
    joinPath(host?.exportFolder ?? '', exportName(archive?.name ?? '', stamp, format));
  const [draft, setDraft] = useState<ExportDraft>(() => ({
    format: before?.format ?? 'csv',
    choice: before?.columns == null ? 'all' : 'chosen',
    chosen: before?.columns ?? eventColumns,
    path: before?.path ?? '',
  }));
  const path = draft.path === '' && host !== undefined ? proposed(draft.format) : draft.path;
  const change = (part: Partial<ExportDraft>) => setDraft({ ...draft, path, ...part });
  const shown = columns.map(({ id }) => id);
  const ready =
    view.filterProblem === null && path.trim() !== '' && columnsOf(draft, shown).length > 0 && host !== undefined;

  const choose = async () => {
    const chosen = await pickSave(baseName(path));
    if (chosen !== null) change({ path: chosen });
  };
  const run = () => start(exportRequest({ ...draft, path }, view, shown), resultSet?.count ?? 0);

  return (
    <form
      data-testid="export-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) run();
      }}
    >
      <Stack gap="md">
        <QuestionFacts view={view} count={loading ? null : (resultSet?.count ?? null)} />
        <Radio.Group
          label={say('format')}
          value={draft.format}
          onChange={(value) => {
            const format = value as ExportFormat;
            change({ format, path: withEnding(path, draft.format, format) });
          }}
        >
          <div className={classes.formats}>
            {exportFormats.map((format) => (
              <Radio
                key={format}
                size="xs"
                value={format}
                label={say(`format_${format}`)}
                description={say(`format_${format}_help`)}
              />
            ))}
          </div>
        </Radio.Group>
        <ColumnChoice draft={draft} inGrid={exportColumns(shown).length} onChange={change} />
        <div>
          <Group align="flex-end" gap="xs">
            <TextInput
              className={classes.path ?? ''}
              label={say('path')}
              value={path}
              data-autofocus
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => change({ path: event.currentTarget.value })}
              data-testid="export-path"
            />
            {can('pickSave') ? (
              <Button variant="default" onClick={() => void choose()}>
                {say('choose')}
              </Button>
            ) : (
              can('browseFolders') && (
                <Button variant="default" aria-expanded={browsing} onClick={() => setBrowsing(!browsing)}>
                  {say('browse')}
                </Button>
              )
            )}
          </Group>
          <Text size="xs" mt={4} c="var(--text-faint)">
            {say('pathHelp')}
          </Text>
        </div>
        {browsing &&
          browse({
            start: host?.exportFolder ?? '',
            onFolder: (folder) => change({ path: joinPath(folder, baseName(path)) }),
            onFile: (file) => change({ path: file }),
          })}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" disabled={!ready} data-testid="export-start">
            {say('start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
