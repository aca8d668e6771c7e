// Reads the shown records again: asks what is decided this time, and starts the import.
import { Button, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { MappingProfile } from '#shared/model/mapping.ts';
import { parseProfile } from '#shared/model/parse-profile.ts';
import { type RetryRequest, useImportJob } from '../../data/job.tsx';
import { useProblem } from '../../data/use-problem.ts';
import type { QuarantineFilter } from '../../data/use-quarantine.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';
import { words } from './words.ts';

interface Props {
  filter: QuarantineFilter;
  /** How many records fit and wait. */
  waiting: number;
  onClose: () => void;
}

type DateOrder = 'day-first' | 'month-first';

export const RetryDialog = ({ filter, waiting, onClose }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const { retry } = useImportJob();
  const [zone, setZone] = useState<string | null>(null);
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(null);
  const [profile, setProfile] = useState<MappingProfile | null>(null);
  const [error, setError] = useState<unknown>(null);
  const problem = useProblem(error);
  const load = async (file: File): Promise<void> => {
    setError(null);
    try {
      setProfile(parseProfile(await file.text(), file.name));
    } catch (thrown) {
      setError(thrown);
    }
  };
  const start = () => {
    const request: RetryRequest = { ...filter, decisions: { profile, zone, dateOrder } };
    retry(request);
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={say('retryTitle')} size="lg">
      <Stack gap="sm" data-testid="retry-dialog">
        <Text size="sm">{say('retryHelp', { count: waiting, shown: format.count(waiting) })}</Text>
        <ZoneSelect
          label={say('retryZone')}
          placeholder={say('asBefore')}
          value={zone}
          clearable
          onZone={setZone}
          testId="retry-zone"
        />
        <Select
          label={say('retryDateOrder')}
          placeholder={say('asBefore')}
          clearable
          clearButtonProps={{ 'aria-label': say('clear', { field: say('retryDateOrder') }) }}
          value={dateOrder}
          data={[
            { value: 'day-first', label: say('dayFirst') },
            { value: 'month-first', label: say('monthFirst') },
          ]}
          onChange={(value) => setDateOrder(value === 'day-first' || value === 'month-first' ? value : null)}
          data-testid="retry-date-order"
        />
        <Group gap="sm">
          <FileButton
            accept="application/json,.json"
            onChange={(file) => (file === null ? undefined : void load(file))}
          >
            {(props) => (
              <Button {...props} variant="default">
                {say('retryProfile')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" data-testid="retry-profile">
            {profile === null ? say('asBefore') : profile.name}
          </Text>
        </Group>
        {problem === null ? null : <ProblemNote problem={problem} onClose={() => setError(null)} />}
        <Text size="xs" c="var(--text-soft)">
          {say('retryNote')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button onClick={start} data-testid="retry-start">
            {say('retryStart')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
