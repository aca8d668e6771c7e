// The row under the editor: run and stop, the time that is loaded, and the limits.
import { ActionIcon, Button, CopyButton, NumberInput, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconLayoutSidebarRight, IconLink, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import { printSearch } from '../../data/search.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './sql.module.css';
import { type Statement, statementParam } from './use-statement.ts';
import { words } from './words.ts';

export const isBound = (text: string): boolean => text.trim() === '' || parseTimeBound(text.trim()) !== null;

const linkTo = (sql: string): string => {
  const address = new URL(window.location.href);
  address.search = printSearch({ [statementParam]: sql });
  return address.href;
};

export interface SqlToolsProps {
  statement: Statement;
  running: boolean;
  zone: string;
  onChange(part: Partial<Statement>): void;
  onRun(): void;
  onCancel(): void;
  help: boolean;
  onHelp(shown: boolean): void;
}

export const SqlTools = (props: SqlToolsProps) => {
  const { statement, running, zone, onChange, onRun, onCancel, help, onHelp } = props;
  const say = useWords(words);
  const bound = (side: 'from' | 'to') => (
    <Tooltip label={say('timeHint')} multiline w={280}>
      <TextInput
        className={classes.time}
        label={`${say(side)} (${zone})`}
        placeholder="2026-05-01"
        value={statement[side]}
        error={isBound(statement[side]) ? null : say('badTime')}
        onChange={(event) => onChange({ [side]: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Enter' && onRun()}
        data-testid={`sql-${side}`}
      />
    </Tooltip>
  );
  const limit = (key: 'maxRows' | 'timeoutSeconds', label: string, most: number) => (
    <NumberInput
      className={classes.number}
      label={label}
      value={statement[key]}
      min={1}
      max={most}
      clampBehavior="blur"
      allowDecimal={false}
      thousandSeparator=" "
      hideControls
      onChange={(value) => typeof value === 'number' && onChange({ [key]: value })}
      data-testid={`sql-${key}`}
    />
  );
  return (
    <div className={classes.tools}>
      {running ? (
        <Button
          color="red"
          variant="light"
          leftSection={<IconPlayerStop size={15} aria-hidden />}
          onClick={onCancel}
          data-testid="sql-cancel"
        >
          {say('cancel')}
        </Button>
      ) : (
        <Tooltip label={say('runHint')}>
          <Button leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={onRun} data-testid="sql-run">
            {say('run')}
          </Button>
        </Tooltip>
      )}
      {bound('from')}
      {bound('to')}
      {limit('maxRows', say('maxRows'), 100_000)}
      {limit('timeoutSeconds', say('timeout'), 3600)}
      <CopyButton value={linkTo(statement.sql)} timeout={1500}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? say('copied') : say('copyLink')}>
            <ActionIcon size={30} aria-label={copied ? say('copied') : say('copyLink')} onClick={copy}>
              {copied ? <IconCheck size={16} /> : <IconLink size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
      <Tooltip label={say('toggleHelp')}>
        <ActionIcon
          size={30}
          aria-label={say('toggleHelp')}
          aria-pressed={help}
          onClick={() => onHelp(!help)}
          data-testid="sql-help"
        >
          <IconLayoutSidebarRight size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
};
