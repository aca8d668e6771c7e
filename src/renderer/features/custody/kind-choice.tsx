// Which lines are shown: all, or those of one kind, each with how many there are; none is told too.
import { Chip, Group } from '@mantine/core';
import { type CustodyKind, type CustodyPage, custodyKinds } from '#shared/model/custody.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

interface Props {
  counts: CustodyPage['counts'];
  /** Null: all. */
  kind: CustodyKind | null;
  onChoose(kind: CustodyKind | null): void;
}

export const KindChoice = ({ counts, kind, onChoose }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const of = new Map(counts.map((one) => [one.kind, one.count]));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const label = (name: string, count: number): string => say('kindCount', { name, count: format.count(count) });
  return (
    <Chip.Group value={kind ?? 'all'} onChange={(value) => onChoose(custodyKinds.find((one) => one === value) ?? null)}>
      <Group gap={6} role="radiogroup" aria-label={say('kinds')} data-testid="custody-kinds">
        <Chip value="all" size="xs">
          {label(say('all'), all)}
        </Chip>
        {custodyKinds.map((one) => (
          <Chip key={one} value={one} size="xs" wrapperProps={{ 'data-testid': `custody-kind-${one}` }}>
            {label(say(`kind_${one}`), of.get(one) ?? 0)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
};
