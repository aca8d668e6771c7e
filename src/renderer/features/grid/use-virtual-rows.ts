// The rows on screen of a result of any length, and the way to scroll to others.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useReducer, useState } from 'react';
import { lensTop } from './lens.ts';
import { lensOptions } from './lens-options.ts';
import { rowHeight } from './row-offsets.ts';
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

/** `count`: rows of the result; `head`: height at the top of the element that rows do not use, in CSS pixels. */
export const useVirtualRows = (scroller: RefObject<HTMLElement | null>, count: number, head: number): VirtualRows => {
  const [scroll] = useState(() => new ScaledScroll(head));
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const content = count * rowHeight;
  useLayoutEffect(() => scroll.resize({ content }), [scroll, content]);
  const virtualizer = useVirtualizer(lensOptions({ scroll, count, getScrollElement: () => scroller.current, redraw }));
  const { viewport } = scroll.size;
  const offset = clampOffset(scroll.offset, { content, viewport });
  const items = virtualizer.getVirtualItems();
  const first = lensTop(offset, content) / rowHeight + (items[0]?.index ?? 0);
  return { first, last: first + items.length - 1, offset, viewport, scrollTo: scroll.scrollTo };
};
