// Acts that are not in the ledger yet, and why: above everything else, since they may be lost.
import { Alert, List } from '@mantine/core';
import type { CustodyPage } from '#shared/model/custody.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

export const WaitingNote = ({ waiting }: Pick<CustodyPage, 'waiting'>) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  return (
    <Alert
      role="status"
      color="yellow"
      title={say('waiting', { count: waiting.length, shown: count(waiting.length) })}
      data-testid="custody-waiting"
    >
      {say('waitingHelp')}
      <List size="sm">
        {waiting.map(({ kind, at, why }) => (
          <List.Item key={`${at} ${kind} ${why}`}>
            {formatSecond(at, zone)} ({zone}) · {say(`is_${kind}`)}
            {why === '' ? '' : ` · ${why}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
};
