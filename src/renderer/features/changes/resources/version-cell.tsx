// A version in two lines: when, who and what they did; then what changed.
import type { ResourceVersion } from '#shared/model/changes.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatSecond, formatTime } from '../../../ui/format-time.ts';
import { KindMark } from './kind-mark.tsx';
import classes from './resources.module.css';
import { versionLine } from './version-line.ts';
import { whoText } from './who-text.ts';
import { words } from './words.ts';

export const VersionCell = ({ version, zone }: { version: ResourceVersion; zone: string }) => {
  const say = useWords(words);
  const { action, actor, at, conflict, kind } = version;
  const who = whoText(actor);
  const line = versionLine(version);
  return (
    <>
      <div className={classes.versionFirst}>
        <span className={classes.time} title={`${formatTime(at, zone)} ${zone}`}>
          {formatSecond(at, zone)}
        </span>
        <span className={classes.key}>
          <KindMark kind={kind} />
          {action ?? say(kind)}
        </span>
        <span className={who === null ? classes.faint : undefined} title={who ?? undefined}>
          {who ?? say('nobody')}
        </span>
        {conflict ? (
          <span className={classes.gone} title={say('conflictHelp')}>
            {say('conflict')}
          </span>
        ) : null}
      </div>
      <div className={classes.versionLine} title={line}>
        {line === '' ? <span className={classes.faint}>{say('noFields')}</span> : line}
      </div>
    </>
  );
};
