// The fields of a plan, now against then.
import { Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { RestoreInput, RestorePlan } from '#shared/model/restore.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { Pager } from '../../ui/pager.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { isUndecided } from './is-undecided.ts';
import { PlanRow } from './plan-row.tsx';
import classes from './restore.module.css';
import { words } from './words.ts';

const pageSize = 100;

interface Props {
  plan: RestorePlan;
  choices: RestoreInput['choices'];
  /** One choice for every one of these paths. */
  onChoose(paths: readonly string[], choice: 'restore' | 'keep'): void;
}

export const PlanRows = ({ plan, choices, onChoose }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const [page, setPage] = useState(1);
  const isRemoval = plan.request.method === 'DELETE';
  const waiting = plan.rows.filter((row) => isUndecided(row, choices)).map(({ path }) => path);
  const undecided = waiting.length;
  return (
    <section aria-label={say('rows')} data-testid="restore-rows">
      <h3 className={classes.sectionTitle}>{say('rows')}</h3>
      <Text size="xs" c="var(--text-soft)" data-testid="restore-current-at">
        {say('currentAt', { time: formatTime(plan.currentAt, zone), zone })} {say('note_CURRENT_IS_FROM_LOG')}
      </Text>
      {undecided > 0 && (
        <Group gap="xs" mt={4}>
          <Text size="sm" className={classes.warn ?? ''} role="status" data-testid="restore-undecided">
            {isRemoval ? say('undecidedRemoval') : say('undecidedRows', { count: undecided, shown: count(undecided) })}
          </Text>
          {undecided > 1 &&
            (['restore', 'keep'] as const).map((choice) => (
              <Button
                key={choice}
                variant="default"
                size="compact-xs"
                onClick={() => onChoose(waiting, choice)}
                data-testid={`choose-all-${choice}`}
              >
                {say(`${choice}All`)}
              </Button>
            ))}
        </Group>
      )}
      {plan.rows.length > 0 && (
        <Table.ScrollContainer minWidth={620} mt={6}>
          <Table className={classes.table ?? ''} aria-label={say('rows')} withTableBorder>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say('field')}</Table.Th>
                <Table.Th scope="col">{say('current')}</Table.Th>
                <Table.Th scope="col">{say('willBe')}</Table.Th>
                <Table.Th scope="col" w={150}>
                  {say('choice')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {plan.rows.slice((page - 1) * pageSize, page * pageSize).map((row) => (
                <PlanRow
                  key={row.path}
                  row={row}
                  made={choices}
                  isRemoval={isRemoval}
                  onChoose={(choice) => onChoose([row.path], choice)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Pager total={plan.rows.length} size={pageSize} page={page} onPage={setPage} />
      {plan.unchanged > 0 && (
        <Text size="xs" c="var(--text-soft)" mt={4}>
          {say('unchanged', { count: plan.unchanged, shown: count(plan.unchanged) })}
        </Text>
      )}
    </section>
  );
};
