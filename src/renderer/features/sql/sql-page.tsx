// The SQL page: a statement, its limits and its result, with the columns, examples and history beside it.
import { Text, Title } from '@mantine/core';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { usePreferences } from '../../data/preferences.tsx';
import { useSql } from '../../data/use-sql.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { SidePane } from '../../ui/side-pane.tsx';
import { SqlFrame } from '../../ui/sql-frame.tsx';
import type { SqlEditorHandle } from '../../ui/sql-frame-types.ts';
import { sqlNames } from './event-columns.ts';
import { mistakeOf } from './mistake-place.ts';
import classes from './sql.module.css';
import { SqlHelp } from './sql-help.tsx';
import { SqlOutcome } from './sql-outcome.tsx';
import { isBound, SqlTools } from './sql-tools.tsx';
import { useHistory } from './use-history.ts';
import { useStatement } from './use-statement.ts';
import { words } from './words.ts';

/** CSS pixels: in a narrower window the help would lie over the statement. */
const roomForHelp = 1000;

const bound = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

export const SqlPage = () => {
  const say = useWords(words);
  const { language } = usePreferences();
  const { zone } = useView();
  const [statement, change] = useStatement();
  const [past, remember] = useHistory();
  const sql = useSql();
  const editor = useRef<SqlEditorHandle>(null);
  const [help, setHelp] = useState(() => window.innerWidth >= roomForHelp);
  const names = useMemo(() => sqlNames((column) => say(`about_${column}`)), [say]);
  const running = sql.phase === 'running';
  // Marks what was run, not what has been written since.
  const mistake = useMemo(
    () => (sql.asked?.sql === statement.sql ? mistakeOf(sql.problem) : null),
    [sql.asked, sql.problem, statement.sql],
  );

  const run = async (): Promise<void> => {
    const { sql: text, from, to, maxRows, timeoutSeconds } = statement;
    if (text.trim() === '' || !isBound(from) || !isBound(to)) return;
    const ranAt = Date.now();
    const result = await sql.run({ sql: text, from: bound(from), to: bound(to), zone, maxRows, timeoutSeconds });
    remember({ sql: text, ranAt, rows: result?.rows.length ?? null, elapsedMs: result?.elapsedMs ?? 0 });
  };

  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !running) return;
    event.preventDefault();
    sql.cancel();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape stops the statement from anywhere on the page, as its button does.
    <div className={classes.page} onKeyDown={press} data-testid="sql-page">
      <div className={classes.main}>
        <div className={classes.head}>
          <Title order={1} size="h3">
            {say('page')}
          </Title>
          <Text size="sm" c="var(--text-soft)">
            {say('pageHelp')}
          </Text>
        </div>
        <div className={classes.editor}>
          <SqlFrame
            ref={editor}
            language={language}
            value={statement.sql}
            onChange={(text) => change({ sql: text })}
            onRun={() => void run()}
            mistake={mistake}
            names={names}
            ariaLabel={say('editor')}
            height="190px"
          />
        </div>
        <SqlTools
          statement={statement}
          running={running}
          zone={zone}
          onChange={change}
          onRun={() => void run()}
          onCancel={sql.cancel}
          help={help}
          onHelp={setHelp}
        />
        <section className={classes.outcome} aria-label={say('results')} aria-busy={running}>
          <SqlOutcome sql={sql} />
        </section>
      </div>
      {help && (
        <SidePane name="sql" side="right" label={say('help')} width={300} min={220} max={520}>
          <SqlHelp
            past={past}
            onInsert={(text) => editor.current?.insert(text)}
            onStatement={(text) => {
              change({ sql: text });
              editor.current?.focus();
            }}
          />
        </SidePane>
      )}
    </div>
  );
};
