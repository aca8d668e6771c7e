// One term opened: its text, or its time, to change in place, and what else can be done with it.
import { Button, Group, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import type { FilterChip } from '#shared/model/filter-chips.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { useWords } from '../../ui/define-words.ts';
import { FilterField } from './filter-field.tsx';
import { TimePanel } from './time-panel.tsx';
import { words } from './words.ts';

export interface ChipEditorProps {
  chip: FilterChip;
  name: string;
  zone: string;
  onEditing(open: boolean): void;
  onToggle(): void;
  onNegate(): void;
  onRemove(): void;
  onReplace(filter: Filter): void;
}

export const ChipEditor = (props: ChipEditorProps) => {
  const { chip, name, zone } = props;
  const say = useWords(words);
  const [draft, setDraft] = useState(() => printFilter(chip.term));
  const tools = (
    <Group gap="xs">
      <Button
        variant="default"
        onClick={() => {
          props.onToggle();
          props.onEditing(false);
        }}
      >
        {say(chip.on ? 'setAside' : 'takeUp')}
      </Button>
      <Button variant="default" onClick={props.onNegate} data-testid="chip-negate">
        {say('negate')}
      </Button>
      <Button variant="default" color="red" c="var(--danger)" onClick={props.onRemove}>
        {say('remove')}
      </Button>
    </Group>
  );
  if (chip.term.op === 'time') {
    return (
      <Stack gap="sm">
        {tools}
        <TimePanel
          range={chip.term}
          zone={zone}
          onRange={(range) => props.onReplace(normaliseFilter({ op: 'time', ...range }))}
        />
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <FilterField
        label={say('editChip', { name })}
        draft={draft}
        onDraft={setDraft}
        onApply={(text) => props.onReplace(parseFilter(text))}
        zone={zone}
        testId="chip-input"
        autoFocus
        leftSection={<IconPencil size={15} aria-hidden />}
      />
      {tools}
    </Stack>
  );
};
