// How many events answer the question, of how many; while a long search runs, how far it is.
import { useArchive } from '../../data/use-archive.ts';
import { useResultSet } from '../../data/use-result-set.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './query-bar.module.css';
import { words } from './words.ts';

export const ResultCount = ({ view }: { view: View }) => {
  const say = useWords(words);
  const format = useFormat();
  const { archive } = useArchive();
  const { resultSet, found, loading } = useResultSet(view.filter, view.zone, view.sort);
  const valid = view.filterProblem === null;
  const text = () => {
    if (!valid) return null;
    if (found !== null) {
      const searched = say('searched', { scanned: format.short(found.scanned), events: format.short(found.events) });
      return (
        <>
          <strong>{say('soFar', { shown: format.count(found.count) })}</strong>
          <small>{searched}</small>
        </>
      );
    }
    if (resultSet === undefined) return loading ? say('counting') : null;
    const { count } = resultSet;
    if (archive === undefined || archive === null || archive.events === count) {
      return <strong>{say('count', { count, shown: format.count(count) })}</strong>;
    }
    return (
      <>
        <strong>{format.count(count)}</strong> {say('ofEvents', { total: format.count(archive.events) })}
      </>
    );
  };
  return (
    <output className={classes.count} aria-live="polite" aria-busy={loading} data-testid="result-count">
      {text()}
    </output>
  );
};
