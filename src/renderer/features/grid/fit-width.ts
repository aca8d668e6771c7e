// The width that shows a column's head and its cells in sight whole.
import type { GridColumnId } from '#shared/model/grid-layout.ts';

/** CSS pixels beside the content of a cell, and beside the name in a head with its sign of order. */
const cellSpace = 22;
const headSpace = 40;

const contentWidth = (element: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width;
};

/** CSS pixels, of what is drawn in `grid` now. */
export const fitWidth = (grid: HTMLElement, column: GridColumnId): number => {
  const head = grid.querySelector(`[role="columnheader"][data-column="${column}"] button span`);
  const cells = [...grid.querySelectorAll(`[role="gridcell"][data-column="${column}"]`)];
  return Math.ceil(
    Math.max(
      head === null ? 0 : contentWidth(head) + headSpace,
      ...cells.map((cell) => contentWidth(cell) + cellSpace),
    ),
  );
};
