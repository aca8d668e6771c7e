// The bars of a chart over time that are chosen by keyboard, before they are zoomed to.

/** Places of bars; `at` moves, `anchor` stays. */
export interface Brush {
  anchor: number;
  at: number;
}

export type BrushStep = { kind: 'brush'; brush: Brush | null } | { kind: 'zoom'; brush: Brush };

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  PageUp: (at) => at - 10,
  PageDown: (at) => at + 10,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * What a key does: arrows move, with Shift they extend, Enter zooms, Escape lets go. Null for keys that mean nothing here.
 * The first arrow begins at `start`.
 */
export const brushKey = (
  key: string,
  shift: boolean,
  brush: Brush | null,
  { bars, start }: { bars: number; start: number },
): BrushStep | null => {
  if (bars === 0) return null;
  if (key === 'Enter') return brush === null ? null : { kind: 'zoom', brush };
  if (key === 'Escape') return brush === null ? null : { kind: 'brush', brush: null };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (move === undefined) return null;
  const isJump = key === 'Home' || key === 'End';
  const next = brush === null && !isJump ? start : move(brush?.at ?? start, bars - 1);
  const at = Math.min(bars - 1, Math.max(0, next));
  return { kind: 'brush', brush: { anchor: shift && brush !== null ? brush.anchor : at, at } };
};
