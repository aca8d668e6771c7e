// The resources that the events that fit created, changed or deleted.
import { Button, SegmentedControl, Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ResourceRef } from '#shared/model/changes.ts';
import { everything } from '#shared/model/filter.ts';
import { useChangedResources } from '../../../data/use-changed-resources.ts';
import { useManyTenants } from '../../../data/use-many-tenants.ts';
import { usePageParam, useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useDraft } from '../../../ui/use-draft.ts';
import { ResourceCounts } from './resource-counts.tsx';
import { ResourceRows } from './resource-rows.tsx';
import classes from './resources.module.css';
import { words } from './words.ts';

const orders = ['newest', 'changes', 'type'] as const;
const orderWords = { newest: 'orderNewest', changes: 'orderChanges', type: 'orderType' } as const;
/** Milliseconds without a key press before the typed text is looked for. */
const quietMs = 250;
const longestSearch = 1000;

interface Props {
  /** Where the cursor begins. */
  place: number;
  takesFocus: boolean;
  onOpen(resource: ResourceRef, place: number): void;
}

export const ResourceList = ({ place, takesFocus, onOpen }: Props) => {
  const say = useWords(words);
  const view = useView();
  const { filter, zone } = view;
  const [find, setFind] = usePageParam('find', '');
  const [asked, setOrder] = usePageParam('order', 'newest');
  const sort = orders.find((order) => order === asked) ?? 'newest';
  const [draft, setDraft] = useDraft(find);
  const [typed] = useDebouncedValue(draft, quietMs);
  useEffect(() => {
    if (typed === draft && typed !== find) setFind(typed);
  }, [typed, draft, find, setFind]);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const question = useMemo(() => ({ filter, zone, search: find.trim(), sort }), [filter, zone, find, sort]);
  const { counts, at, loading, problem } = useChangedResources(question, range);
  const manyTenants = useManyTenants();
  const isEmpty = counts?.total === 0;
  return (
    <div className={classes.part} data-testid="changed-resources" aria-busy={loading}>
      <Text size="sm" className={classes.about ?? ''}>
        {say('about')}
      </Text>
      <div className={classes.tools}>
        <TextInput
          className={classes.search ?? ''}
          leftSection={<IconSearch size={14} aria-hidden />}
          aria-label={say('search')}
          placeholder={say('searchHint')}
          maxLength={longestSearch}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          data-testid="resource-search"
        />
        <SegmentedControl
          size="xs"
          aria-label={say('order')}
          value={sort}
          onChange={setOrder}
          data={orders.map((value) => ({ value, label: say(orderWords[value]) }))}
          data-testid="resource-order"
        />
        {counts === undefined ? null : <ResourceCounts counts={counts} />}
      </div>
      {problem === null ? null : (
        <div className={classes.notice}>
          <ProblemNote problem={problem} />
        </div>
      )}
      {counts === undefined && problem === null ? (
        <Skeleton height={240} m={16} w="auto" role="status" aria-label={say('loading')} />
      ) : null}
      {isEmpty && problem === null ? (
        <div className={classes.notice} data-testid="resources-empty">
          <Text fw={600}>{say(find === '' ? 'empty' : 'emptyFound')}</Text>
          <Text size="sm" mb="sm">
            {say('emptyHelp')}
          </Text>
          {find === '' ? null : (
            <Button variant="default" mr="xs" onClick={() => setFind('')}>
              {say('withoutSearch')}
            </Button>
          )}
          {view.text === '' ? null : (
            <Button variant="default" onClick={() => view.setFilter(everything)}>
              {say('withoutFilter')}
            </Button>
          )}
        </div>
      ) : null}
      {counts === undefined || isEmpty ? null : (
        <ResourceRows
          count={counts.total}
          at={at}
          zone={zone}
          manyTenants={manyTenants}
          place={place}
          takesFocus={takesFocus}
          onOpen={onOpen}
          onRange={onRange}
        />
      )}
    </div>
  );
};
