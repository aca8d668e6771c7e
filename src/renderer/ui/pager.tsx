// Pages of a list that is too long to be drawn at once; nothing where it fits on one.
import { Group, Pagination, Text } from '@mantine/core';
import { useWords } from './define-words.ts';
import { useFormat } from './use-format.ts';
import { words } from './words.ts';

interface Props {
  total: number;
  /** Items of one page. */
  size: number;
  /** Counted from 1. */
  page: number;
  onPage(page: number): void;
}

export const Pager = ({ total, size, page, onPage }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  if (total <= size) return null;
  const from = (page - 1) * size + 1;
  const place = { from: count(from), to: count(Math.min(total, from + size - 1)), total: count(total) };
  return (
    <Group component="nav" aria-label={say('pages')} gap="sm" mt={8}>
      <Pagination
        size="sm"
        total={Math.ceil(total / size)}
        value={page}
        onChange={onPage}
        getControlProps={(control) => ({
          'aria-label': say(control === 'next' ? 'pageNext' : 'pagePrevious'),
        })}
      />
      <Text size="xs" className="tabular" role="status">
        {say('pageShown', place)}
      </Text>
    </Group>
  );
};
