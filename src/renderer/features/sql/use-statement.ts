// What is asked on the SQL page: kept for the session of this window, and taken from an address that brings a statement.
import { useSessionStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import { sqlDefaults } from '#shared/model/sql.ts';
import { usePageParam } from '../../data/view-state.ts';
import { sqlExamples } from './examples.ts';

export interface Statement {
  sql: string;
  from: string;
  to: string;
  maxRows: number;
  timeoutSeconds: number;
}

const firstStatement: Statement = { sql: sqlExamples[0].sql, from: '', to: '', ...sqlDefaults };

/** The parameter of an address that brings a statement. */
export const statementParam = 'sql';

export const useStatement = (): [statement: Statement, change: (part: Partial<Statement>) => void] => {
  const [statement, setStatement] = useSessionStorage({
    key: 'sivo-workbench-sql',
    defaultValue: firstStatement,
    getInitialValueInEffect: false,
  });
  const [brought, setBrought] = usePageParam(statementParam, '');
  const change = (part: Partial<Statement>): void => setStatement((before) => ({ ...before, ...part }));
  // Taken over once: an address of another page has no use for it.
  useEffect(() => {
    if (brought === '') return;
    setStatement((before) => ({ ...before, sql: brought }));
    setBrought('');
  }, [brought, setBrought, setStatement]);
  return [statement, change];
};
