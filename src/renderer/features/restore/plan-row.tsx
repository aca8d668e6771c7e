// One field of the plan: what it is, what it would be, the later changes that stand against it, and the choice.
import { Radio, Table } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { RestoreInput, RestoreRow } from '#shared/model/restore.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { StatedValue } from '../../ui/stated-value.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { isUndecided } from './is-undecided.ts';
import classes from './restore.module.css';
import { words } from './words.ts';

const choices = ['restore', 'keep'] as const;

interface Props {
  row: RestoreRow;
  made: RestoreInput['choices'];
  /** The way back is to delete the resource; the row is the whole of it. */
  isRemoval: boolean;
  onChoose(choice: 'restore' | 'keep'): void;
}

export const PlanRow = ({ row, made, isRemoval, onChoose }: Props) => {
  const say = useWords(words);
  const { zone } = useView();
  const { count } = useFormat();
  const { path, conflicts, conflictTotal } = row;
  const name = path === '' ? say('whole') : path;
  const more = conflictTotal - conflicts.length;
  const undecided = isUndecided(row, made);
  const choice = row.pointer === null ? 'keep' : (made[path] ?? row.choice);
  return (
    <>
      <Table.Tr data-testid="restore-row" data-undecided={undecided} data-conflict={conflictTotal > 0}>
        <Table.Th scope="row" className={classes.field ?? ''}>
          {name}
        </Table.Th>
        <Table.Td className={classes.from ?? ''}>
          <StatedValue value={row.current} known={row.currentKnown || row.current !== undefined} />
        </Table.Td>
        <Table.Td className={classes.to ?? ''}>
          {choice === 'keep' ? (
            <span className={classes.kept}>{say('kept')}</span>
          ) : isRemoval ? (
            <span className={classes.removed}>{say('removed')}</span>
          ) : (
            <StatedValue value={row.willBe} known={row.willBeKnown} />
          )}
        </Table.Td>
        <Table.Td>
          {row.pointer === null ? (
            <span className={classes.kept}>{say('notPlaced')}</span>
          ) : (
            <Radio.Group
              value={undecided ? null : choice}
              onChange={(value) => onChoose(value === 'keep' ? 'keep' : 'restore')}
              aria-label={say('choiceOf', { field: name })}
            >
              <div className={classes.choice}>
                {choices.map((one) => (
                  <Radio
                    key={one}
                    size="xs"
                    value={one}
                    label={say(isRemoval && one === 'restore' ? 'remove' : one)}
                    data-testid={`choice-${one}`}
                  />
                ))}
              </div>
            </Radio.Group>
          )}
          {undecided && (
            <span className={classes.undecided}>
              <IconAlertTriangle size={13} aria-hidden /> {say('undecided')}
            </span>
          )}
        </Table.Td>
      </Table.Tr>
      {conflicts.map((conflict) => (
        <Table.Tr key={conflict.eventId} className={classes.conflict ?? ''} data-testid="restore-conflict">
          <Table.Td colSpan={4}>
            {say('conflict', {
              actor: conflict.actor.email ?? conflict.actor.id ?? say('noOne'),
              time: formatTime(conflict.at, zone),
              zone,
            })}{' '}
            {conflict.from === undefined && conflict.to === undefined ? (
              say('conflictAround')
            ) : (
              <>
                <StatedValue value={conflict.from} known={conflict.from !== undefined} /> →{' '}
                <StatedValue value={conflict.to} known={conflict.to !== undefined} />
              </>
            )}{' '}
            <span className={`mono ${classes.id}`}>{conflict.eventId}</span>
          </Table.Td>
        </Table.Tr>
      ))}
      {more > 0 && (
        <Table.Tr className={classes.conflict ?? ''}>
          <Table.Td colSpan={4}>{say('moreConflicts', { count: more, shown: count(more) })}</Table.Td>
        </Table.Tr>
      )}
    </>
  );
};
