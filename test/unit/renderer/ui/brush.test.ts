import { describe, expect, it } from 'vitest';
import { brushKey } from '#renderer/ui/brush.ts';

const bars = { bars: 10, start: 9 };

describe('brushKey', () => {
  it('begins at the start, moves, and extends with Shift', () => {
    expect(brushKey('ArrowLeft', false, null, bars)).toEqual({ kind: 'brush', brush: { anchor: 9, at: 9 } });
    expect(brushKey('ArrowLeft', false, { anchor: 9, at: 9 }, bars)).toEqual({
      kind: 'brush',
      brush: { anchor: 8, at: 8 },
    });
    expect(brushKey('ArrowLeft', true, { anchor: 8, at: 8 }, bars)).toEqual({
      kind: 'brush',
      brush: { anchor: 8, at: 7 },
    });
    expect(brushKey('Home', true, { anchor: 8, at: 7 }, bars)).toEqual({ kind: 'brush', brush: { anchor: 8, at: 0 } });
    expect(brushKey('Home', false, null, bars)).toEqual({ kind: 'brush', brush: { anchor: 0, at: 0 } });
    expect(brushKey('ArrowRight', false, { anchor: 9, at: 9 }, bars)).toEqual({
      kind: 'brush',
      brush: { anchor: 9, at: 9 },
    });
  });

  it('zooms with Enter and lets go with Escape, only when bars are chosen', () => {
    const brush = { anchor: 8, at: 3 };
    expect(brushKey('Enter', false, brush, bars)).toEqual({ kind: 'zoom', brush });
    expect(brushKey('Escape', false, brush, bars)).toEqual({ kind: 'brush', brush: null });
    expect(brushKey('Enter', false, null, bars)).toBeNull();
    expect(brushKey('Escape', false, null, bars)).toBeNull();
  });

  it('leaves other keys alone, and every key without bars', () => {
    expect(brushKey('j', false, null, bars)).toBeNull();
    expect(brushKey('constructor', false, null, bars)).toBeNull();
    expect(brushKey('ArrowLeft', false, null, { bars: 0, start: -1 })).toBeNull();
  });
});
