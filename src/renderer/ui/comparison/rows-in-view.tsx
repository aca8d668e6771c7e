// The body of a table of any length: beyond a few hundred rows only those in view are drawn, whatever their heights.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Rows up to which all are drawn: find-in-page and selection then reach every one. */
const drawnAll = 200;

export const needsView = (count: number): boolean => count > drawnAll;

interface Props {
  count: number;
  /** What scrolls; the head of the table stands in it too. */
  scroller: RefObject<HTMLElement | null>;
  /** CSS pixels of an ordinary row. */
  rowHeight: number;
  /** The cells of a row. */
  cells(index: number): ReactNode;
}

/** A `tbody`; the table carries `aria-rowcount`, rows their place in it, the head being the first. */
export const RowsInView = (props: Props) =>
  needsView(props.count) ? (
    <SomeRows {...props} />
  ) : (
    <tbody>
      {Array.from({ length: props.count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; what stands there may repeat.
        <tr key={index}>{props.cells(index)}</tr>
      ))}
    </tbody>
  );

const SomeRows = ({ count, scroller, rowHeight, cells }: Props) => {
  const body = useRef<HTMLTableSectionElement>(null);
  const [head, setHead] = useState(0);
  useLayoutEffect(() => setHead(body.current?.offsetTop ?? 0), []);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: head,
    overscan: 10,
  });
  const drawn = virtualizer.getVirtualItems();
  const above = (drawn[0]?.start ?? head) - head;
  const below = virtualizer.getTotalSize() - ((drawn.at(-1)?.end ?? head) - head);
  return (
    <tbody ref={body}>
      {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
      {drawn.map(({ index, key }) => (
        <tr key={key} data-index={index} ref={virtualizer.measureElement} aria-rowindex={index + 2}>
          {cells(index)}
        </tr>
      ))}
      {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
    </tbody>
  );
};
