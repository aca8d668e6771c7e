// One row of the grid at its place in the viewport. What it holds is drawn again only when it changes: scrolling moves rows.
import { VisuallyHidden } from '@mantine/core';
import { type CSSProperties, memo } from 'react';
import type { Mark } from '#shared/model/case.ts';
import type { EventRow } from '#shared/model/event.ts';
import type { ColourRule } from '#shared/model/grid-layout.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { CellView } from './cell-view.tsx';
import classes from './grid.module.css';
import { RuleShape } from './rule-shape.tsx';
import type { PlacedColumn } from './use-column-model.ts';
import { words } from './words.ts';

export interface RowContentProps {
  index: number;
  event: EventRow | undefined;
  mark: Mark | undefined;
  rule: ColourRule | undefined;
  columns: readonly PlacedColumn[];
  zone: string;
  numbered: boolean;
  checked: boolean;
  /** Column of the cursor; -1 in other rows. */
  current: number;
  /** First and last selected column; -1 where none is. */
  from: number;
  to: number;
}

export interface GridRowViewProps extends RowContentProps {
  /** Pixels below the first row of its block. */
  top: number;
  /** The event of this row is in the details. */
  open: boolean;
}

/** The head of a row: its number, whether it is selected, and the sign of its colour rule. */
const RowHead = ({
  index,
  rule,
  numbered,
  checked,
}: Pick<RowContentProps, 'index' | 'rule' | 'numbered' | 'checked'>) => {
  const say = useWords(words);
  const { count } = useFormat();
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the row.
    // biome-ignore lint/a11y/useFocusableInteractive: see the row.
    <div role="rowheader" className={classes.gutter} aria-colindex={1} data-row={index}>
      <span className={classes.check} data-checked={checked} aria-hidden />
      {numbered ? (
        <span className={classes.number}>{count(index + 1)}</span>
      ) : (
        <VisuallyHidden>{say('row', { number: count(index + 1) })}</VisuallyHidden>
      )}
      {rule !== undefined && (
        <span className={classes.rule} title={rule.label} role="img" aria-label={rule.label}>
          <RuleShape {...rule} />
        </span>
      )}
    </div>
  );
};

const RowContent = memo(function RowContent(props: RowContentProps) {
  const { index, event, mark, rule, columns, zone, numbered, checked, current, from, to } = props;
  return (
    <>
      <RowHead index={index} rule={rule} numbered={numbered} checked={checked} />
      {columns.map(({ id, frozen, edge }, column) => (
        // biome-ignore lint/a11y/useSemanticElements: see the row.
        // biome-ignore lint/a11y/useFocusableInteractive: see the row.
        <div
          key={id}
          id={`cell-${index}-${column}`}
          role="gridcell"
          className={classes.cell}
          aria-colindex={column + 2}
          data-row={index}
          data-column={id}
          data-current={current === column}
          data-within={from <= column && column <= to}
          aria-selected={checked || (from <= column && column <= to)}
          {...(frozen ? { 'data-frozen': true, 'data-edge': edge, style: { left: `var(--left-${column})` } } : {})}
        >
          {event === undefined ? (
            <span className={classes.skeleton} />
          ) : (
            <CellView column={id} event={event} mark={mark} zone={zone} />
          )}
        </div>
      ))}
    </>
  );
});

export const GridRowView = memo(function GridRowView({ top, open, ...content }: GridRowViewProps) {
  const { index, rule, checked, current } = content;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid; focus stays on it and names the active cell.
    // biome-ignore lint/a11y/useFocusableInteractive: see above.
    <div
      role="row"
      className={classes.row}
      style={
        {
          transform: `translateY(${top}px)`,
          ...(rule === undefined ? {} : { '--rule': `var(--rule-${rule.colour})` }),
        } as CSSProperties
      }
      aria-rowindex={index + 2}
      aria-selected={checked}
      {...(open ? { 'aria-current': true } : {})}
      {...(rule === undefined ? {} : { 'data-rule': rule.colour })}
      data-current={current >= 0}
      data-odd={index % 2 === 1}
    >
      <RowContent {...content} />
    </div>
  );
});
