// How the virtualizer sees the grid: the rows of one lens, in plain pixels, whatever the browser scrolls.
import type { VirtualizerOptions } from '@tanstack/react-virtual';
import { lensRows, lensTop } from './lens.ts';
import type { ScaledScroll } from './scaled-scroll.ts';

/** Rows kept ready above and below the viewport. */
const overscan = 6;

export interface LensInput {
  scroll: ScaledScroll;
  /** Rows of the result. */
  count: number;
  getScrollElement(): HTMLElement | null;
  /** Called after every move, and every change of height while attached. */
  redraw(): void;
}

/** Options for a virtualizer whose index 0 is the first row of the lens. */
export const lensOptions = ({
  scroll,
  count,
  getScrollElement,
  redraw,
}: LensInput): VirtualizerOptions<HTMLElement, HTMLElement> => ({
  count: Math.min(count, lensRows),
  getScrollElement,
  estimateSize: () => scroll.rowHeight,
  overscan,
  observeElementRect: ({ scrollElement }, report) => {
    if (scrollElement === null) return;
    const measure = (): void => {
      const viewport = scroll.viewportOf(scrollElement);
      report({ width: scrollElement.clientWidth, height: viewport });
      if (viewport !== scroll.size.viewport) scroll.resize({ viewport });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scrollElement);
    measure();
    return () => observer.disconnect();
  },
  observeElementOffset: ({ scrollElement }, report) => {
    if (scrollElement === null) return;
    return scroll.attach(scrollElement, () => {
      // Never "is scrolling": the virtualizer would draw once more when that ends.
      report(scroll.offset - lensTop(scroll.offset, scroll.size.content, scroll.rowHeight), false);
      redraw();
    });
  },
  scrollToFn: (offset) => scroll.scrollTo(offset + lensTop(scroll.offset, scroll.size.content, scroll.rowHeight)),
});
