// Where people and days stand in the overview, in CSS pixels. The head and the names stay in sight while the rest scrolls.

export const rowHeight = 16;
export const headHeight = 34;
const leastCell = 2;
const mostCell = 18;
/** A name needs less where the page is narrow. */
const nameWidthOf = (width: number): number => Math.round(Math.min(220, Math.max(96, width * 0.2)));

export interface Lane {
  rows: number;
  days: number;
  /** Of the part in sight. */
  width: number;
  height: number;
  nameWidth: number;
  cellWidth: number;
  /** Of everything, in sight or not. */
  fullWidth: number;
  fullHeight: number;
}

export interface LaneCell {
  row: number;
  day: number;
}

export interface Scroll {
  left: number;
  top: number;
}

/** `height`: the most that is in sight at once. */
export const laneOf = (rows: number, days: number, width: number, height: number): Lane => {
  const nameWidth = nameWidthOf(width);
  const cellWidth = Math.min(mostCell, Math.max(leastCell, (width - nameWidth) / Math.max(1, days)));
  const fullHeight = headHeight + rows * rowHeight;
  return {
    rows,
    days,
    width,
    height: Math.min(height, fullHeight),
    nameWidth,
    cellWidth,
    fullWidth: nameWidth + days * cellWidth,
    fullHeight,
  };
};

/** Left edge of a day's column in the part in sight. */
export const dayLeft = (lane: Lane, scroll: Scroll, day: number): number =>
  lane.nameWidth + day * lane.cellWidth - scroll.left;
export const rowTop = (scroll: Scroll, row: number): number => headHeight + row * rowHeight - scroll.top;

/** The cell under a pixel of the part in sight; null over the head, the names and beyond the last. */
export const cellAt = (lane: Lane, scroll: Scroll, x: number, y: number): LaneCell | null => {
  if (x < lane.nameWidth || y < headHeight) return null;
  const day = Math.floor((x - lane.nameWidth + scroll.left) / lane.cellWidth);
  const row = Math.floor((y - headHeight + scroll.top) / rowHeight);
  return day < lane.days && row < lane.rows ? { row, day } : null;
};

/** The nearest scroll at which the whole cell is in sight. */
export const scrollTo = (lane: Lane, { left, top }: Scroll, { row, day }: LaneCell): Scroll => {
  const cellLeft = day * lane.cellWidth;
  const cellTop = row * rowHeight;
  const roomX = lane.width - lane.nameWidth - lane.cellWidth;
  const roomY = lane.height - headHeight - rowHeight;
  return {
    left: Math.min(cellLeft, Math.max(left, cellLeft - roomX)),
    top: Math.min(cellTop, Math.max(top, cellTop - roomY)),
  };
};

const clamp = (value: number, end: number): number => Math.min(end - 1, Math.max(0, value));

/** Where a key leads; null for any other key. */
export const cellAfter = (key: string, { row, day }: LaneCell, { rows, days }: Lane): LaneCell | null => {
  const steps: Readonly<Record<string, [rows: number, days: number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [0, -30],
    PageDown: [0, 30],
    Home: [0, -days],
    End: [0, days],
  };
  const step = steps[key];
  return step === undefined ? null : { row: clamp(row + step[0], rows), day: clamp(day + step[1], days) };
};
