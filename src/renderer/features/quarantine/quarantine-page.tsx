// The Quarantine page: rejected records by reason, import and source; their bytes, an export, and reading them again.
import { Button, Group, Pagination, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useImportJob } from '../../data/job.tsx';
import { useArchive } from '../../data/use-archive.ts';
import { useImports } from '../../data/use-imports.ts';
import { useQuarantine, useQuarantineLines } from '../../data/use-quarantine.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveText } from '../../ui/save-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './quarantine.module.css';
import { QuarantineFilters } from './quarantine-filters.tsx';
import { QuarantineTable } from './quarantine-table.tsx';
import { RetryDialog } from './retry-dialog.tsx';
import { useQuarantineFilter } from './use-quarantine-filter.ts';
import { words } from './words.ts';

const pageSize = 50;

export const QuarantinePage = () => {
  const say = useWords(words);
  const format = useFormat();
  const { archive } = useArchive();
  const { imports = [], problem: importsProblem } = useImports();
  const { choice, filter, choose } = useQuarantineFilter();
  const key = JSON.stringify(filter);
  const [turned, setTurned] = useState({ key, page: 1 });
  const page = turned.key === key ? turned.page : 1;
  const offset = (page - 1) * pageSize;
  const { total, items, loading, problem } = useQuarantine(filter, offset, pageSize);
  const { total: waiting = 0 } = useQuarantine({ ...filter, settled: false }, 0, 1);
  const lines = useQuarantineLines();
  const { job } = useImportJob();
  const [retrying, setRetrying] = useState(false);
  const isBusy = job?.state === 'running';
  const save = async () => {
    const pieces = await lines.read(filter);
    if (pieces !== null) saveText(`${archive?.name ?? 'archive'}-quarantine.jsonl`, pieces, 'application/jsonl');
  };
  const shownProblem = problem ?? importsProblem ?? lines.problem;
  return (
    <div className={styles.page} data-testid="quarantine-page" aria-busy={total === undefined && shownProblem === null}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={1} size="h3">
            {say('page')}
          </Title>
          <Text size="sm" c="var(--text-soft)" maw={760}>
            {say('pageHelp')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            disabled={total === undefined || total === 0}
            loading={lines.reading}
            onClick={() => void save()}
            data-testid="quarantine-export"
          >
            {say('export')}
          </Button>
          <Button
            disabled={waiting === 0 || isBusy}
            title={isBusy ? say('busy') : undefined}
            onClick={() => setRetrying(true)}
            data-testid="quarantine-retry"
          >
            {say('retry')}
          </Button>
        </Group>
      </Group>
      <QuarantineFilters imports={imports} choice={choice} onChoose={choose} />
      {shownProblem === null ? null : <ProblemNote problem={shownProblem} />}
      {total === 0 ? (
        <Text size="sm" data-testid="quarantine-empty">
          {say(archive?.rejected === 0 ? 'empty' : choice.waiting ? 'noneWaiting' : 'noneFits')}
        </Text>
      ) : null}
      {items.length > 0 ? <QuarantineTable key={`${key} ${page}`} items={items} imports={imports} /> : null}
      {total === undefined || total === 0 ? null : (
        <Group justify="space-between" mt="xs" aria-busy={loading}>
          <Text size="xs" className="tabular" role="status" data-testid="quarantine-count">
            {say('shownOf', {
              first: format.count(Math.min(offset + 1, total)),
              last: format.count(Math.min(offset + pageSize, total)),
              total: format.count(total),
            })}
          </Text>
          {total > pageSize ? (
            <Pagination
              size="sm"
              total={Math.ceil(total / pageSize)}
              value={page}
              onChange={(next) => setTurned({ key, page: next })}
              aria-label={say('pages')}
              getControlProps={(control) => ({ 'aria-label': say(`pages_${control}`) })}
            />
          ) : null}
        </Group>
      )}
      {retrying ? <RetryDialog filter={filter} waiting={waiting} onClose={() => setRetrying(false)} /> : null}
    </div>
  );
};
