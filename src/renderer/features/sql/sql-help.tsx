// Beside the editor: the columns there are, statements to begin with, and those that were run.
import { Tabs, Text } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { sqlColumns } from './event-columns.ts';
import { sqlExamples } from './examples.ts';
import classes from './sql.module.css';
import type { PastStatement } from './use-history.ts';
import { words } from './words.ts';

export interface SqlHelpProps {
  past: readonly PastStatement[];
  onInsert(text: string): void;
  onStatement(sql: string): void;
}

export const SqlHelp = ({ past, onInsert, onStatement }: SqlHelpProps) => {
  const say = useWords(words);
  const { count } = useFormat();
  return (
    <Tabs
      defaultValue="columns"
      keepMounted={false}
      style={{ display: 'flex', flexDirection: 'column', height: '100%' }}
    >
      <Tabs.List aria-label={say('help')}>
        <Tabs.Tab value="columns">{say('columns')}</Tabs.Tab>
        <Tabs.Tab value="examples" data-testid="sql-examples">
          {say('examples')}
        </Tabs.Tab>
        <Tabs.Tab value="history" data-testid="sql-history">
          {say('history')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="columns" style={{ overflow: 'auto' }}>
        <Text size="xs" c="var(--text-faint)" px={16} pt={8}>
          {say('columnsHelp')}
        </Text>
        <ul className={classes.list}>
          {sqlColumns.map((name) => (
            <li key={name}>
              <button type="button" className={classes.entry} onClick={() => onInsert(name)}>
                <span className={classes.name}>{name}</span>
                <span className={classes.about}>{say(`about_${name}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Tabs.Panel>
      <Tabs.Panel value="examples" style={{ overflow: 'auto' }}>
        <ul className={classes.list}>
          {sqlExamples.map(({ title, sql }) => (
            <li key={title}>
              <button
                type="button"
                className={classes.entry}
                title={say('useStatement')}
                onClick={() => onStatement(sql)}
              >
                {say(title)}
                <span className={classes.code}>{sql}</span>
              </button>
            </li>
          ))}
        </ul>
      </Tabs.Panel>
      <Tabs.Panel value="history" style={{ overflow: 'auto' }}>
        {past.length === 0 && (
          <Text size="sm" c="var(--text-soft)" p={16}>
            {say('historyEmpty')}
          </Text>
        )}
        <ul className={classes.list}>
          {past.map(({ sql, ranAt, rows }) => (
            <li key={ranAt}>
              <button
                type="button"
                className={classes.entry}
                title={say('useStatement')}
                onClick={() => onStatement(sql)}
              >
                <span className={classes.code}>{sql}</span>
                <span className={classes.about}>
                  {new Date(ranAt).toLocaleTimeString()} ·{' '}
                  {rows === null ? say('historyFailed') : say('rows', { count: rows, shown: count(rows) })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Tabs.Panel>
    </Tabs>
  );
};
