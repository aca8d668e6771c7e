// The rows on screen of a result of any length, and the way to scroll to others.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useReducer, useState } from 'react';
import { lensTop } from './lens.ts';
import { lensOptions } from './lens-options.ts';
import { ScaledScroll } from './scaled-scroll.ts';
import { clampOffset } from './scroll-scale.ts';

export interface VirtualRows {
  /** First and last (inclusive) row to draw; last is before first when there is none. */
  first: number;
  last: number;
  /** Pixel of the rows at the top of the viewport. */
  offset: number;
  /** Visible height of the rows, in CSS pixels. */
  viewport: number;
  /** `offset` is kept between the first row and the last. */
  scrollTo(offset: number): void;
}

export interface VirtualRowsInput {
  /** Rows of the result. */
  count: number;
  /** CSS pixels. */
  rowHeight: number;
  /** Height at the top of the element that rows do not use, in CSS pixels. */
  head: number;
}

export const useVirtualRows = (
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight, head }: VirtualRowsInput,
): VirtualRows => {
  const [scroll] = useState(() => new ScaledScroll(head, rowHeight));
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const content = count * rowHeight;
  const virtualizer = useVirtualizer(lensOptions({ scroll, count, getScrollElement: () => scroller.current, redraw }));
  useLayoutEffect(() => {
    if (scroll.rowHeight === rowHeight) return;
    // Rows of another height: the virtualizer lays out again, and the row at the top stays there.
    const top = scroll.offset / scroll.rowHeight;
    scroll.rowHeight = rowHeight;
    virtualizer.measure();
    scroll.resize({ content });
    scroll.scrollTo(top * rowHeight);
  }, [scroll, virtualizer, rowHeight, content]);
  useLayoutEffect(() => scroll.resize({ content }), [scroll, content]);
  const { viewport } = scroll.size;
  const offset = clampOffset(scroll.offset, { content, viewport });
  const items = virtualizer.getVirtualItems();
  const first = lensTop(offset, content, rowHeight) / rowHeight + (items[0]?.index ?? 0);
  return { first, last: first + items.length - 1, offset, viewport, scrollTo: scroll.scrollTo };
};
