// The statements this window ran, newest first; gone when the window closes.
import { useSessionStorage } from '@mantine/hooks';
import { useCallback } from 'react';

/** `rows` is null for a statement that failed or was stopped; times in ms. */
export interface PastStatement {
  sql: string;
  ranAt: number;
  rows: number | null;
  elapsedMs: number;
}

const most = 50;
const none: PastStatement[] = [];

export const useHistory = (): [past: readonly PastStatement[], add: (entry: PastStatement) => void] => {
  const [past, setPast] = useSessionStorage({ key: 'sivo-workbench-sql-history', defaultValue: none });
  const add = useCallback(
    (entry: PastStatement) =>
      setPast((before) => [entry, ...before.filter(({ sql }) => sql !== entry.sql)].slice(0, most)),
    [setPast],
  );
  return [past, add];
};
