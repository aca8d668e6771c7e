// A list of findings: how many, what they mean, the way to copy them, and a page of them.
import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CopyTable } from '../../../ui/copy-text.ts';
import { useWords } from '../../../ui/define-words.ts';
import { Pager } from '../../../ui/pager.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './chain.module.css';
import { CopyFindings } from './copy-findings.tsx';
import { words } from './words.ts';

const pageSize = 100;

interface Props<Item> {
  title: string;
  help: ReactNode;
  items: readonly Item[];
  /** How many there are in all; `items` may hold only the first of them. */
  total: number;
  empty: ReactNode;
  table?: () => CopyTable;
  testId: string;
  children(items: readonly Item[]): ReactNode;
}

export const FindingSection = <Item,>(props: Props<Item>) => {
  const { title, help, items, total, empty, table, testId, children } = props;
  const say = useWords(words);
  const { count } = useFormat();
  // A page belongs to one list; what stands beside the list stays as it is while a new one comes.
  const [{ page, list }, setPlace] = useState({ page: 1, list: items });
  if (list !== items) setPlace({ page: 1, list: items });
  return (
    <section className={classes.section} data-testid={testId} data-total={total} aria-label={title}>
      <Group justify="space-between" align="center" gap="xs">
        <Title order={3} size="h5">
          {title} {total > 0 && <span className={classes.total}>{count(total)}</span>}
        </Title>
        {items.length > 0 && table !== undefined && <CopyFindings table={table} testId={`${testId}-copy`} />}
      </Group>
      {help}
      {total > items.length && (
        <Text size="sm">{say('firstOf', { shown: count(items.length), total: count(total) })}</Text>
      )}
      {items.length === 0 ? empty : children(items.slice((page - 1) * pageSize, page * pageSize))}
      <Pager
        total={items.length}
        size={pageSize}
        page={page}
        onPage={(next) => setPlace({ page: next, list: items })}
      />
    </section>
  );
};
