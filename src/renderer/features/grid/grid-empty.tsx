// What the grid shows when there is nothing to show: what was asked, and which term to leave out to find something.
import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { IconDatabaseImport, IconSearchOff } from '@tabler/icons-react';
import { everything, type Filter } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useLoosenedCounts } from '../../data/use-loosened-counts.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

/** Characters of a term on its button. */
const longest = 60;

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** The question, and for each term what there would be without it. */
const Loosen = ({ view }: { view: View }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const loosened = useLoosenedCounts(view.filter, view.zone);
  const nameOf = (term: Filter): string =>
    term.op === 'time' ? say('emptyTime') : say('emptyTerm', { term: short(printFilter(term)) });
  return (
    <>
      <Text size="sm" ta="center" maw={620}>
        {say('emptyAsked')} <Code>{printFilter(view.filter)}</Code>
      </Text>
      {loosened.map((option) => (
        <Button
          key={printFilter(option.term)}
          variant="default"
          onClick={() => view.setFilter(option.filter)}
          data-testid="loosen"
        >
          {say(option.way === 'without' ? 'emptyWithout' : 'emptyAlone', {
            name: nameOf(option.term),
            count: option.count,
            shown: count(option.count),
          })}
        </Button>
      ))}
    </>
  );
};

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
      {!none && <Loosen view={view} />}
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
