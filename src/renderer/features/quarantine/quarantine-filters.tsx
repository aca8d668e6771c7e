// The choices above the list: still waiting or all, for what reason, by which import, from which source.
import { Group, SegmentedControl, Select } from '@mantine/core';
import { type ImportRecord, reasonCodes } from '#shared/model/archive.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useReasonText } from '../../ui/use-reason-text.ts';
import type { QuarantineChoice } from './use-quarantine-filter.ts';
import { words } from './words.ts';

interface Props {
  imports: readonly ImportRecord[];
  choice: QuarantineChoice;
  onChoose(part: Partial<QuarantineChoice>): void;
}

const isReason = (value: string | null): value is (typeof reasonCodes)[number] =>
  reasonCodes.some((code) => code === value);

export const QuarantineFilters = ({ imports, choice, onChoose }: Props) => {
  const say = useWords(words);
  const reasonText = useReasonText();
  const { zone } = useView();
  const rejecting = imports.filter(({ rejected }) => rejected > 0);
  const chosen = rejecting.filter(({ id }) => choice.importId === null || id === choice.importId);
  const sources = chosen.flatMap((run) => run.sources.filter(({ rejected }) => rejected > 0).map(({ name }) => name));
  const known = [...new Set([...(choice.source === null ? [] : [choice.source]), ...sources])].sort();
  return (
    <Group gap="sm" align="flex-end" my="sm">
      <SegmentedControl
        aria-label={say('state')}
        value={choice.waiting ? 'waiting' : 'all'}
        onChange={(value) => onChoose({ waiting: value === 'waiting' })}
        data={[
          { value: 'waiting', label: say('stateWaiting') },
          { value: 'all', label: say('stateAll') },
        ]}
        data-testid="quarantine-state"
      />
      <Select
        label={say('reason')}
        placeholder={say('anyReason')}
        w={220}
        clearable
        clearButtonProps={{ 'aria-label': say('clear', { field: say('reason') }) }}
        value={choice.reason}
        data={reasonCodes.map((code) => ({ value: code, label: reasonText(code) }))}
        onChange={(value) => onChoose({ reason: isReason(value) ? value : null })}
        data-testid="quarantine-reason"
      />
      <Select
        label={say('importOf', { zone })}
        placeholder={say('anyImport')}
        w={340}
        clearable
        clearButtonProps={{ 'aria-label': say('clear', { field: say('importOf', { zone }) }) }}
        value={choice.importId}
        data={rejecting.map(({ id, finishedAt }) => ({
          value: id,
          label: `${formatSecond(finishedAt, zone)} · ${id}`,
        }))}
        onChange={(value) => onChoose({ importId: value, source: null })}
        data-testid="quarantine-import"
      />
      <Select
        label={say('source')}
        placeholder={say('anySource')}
        w={260}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': say('clear', { field: say('source') }) }}
        value={choice.source}
        data={known}
        limit={200}
        onChange={(value) => onChoose({ source: value })}
        data-testid="quarantine-source"
      />
    </Group>
  );
};
