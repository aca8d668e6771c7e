// The rows of the changed resources.
import type { ChangedResource, ResourceRef } from '#shared/model/changes.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatSecond } from '../../../ui/format-time.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './resources.module.css';
import { RowList } from './row-list.tsx';
import { whoText } from './who-text.ts';
import { words } from './words.ts';

interface Props {
  count: number;
  /** Undefined while the row is on its way. */
  at(place: number): ChangedResource | undefined;
  zone: string;
  /** Whether a type and an id name more than one thing. */
  manyTenants: boolean;
  /** Where the cursor begins. */
  place: number;
  takesFocus: boolean;
  onOpen(resource: ResourceRef, place: number): void;
  onRange(first: number, last: number): void;
}

const rowHeight = 28;

export const ResourceRows = ({ count, at, zone, manyTenants, place, takesFocus, onOpen, onRange }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const heads = [
    say('type'),
    say('resource'),
    say('changes'),
    say('lastChange', { zone }),
    say('lastBy'),
    say('state'),
  ];
  const cellsOf = (one: ChangedResource) => [
    { key: 'type', className: classes.cell, title: one.type, content: one.type },
    {
      key: 'resource',
      className: classes.cell,
      title: [one.name, one.id, one.tenantId].filter((text) => text !== null).join('\n'),
      content: (
        <>
          {one.name}
          <span className={one.name === null ? classes.onlyId : classes.id}>{one.id}</span>
          {manyTenants ? <span className={classes.tenant}>{one.tenantId ?? say('tenantNone')}</span> : null}
        </>
      ),
    },
    { key: 'changes', className: `${classes.cell} ${classes.numeric}`, content: format.count(one.changes) },
    { key: 'at', className: `${classes.cell} ${classes.time}`, content: formatSecond(one.lastAt, zone) },
    {
      key: 'by',
      className: classes.cell,
      title: whoText(one.lastBy) ?? undefined,
      content: whoText(one.lastBy) ?? <span className={classes.faint}>{say('nobody')}</span>,
    },
    {
      key: 'state',
      className: `${classes.cell} ${classes.gone}`,
      content: one.deleted ? say('deleted') : '',
    },
  ];
  return (
    <RowList
      label={say('list')}
      keys={say('listKeys')}
      count={count}
      rowHeight={rowHeight}
      className={classes.resourceRows}
      head={heads.map((head, column) => (
        // biome-ignore lint/a11y/useSemanticElements: see the list of rows.
        // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus.
        <div
          key={head}
          role="columnheader"
          className={column === 2 ? `${classes.cell} ${classes.numeric}` : classes.cell}
        >
          {head}
        </div>
      ))}
      row={(row) => {
        const one = at(row);
        return one === undefined ? (
          // biome-ignore lint/a11y/useSemanticElements: see the list of rows.
          // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus.
          <div role="gridcell" className={`${classes.cell} ${classes.faint}`}>
            {say('loading')}
          </div>
        ) : (
          cellsOf(one).map(({ key, className, title, content }) => (
            // biome-ignore lint/a11y/useSemanticElements: see the list of rows.
            // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus.
            <div key={key} role="gridcell" className={className} title={title}>
              {content}
            </div>
          ))
        );
      }}
      onOpen={(row) => {
        const one = at(row);
        if (one !== undefined) {
          const { type, id, tenantId } = one;
          onOpen(manyTenants ? { type, id, tenantId } : { type, id }, row);
        }
      }}
      place={place}
      takesFocus={takesFocus}
      onRange={onRange}
      testId="resource-rows"
    />
  );
};
