// What the user says the files hold whole: two days, or nothing.
import { Fieldset, Group, Text, TextInput } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import { coveredSpan, type StatedDays } from './covered-span.ts';
import { words } from './words.ts';

interface Props {
  days: StatedDays;
  zone: string;
  onDays(days: StatedDays): void;
}

export const CoversFields = ({ days, zone, onDays }: Props) => {
  const say = useWords(words);
  const { mistake } = coveredSpan(days, zone);
  return (
    <Fieldset legend={say('covers')} variant="unstyled" data-testid="covers">
      <Group gap="xs" align="flex-end">
        <TextInput
          type="date"
          label={say('coversFrom')}
          value={days.first}
          onChange={(event) => onDays({ ...days, first: event.currentTarget.value })}
          data-testid="covers-first"
        />
        <TextInput
          type="date"
          label={say('coversTo')}
          value={days.last}
          onChange={(event) => onDays({ ...days, last: event.currentTarget.value })}
          data-testid="covers-last"
        />
        {mistake === null ? null : (
          <Text size="xs" c="var(--danger)" role="alert">
            {say(mistake)}
          </Text>
        )}
      </Group>
      <Text size="xs" c="var(--text-soft)" mt={4}>
        {say('coversHelp', { zone })}
      </Text>
    </Fieldset>
  );
};
