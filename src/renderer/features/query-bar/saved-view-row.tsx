// One saved view: its name and what it asks in plain words, with the ways to change it.
import { ActionIcon, Checkbox, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import type { SavedView } from '#shared/model/case.ts';
import { topTerms } from '#shared/model/filter-edit.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { useWords } from '../../ui/define-words.ts';
import { useTermWords } from '../../ui/filter/use-term-words.ts';
import { unavailable } from '../../ui/unavailable.ts';
import classes from './query-bar.module.css';
import { words } from './words.ts';

export interface SavedViewRowProps {
  saved: SavedView;
  chosen: boolean;
  onChosen(chosen: boolean): void;
  isFirst: boolean;
  isLast: boolean;
  onApply(): void;
  onRename(): void;
  onUpdate(): void;
  onMove(step: 1 | -1): void;
  onRemove(): void;
}

export const SavedViewRow = (props: SavedViewRowProps) => {
  const { saved, isFirst, isLast } = props;
  const { name, time, query } = saved;
  const say = useWords(words);
  const wordsOf = useTermWords();
  const asked = (): string => {
    try {
      return topTerms(parseFilter(query)).map(wordsOf).join(' · ');
    } catch {
      return query;
    }
  };
  const when = (): string => {
    if (time.kind === 'absolute')
      return wordsOf({ op: 'time', from: time.from ?? undefined, to: time.to ?? undefined });
    if (time.kind === 'any') return '';
    const stretch = `${time.amount} ${say(`unit_${time.unit}`)}`;
    return say(time.before === 'now' ? 'stretchNow' : 'stretchNewest', { stretch });
  };
  const said = [asked(), when()].filter((text) => text !== '').join(' · ') || say('everyEvent');
  const tools = [
    { label: say('renameView', { name }), icon: IconPencil, off: false, run: props.onRename },
    { label: say('updateView', { name }), icon: IconRefresh, off: false, run: props.onUpdate },
    { label: say('moveUp', { name }), icon: IconArrowUp, off: isFirst, run: () => props.onMove(-1) },
    { label: say('moveDown', { name }), icon: IconArrowDown, off: isLast, run: () => props.onMove(1) },
    { label: say('deleteView', { name }), icon: IconTrash, off: false, run: props.onRemove },
  ];
  return (
    <div className={classes.saved} data-testid="saved-view">
      <Checkbox
        size="xs"
        aria-label={say('chooseView', { name })}
        checked={props.chosen}
        onChange={(event) => props.onChosen(event.currentTarget.checked)}
      />
      <button type="button" className={classes.question} onClick={props.onApply} data-question>
        <span className={classes.questionName}>{name}</span>
        <span className={classes.questionAnswers}>{said}</span>
      </button>
      {tools.map(({ label, icon: ToolIcon, off, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            size="sm"
            aria-label={label}
            {...unavailable(off)}
            onClick={() => {
              if (!off) run();
            }}
          >
            <ToolIcon size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
};
