// Scrolls rows of any total height inside one scrolling element, however tall the browser lets it be.
import { clampOffset, isScaled, offsetOfTop, type ScrollSize, topOfOffset } from './scroll-scale.ts';

/** CSS pixels of one line, for wheels that turn by lines. */
const wheelLine = 28;

const wheelPixels = (event: WheelEvent, viewport: number): number => {
  if (event.deltaMode === event.DOM_DELTA_LINE) return event.deltaY * wheelLine;
  return event.deltaMode === event.DOM_DELTA_PAGE ? event.deltaY * viewport : event.deltaY;
};

export class ScaledScroll {
  /** Pixel of the rows at the top of the viewport. */
  offset = 0;
  size: ScrollSize = { content: 0, viewport: 0 };
  /** Height of a row in CSS pixels. */
  rowHeight: number;
  readonly #head: number;
  #element: HTMLElement | null = null;
  #moved = (): void => undefined;
  // What the browser's scrollTop was set to by us: its scroll event brings no news, and must not round the offset.
  #written = 0;

  /** `head`: height at the top of the element that rows do not use; both in CSS pixels. */
  constructor(head: number, rowHeight: number) {
    this.#head = head;
    this.rowHeight = rowHeight;
  }

  /** Visible height of the rows in `element`, in CSS pixels. */
  viewportOf(element: HTMLElement): number {
    return Math.max(0, element.clientHeight - this.#head);
  }

  /** Follows the scrolling and the wheel of `element`, and calls `moved` after each move. Returns how to let go of it. */
  attach(element: HTMLElement, moved: () => void): () => void {
    this.#element = element;
    this.#moved = moved;
    const scroll = (): void => {
      if (Math.abs(element.scrollTop - this.#written) < 1) return;
      this.#written = element.scrollTop;
      // The browser itself scrolls when the element has grown at the end of the space, before any observer says so.
      this.size = { ...this.size, viewport: this.viewportOf(element) };
      this.#move(offsetOfTop(element.scrollTop, this.size));
    };
    const wheel = (event: WheelEvent): void => {
      // In a compressed space the browser's own step would jump over rows.
      if (!isScaled(this.size) || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
      event.preventDefault();
      this.scrollTo(this.offset + wheelPixels(event, this.size.viewport));
    };
    element.addEventListener('scroll', scroll, { passive: true });
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', scroll);
      element.removeEventListener('wheel', wheel);
      this.#element = null;
    };
  }

  /** Takes over new heights; stays at the same rows where they still are. */
  resize(change: Partial<ScrollSize>): void {
    this.size = { ...this.size, ...change };
    this.scrollTo(this.offset);
  }

  readonly scrollTo = (offset: number): void => {
    const target = clampOffset(offset, this.size);
    if (this.#element !== null) {
      this.#element.scrollTop = topOfOffset(target, this.size);
      this.#written = this.#element.scrollTop;
    }
    this.#move(target);
  };

  #move(offset: number): void {
    this.offset = offset;
    this.#moved();
  }
}
