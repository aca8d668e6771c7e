// Which columns the file gets: all, those of the grid, or one by one.
import { Checkbox, SegmentedControl, Text } from '@mantine/core';
import { eventColumns } from '#shared/model/event-columns.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './export.module.css';
import type { ColumnChoice as Choice, ExportDraft } from './export-draft.ts';
import { words } from './words.ts';

interface Props {
  draft: ExportDraft;
  /** How many columns the grid's own make. */
  inGrid: number;
  onChange(part: Partial<ExportDraft>): void;
}

const choices: readonly Choice[] = ['all', 'grid', 'chosen'];

export const ColumnChoice = ({ draft, inGrid, onChange }: Props) => {
  const say = useWords(words);
  const whole = draft.format === 'jsonl';
  const labels = {
    all: say('columnsAll', { count: eventColumns.length }),
    grid: say('columnsGrid', { count: inGrid }),
    chosen: say('columnsChosen'),
  };
  return (
    <fieldset className={classes.group}>
      <legend>{say('columns')}</legend>
      {whole ? (
        <Text size="xs">{say('columnsWhole')}</Text>
      ) : (
        <SegmentedControl
          size="xs"
          aria-label={say('columns')}
          value={draft.choice}
          data={choices.map((value) => ({ value, label: labels[value] }))}
          onChange={(value) => onChange({ choice: value as Choice })}
        />
      )}
      {!whole && draft.choice === 'chosen' && (
        <Checkbox.Group
          value={[...draft.chosen]}
          aria-label={say('columnsList')}
          onChange={(names) => onChange({ chosen: eventColumns.filter((column) => names.includes(column)) })}
        >
          <div className={classes.columns}>
            {eventColumns.map((column) => (
              <Checkbox key={column} size="xs" value={column} label={<span className="mono">{column}</span>} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {!whole && draft.choice === 'chosen' && (
        <Text size="xs" c={draft.chosen.length === 0 ? 'var(--danger)' : 'var(--text-faint)'}>
          {say(draft.chosen.length === 0 ? 'columnsNone' : 'beforeAfter')}
        </Text>
      )}
    </fieldset>
  );
};
