// The change of an event on its row: field, old value, arrow, new value.
import type { FieldChange } from '#shared/model/event.ts';
import { useWords } from '../../ui/define-words.ts';
import { changePreview } from './change-preview.ts';
import classes from './grid.module.css';
import { words } from './words.ts';

export const ChangeCell = (props: { changes: readonly FieldChange[]; changeCount: number }) => {
  const say = useWords(words);
  const { changes, changeCount } = props;
  if (changeCount === 0) return null;
  const more = changeCount - changes.length;
  return (
    <span>
      {changePreview(changes).map(({ field, from, to }) => (
        <span key={field} className={classes.part}>
          <span className={classes.field}>{field}</span> {from !== null && <span className={classes.from}>{from}</span>}
          <span className={classes.arrow}> → </span>
          <span className={to === null ? classes.absent : classes.to}>{to ?? say('unknown')}</span>
        </span>
      ))}
      {more > 0 && <span className={classes.absent}> {say('more', { count: more })}</span>}
    </span>
  );
};
