// The line over a result: how many rows, how long it took, what was cut, and the ways to take it along.
import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconClipboardText, IconDownload, IconTableExport } from '@tabler/icons-react';
import type { SqlResult } from '#shared/model/sql.ts';
import { sqlSeparated } from '#shared/model/sql-text.ts';
import { useWords } from '../../ui/define-words.ts';
import { saveText } from '../../ui/save-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './sql.module.css';
import { words } from './words.ts';

export const ResultSummary = ({ result }: { result: SqlResult }) => {
  const say = useWords(words);
  const { count, duration } = useFormat();
  const { columns, rows, cut, elapsedMs, loadMs, events } = result;
  const shown = count(rows.length);
  const time = elapsedMs < 1000 ? `${Math.max(1, Math.round(elapsedMs))} ms` : duration(elapsedMs);
  const told = { time, events: count(events) };
  return (
    <div className={classes.summary}>
      <span className="tabular" data-testid="sql-row-count">
        {say('rows', { count: rows.length, shown })}
      </span>
      <span className="tabular" style={{ color: 'var(--text-soft)' }}>
        {loadMs > 500 ? say('tookLoading', { ...told, load: duration(loadMs) }) : say('took', told)}
      </span>
      {cut !== null && (
        <span className={classes.cut} data-testid="sql-cut">
          {say(cut === 'rows' ? 'cutRows' : 'cutBytes', { shown })}
        </span>
      )}
      <span style={{ marginLeft: 'auto', display: 'flex', gap: 4 }}>
        <CopyTool
          label={say('copyTsv')}
          icon={<IconTableExport size={16} />}
          text={() => sqlSeparated(columns, rows, '\t')}
        />
        <CopyTool
          label={say('copyCsv')}
          icon={<IconClipboardText size={16} />}
          text={() => sqlSeparated(columns, rows, ',')}
        />
        <Tooltip label={say('saveCsv')}>
          <ActionIcon
            aria-label={say('saveCsv')}
            onClick={() => saveText('sql-result.csv', sqlSeparated(columns, rows, ','), 'text/csv')}
            data-testid="sql-save"
          >
            <IconDownload size={16} />
          </ActionIcon>
        </Tooltip>
      </span>
    </div>
  );
};

/** The text is made when it is asked for: a result may be long. */
const CopyTool = ({ label, icon, text }: { label: string; icon: React.ReactNode; text: () => string }) => {
  const say = useWords(words);
  const { copied, copy } = useClipboard({ timeout: 1500 });
  const shown = copied ? say('copied') : label;
  return (
    <Tooltip label={shown}>
      <ActionIcon aria-label={shown} onClick={() => copy(text())}>
        {copied ? <IconCheck size={16} /> : icon}
      </ActionIcon>
    </Tooltip>
  );
};
