// A long search above the rows it has found so far: how far it is, and the way to stop it or to go on.
import { Button, Progress } from '@mantine/core';
import type { ResultSetState } from '../../data/use-result-set.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './grid.module.css';
import { words } from './words.ts';

/** Draws nothing when there is no long search. */
export const ScanStrip = ({ results }: { results: ResultSetState }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { found, loading, stopped, stop, reopen } = results;
  if (found === null || (!loading && !stopped)) return null;
  const { scanned, events } = found;
  const figures = { found: count(found.count), scanned: count(scanned), events: count(events) };
  return (
    <div className={classes.scan} data-testid="scan-strip">
      <Progress
        className={classes.scanBar ?? ''}
        size="sm"
        value={events === 0 ? 0 : (scanned / events) * 100}
        color={stopped ? 'gray' : 'indigo'}
        aria-label={say('scanProgress')}
      />
      <output className="tabular">{say(stopped ? 'scanStopped' : 'scanning', figures)}</output>
      <Button size="compact-xs" variant="default" onClick={stopped ? reopen : stop} data-testid="scan-switch">
        {say(stopped ? 'goOn' : 'stop')}
      </Button>
    </div>
  );
};
