// Scrolls sideways so that the column of the cursor is in sight, and not under the frozen ones.
import { type RefObject, useEffect } from 'react';
import type { PlacedColumn } from './use-column-model.ts';

/** `column`: place in `columns`. Does nothing until the cursor has moved to another column. */
export const useColumnInView = (
  scroller: RefObject<HTMLElement | null>,
  columns: readonly PlacedColumn[],
  column: number,
): void => {
  const id = columns[column]?.frozen === false ? columns[column]?.id : undefined;
  useEffect(() => {
    const element = scroller.current;
    const head = element?.querySelector<HTMLElement>(`[role="columnheader"][data-column="${id}"]`);
    if (element === null || head === null || head === undefined) return;
    const edge = element.querySelector<HTMLElement>('[role="columnheader"][data-edge="true"]');
    const covered = edge === null ? 0 : edge.offsetLeft + edge.offsetWidth - element.scrollLeft;
    const left = head.offsetLeft;
    const right = left + head.offsetWidth;
    if (left < element.scrollLeft + covered) element.scrollLeft = left - covered;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  }, [scroller, id]);
};
