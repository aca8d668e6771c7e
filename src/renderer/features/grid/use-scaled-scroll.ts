// Scrolls rows of any total height inside one scrolling element, however tall the browser lets it be.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { clampOffset, isScaled, lastOffset, offsetOfTop, type ScrollSize, topOfOffset } from './scroll-scale.ts';

export interface ScaledScroll {
  /** Pixel of the rows at the top of the viewport. */
  offset: number;
  /** Visible height of the rows, in CSS pixels. */
  viewport: number;
  scrollTo(offset: number): void;
}

/** CSS pixels of one line, for wheels that turn by lines. */
const wheelLine = 28;

const wheelPixels = (event: WheelEvent, viewport: number): number => {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return event.deltaY * wheelLine;
  return event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? event.deltaY * viewport : event.deltaY;
};

/** `content`: height of all rows; `head`: height at the top of the element that rows do not use; both in CSS pixels. */
export const useScaledScroll = (
  scroller: RefObject<HTMLElement | null>,
  content: number,
  head: number,
): ScaledScroll => {
  const [offset, setOffset] = useState(0);
  const [viewport, setViewport] = useState(0);
  const size = useRef<ScrollSize>({ content, viewport });
  size.current = { content, viewport };
  const current = useRef(0);
  // What the browser's scrollTop was set to by us: its scroll event brings no news, and must not round the offset.
  const written = useRef(0);

  const show = useCallback((next: number) => {
    current.current = next;
    setOffset(next);
  }, []);

  const scrollTo = useCallback(
    (next: number) => {
      const element = scroller.current;
      if (element === null) return;
      const target = clampOffset(next, size.current);
      element.scrollTop = topOfOffset(target, size.current);
      written.current = element.scrollTop;
      show(target);
    },
    [scroller, show],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => setViewport(Math.max(0, element.clientHeight - head));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller, head]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const scroll = (): void => {
      if (Math.abs(element.scrollTop - written.current) < 1) return;
      written.current = element.scrollTop;
      show(offsetOfTop(element.scrollTop, size.current));
    };
    const wheel = (event: WheelEvent): void => {
      // In a compressed space the browser's own step would jump over rows.
      if (!isScaled(size.current) || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
      event.preventDefault();
      scrollTo(current.current + wheelPixels(event, size.current.viewport));
    };
    element.addEventListener('scroll', scroll, { passive: true });
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', scroll);
      element.removeEventListener('wheel', wheel);
    };
  }, [scroller, show, scrollTo]);

  const last = lastOffset({ content, viewport });
  useLayoutEffect(() => {
    if (current.current > last) scrollTo(last);
  }, [last, scrollTo]);

  return { offset: Math.min(offset, last), viewport, scrollTo };
};
