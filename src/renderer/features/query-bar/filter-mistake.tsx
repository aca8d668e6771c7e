// What is wrong with a filter text: the text again with the wrong word marked, and what was expected there.
import { useWords } from '../../ui/define-words.ts';
import classes from './query-bar.module.css';
import { words } from './words.ts';

export interface FilterMistakeProps {
  id: string;
  text: string;
  what: string;
  /** UTF-16 offsets, `end` exclusive; null where the place is not known. */
  place: { at: number; end: number } | null;
}

export const FilterMistake = ({ id, text, what, place }: FilterMistakeProps) => {
  const say = useWords(words);
  return (
    <div id={id} role="alert" className={classes.mistake} data-testid="filter-mistake">
      {place !== null && (
        <span className={classes.mistakeText}>
          {say('wrong')} <code>{text.slice(Math.max(0, place.at - 40), place.at)}</code>
          <mark>{text.slice(place.at, Math.max(place.end, place.at + 1)) || '␣'}</mark>
          <code>{text.slice(place.end, place.end + 40)}</code>
        </span>
      )}
      <span>{what}</span>
    </div>
  );
};
