// What a table stands in: as it is while it is short, and with a scroll of its own, reachable by keyboard, when it is long.
import { type ReactNode, useRef } from 'react';
import styles from './comparison.module.css';
import { needsView, RowsInView } from './rows-in-view.tsx';

interface Props {
  label: string;
  /** Column heads. */
  heads: readonly string[];
  count: number;
  /** The cells of a row; the last of its columns is as wide as the rest leaves. */
  cells(index: number): ReactNode;
  columns: 'fields' | 'nodes';
  testId: string;
}

/** CSS pixels of a row with one line of text and its kind. */
const rowHeight = 46;

export const TableFrame = ({ label, heads, count, cells, columns, testId }: Props) => {
  const scroller = useRef<HTMLElement>(null);
  const table = (
    <table
      className={styles.table}
      data-columns={columns}
      aria-label={label}
      aria-rowcount={count + 1}
      data-testid={testId}
    >
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <RowsInView count={count} scroller={scroller} rowHeight={rowHeight} cells={cells} />
    </table>
  );
  if (!needsView(count)) return <div className={styles.frame}>{table}</div>;
  return (
    <section
      ref={scroller}
      className={styles.scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
    >
      {table}
    </section>
  );
};
