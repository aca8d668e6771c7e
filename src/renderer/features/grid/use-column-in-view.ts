// Scrolls sideways so that the column of the cursor is in sight.
import { type RefObject, useEffect } from 'react';

/** `column`: from 0. Does nothing until the cursor has moved to another column. */
export const useColumnInView = (scroller: RefObject<HTMLElement | null>, column: number): void => {
  useEffect(() => {
    const element = scroller.current;
    const head = element?.querySelector<HTMLElement>(`[role="columnheader"][aria-colindex="${column + 1}"]`);
    if (element === null || head === null || head === undefined) return;
    const left = head.offsetLeft;
    const right = left + head.offsetWidth;
    if (left < element.scrollLeft || column === 0) element.scrollLeft = left;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  }, [scroller, column]);
};
