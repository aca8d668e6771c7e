// The versions of a resource, newest first; any two of them can be set against each other.
import type { ResourceVersion } from '#shared/model/changes.ts';
import type { ComparedVersions } from '../../../data/use-comparison.ts';
import { useOpenEvent } from '../../../data/use-open-event.ts';
import { useWords } from '../../../ui/define-words.ts';
import classes from './resources.module.css';
import { RowList } from './row-list.tsx';
import type { ResourceLook } from './use-resource-address.ts';
import { VersionCell } from './version-cell.tsx';
import { words } from './words.ts';

interface Props {
  /** Oldest first, as the history has them. */
  versions: readonly ResourceVersion[];
  /** Of the version shown; undefined where there is none, or not yet. */
  place: number | undefined;
  zone: string;
  compared: ComparedVersions;
  asof: string | undefined;
  takesFocus: boolean;
  onLook(look: Partial<ResourceLook>): void;
}

const rowHeight = 46;

export const VersionList = ({ versions, place, zone, compared, asof, takesFocus, onLook }: Props) => {
  const say = useWords(words);
  const openEvent = useOpenEvent();
  const last = versions.length - 1;
  const at = (row: number): ResourceVersion | undefined => versions[last - row];
  const pick = (side: 'left' | 'right', { eventId }: ResourceVersion) =>
    onLook({ left: compared.left ?? undefined, right: compared.right, [side]: eventId });
  const open = (row: number) => {
    const version = at(row);
    if (version === undefined) return;
    onLook(asof === undefined ? { right: version.eventId } : { asof: `after:${version.eventId}` });
  };
  const press = (key: string, row: number): boolean => {
    const version = at(row);
    if (version === undefined) return false;
    if (key === 'f') pick('left', version);
    else if (key === 't') pick('right', version);
    else if (key === 's') onLook({ asof: `after:${version.eventId}` });
    else if (key === 'o') openEvent(version.eventId);
    else return false;
    return true;
  };
  const sides = [
    { side: 'left', word: 'pickFrom', chosen: asof === undefined ? compared.left : null },
    { side: 'right', word: 'pickTo', chosen: asof === undefined ? compared.right : null },
  ] as const;
  const heads = [say('from'), say('to'), say('number'), say('when', { zone })];
  return (
    <section className={classes.versions} aria-label={say('versionList')}>
      <RowList
        label={say('versionList')}
        keys={say('versionKeys')}
        count={versions.length}
        rowHeight={rowHeight}
        className={classes.versionRows}
        place={place === undefined ? undefined : last - place}
        takesFocus={takesFocus}
        selected={(row) => place !== undefined && row === last - place}
        head={heads.map((head, column) => (
          // biome-ignore lint/a11y/useSemanticElements: see the list of rows.
          // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus.
          <div
            key={head}
            role="columnheader"
            className={column < 2 ? `${classes.cell} ${classes.centre}` : classes.cell}
          >
            {head}
          </div>
        ))}
        row={(row) => {
          const version = at(row);
          if (version === undefined) return null;
          return (
            <>
              {sides.map(({ side, word, chosen }) => (
                // biome-ignore lint/a11y/useSemanticElements: see the list of rows.
                // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus.
                <div key={side} role="gridcell" className={classes.centre}>
                  <button
                    type="button"
                    tabIndex={-1}
                    className={classes.pick}
                    aria-pressed={chosen === version.eventId}
                    aria-label={say(word, { number: version.number })}
                    onClick={(event) => {
                      event.stopPropagation();
                      pick(side, version);
                    }}
                    data-testid={`pick-${side}`}
                  />
                </div>
              ))}
              {/* biome-ignore lint/a11y/useSemanticElements: see the list of rows. */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus. */}
              <div role="gridcell" className={`${classes.cell} ${classes.numeric}`}>
                {version.number}
              </div>
              {/* biome-ignore lint/a11y/useSemanticElements: see the list of rows. */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus. */}
              <div role="gridcell" className={classes.cell}>
                <VersionCell version={version} zone={zone} />
              </div>
            </>
          );
        }}
        onOpen={open}
        onKey={press}
        testId="version-rows"
      />
      <div className={classes.hint} aria-hidden="true">
        {say('versionHint')}
      </div>
    </section>
  );
};
