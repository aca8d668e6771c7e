// What the grid shows when there is nothing to show: why, and what to do.
import { Button, Stack, Text, Title } from '@mantine/core';
import { IconDatabaseImport, IconSearchOff } from '@tabler/icons-react';
import { everything } from '#shared/model/filter.ts';
import { useArchive } from '../../data/use-archive.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

export const GridEmpty = ({ view }: { view: View }) => {
  const say = useWords(words);
  const { archive } = useArchive();
  const none = archive?.events === 0;
  const EmptyIcon = none ? IconDatabaseImport : IconSearchOff;
  return (
    <Stack align="center" gap="xs" mt={72} px="md" data-testid="grid-empty">
      <EmptyIcon size={36} stroke={1.2} color="var(--text-faint)" aria-hidden />
      <Title order={2} size="h4">
        {say(none ? 'noneTitle' : 'emptyTitle')}
      </Title>
      <Text size="sm" c="var(--text-soft)" ta="center" maw={460}>
        {say(none ? 'noneHint' : 'emptyHint')}
      </Text>
      {none ? (
        <Button onClick={() => view.go('/imports')}>{say('noneImport')}</Button>
      ) : (
        <Button variant="default" onClick={() => view.setFilter(everything)}>
          {say('emptyClear')}
        </Button>
      )}
    </Stack>
  );
};
