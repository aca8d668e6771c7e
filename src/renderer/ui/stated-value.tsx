// A value as a source stated it. Unknown, absent, null and an empty text are four different statements and look so.
import type { JsonValue } from '#shared/model/json.ts';
import { useWords } from './define-words.ts';
import classes from './stated-value.module.css';
import { valueText } from './value-text.ts';
import { words } from './words.ts';

/** Characters of a value that stands in its line; longer ones scroll in a place of their own. */
const mostInLine = 200;

interface Props {
  /** Undefined: there is none, or, where `known` is false, nobody said. */
  value: JsonValue | undefined;
  known?: boolean;
}

export const StatedValue = ({ value, known = true }: Props) => {
  const say = useWords(words);
  if (!known) return <span className={classes.statement}>{say('valueUnknown')}</span>;
  if (value === undefined) return <span className={classes.statement}>{say('valueAbsent')}</span>;
  if (value === '') return <span className={classes.statement}>{say('valueEmpty')}</span>;
  const text = valueText(value);
  if (text.length > mostInLine) return <span className={classes.long}>{text}</span>;
  return <span className={value === null ? classes.nothing : classes.value}>{text}</span>;
};
