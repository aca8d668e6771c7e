// How many events answer the question.
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
  const known = resultSet !== undefined && found === null && valid;
  const part = known && archive && archive.events !== resultSet.count;
  return (
    <output className={classes.count} aria-live="polite" aria-busy={loading} data-testid="result-count">
      {known && <strong>{say('count', { count: resultSet.count, shown: format.count(resultSet.count) })}</strong>}
      {part && <span> {say('of', { total: format.count(archive.events) })}</span>}
      {found !== null && valid && <strong>{say('soFar', { shown: format.count(found.count) })}</strong>}
      {!known && found === null && loading && say('counting')}
    </output>
  );
};
