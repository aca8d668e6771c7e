// The line at the foot of the window: which archive, how many events, which zone, and the running job.
import { Link } from '@tanstack/react-router';
import { useArchive } from '../../data/use-archive.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { ExportStrip } from '../export/export-strip.tsx';
import { PackStrip } from '../packs/pack-strip.tsx';
import { JobStrip } from './job-strip.tsx';
import classes from './status-bar.module.css';
import { words } from './words.ts';

export const StatusBar = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const { archive } = useArchive();
  const { zone } = useView();
  const counted = (key: 'eventCount' | 'rejectedCount' | 'conflictCount', value: number) =>
    say(key, { count: value, shown: count(value) });
  return (
    <footer className={classes.bar} data-testid="status-bar">
      {archive && (
        <>
          <span title={archive.path} className={classes.name}>
            {say('archiveName', { name: archive.name })}
          </span>
          <span className="tabular" data-testid="archive-events">
            {counted('eventCount', archive.events)}
          </span>
          {archive.waiting > 0 && <Link to="/quarantine">{counted('rejectedCount', archive.waiting)}</Link>}
          {archive.conflicts > 0 && (
            <Link to="/events" search={(search) => ({ ...search, q: 'conflict:true', event: undefined })}>
              {counted('conflictCount', archive.conflicts)}
            </Link>
          )}
        </>
      )}
      <span className={classes.gap} />
      <ExportStrip />
      <PackStrip />
      <JobStrip />
      <span data-testid="status-zone">{say('zone', { zone })}</span>
    </footer>
  );
};
