// The grid's virtualizer over a stand-in for its element, which rounds and bounds `scrollTop` as a browser does.
import { Virtualizer } from '@tanstack/react-virtual';
import { vi } from 'vitest';
import { lensTop } from '#renderer/features/grid/lens.ts';
import { lensOptions } from '#renderer/features/grid/lens-options.ts';
import { ScaledScroll } from '#renderer/features/grid/scaled-scroll.ts';
import { spaceHeight } from '#renderer/features/grid/scroll-scale.ts';

const head = 30;

/** CSS pixels. */
export const rowHeight = 28;

/** An element `clientHeight` tall whose space is as tall as the grid makes it; one device pixel is half a CSS pixel. */
class Scroller extends EventTarget {
  readonly ownerDocument = { defaultView: globalThis };
  readonly clientWidth = 900;
  clientHeight = 0;
  content = 0;
  #top = 0;

  get scrollHeight(): number {
    return spaceHeight(this.content) + head;
  }

  get scrollTop(): number {
    return this.#top;
  }

  set scrollTop(top: number) {
    this.#top = Math.max(0, Math.min(Math.round(top * 2) / 2, this.scrollHeight - this.clientHeight));
  }

  /** Moves as the scrollbar does. */
  drag(share: number): void {
    this.scrollTop = share * (this.scrollHeight - this.clientHeight);
    this.dispatchEvent(new Event('scroll'));
  }

  /** Returns whether the grid kept the turn from the browser. */
  turn(deltaY: number, deltaMode = 0): boolean {
    const fields = { deltaY, deltaMode, ctrlKey: false, shiftKey: false, DOM_DELTA_LINE: 1, DOM_DELTA_PAGE: 2 };
    return !this.dispatchEvent(Object.assign(new Event('wheel', { cancelable: true }), fields));
  }
}

export interface VirtualScroller {
  element: Scroller;
  scroll: ScaledScroll;
  /** Rows to draw. */
  rows(): number[];
  /** Another result in the same element. */
  show(count: number): void;
  /** The browser keeps `scrollTop` in its bounds and tells of that before it tells of the new height. */
  resize(viewport: number): void;
}

/** `viewport`: visible height of the rows in CSS pixels. */
export const virtualScroller = (count: number, viewport: number): VirtualScroller => {
  const element = new Scroller();
  const scroll = new ScaledScroll(head, rowHeight);
  let measure = (): void => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(observed: () => void) {
        measure = observed;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  const getScrollElement = () => element as unknown as HTMLElement;
  const options = (rows: number) => ({ scroll, count: rows, getScrollElement, redraw: () => undefined });
  element.clientHeight = viewport + head;
  element.content = count * rowHeight;
  scroll.resize({ content: count * rowHeight });
  const virtualizer = new Virtualizer(lensOptions(options(count)));
  virtualizer._willUpdate();
  return {
    element,
    scroll,
    rows: () => {
      const start = lensTop(scroll.offset, scroll.size.content, rowHeight) / rowHeight;
      return virtualizer.getVirtualItems().map(({ index }) => start + index);
    },
    show: (rows) => {
      virtualizer.setOptions(lensOptions(options(rows)));
      element.content = rows * rowHeight;
      scroll.resize({ content: rows * rowHeight });
      virtualizer._willUpdate();
    },
    resize: (height) => {
      element.clientHeight = height + head;
      const top = element.scrollTop;
      element.scrollTop = top;
      if (element.scrollTop !== top) element.dispatchEvent(new Event('scroll'));
      measure();
    },
  };
};
