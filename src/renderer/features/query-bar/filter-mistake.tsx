// What is wrong with a filter text: the text again with the wrong word marked, and what was expected there.
import { useWords } from '../../ui/define-words.ts';
import classes from './query-bar.module.css';
import type { Mistake } from './read-draft.ts';
import { words } from './words.ts';

export const FilterMistake = ({ id, text, mistake }: { id: string; text: string; mistake: Mistake }) => {
  const say = useWords(words);
  const { at, end } = mistake;
  return (
    <div id={id} role="alert" className={classes.mistake} data-testid="filter-mistake">
      <span className={classes.mistakeText}>
        {say('wrong')} <code>{text.slice(Math.max(0, at - 40), at)}</code>
        <mark>{text.slice(at, Math.max(end, at + 1)) || '␣'}</mark>
        <code>{text.slice(end, end + 40)}</code>
      </span>
      <span>{mistake.kind === 'range' ? say('impossibleRange') : mistake.expected}</span>
    </div>
  );
};
