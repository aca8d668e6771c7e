// First and last day of what is asked for.
import { Group, Text, TextInput } from '@mantine/core';
import { dayInstant } from '../../ui/day-instant.ts';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

interface Props {
  from: string;
  to: string;
  zone: string;
  onChange: (from: string, to: string) => void;
}

export const DayFields = ({ from, to, zone, onChange }: Props) => {
  const say = useWords(words);
  const mistake = (day: string): string | null => (day === '' || dayInstant(day, zone) !== null ? null : say('dayBad'));
  const reversed = mistake(from) === null && mistake(to) === null && from !== '' && to !== '' && from > to;
  return (
    <div>
      <Group gap="xs" align="flex-start" grow>
        <TextInput
          label={say('from')}
          placeholder="2026-05-01"
          value={from}
          error={mistake(from)}
          data-testid="days-from"
          onChange={(event) => onChange(event.currentTarget.value.trim(), to)}
        />
        <TextInput
          label={say('to')}
          placeholder="2026-05-31"
          value={to}
          error={mistake(to) ?? (reversed ? say('rangeBad') : null)}
          data-testid="days-to"
          onChange={(event) => onChange(from, event.currentTarget.value.trim())}
        />
      </Group>
      <Text size="xs" c="var(--text-soft)" mt={4}>
        {say('range', { zone })}
      </Text>
    </div>
  );
};
