import { describe, expect, it } from 'vitest';
import { gridCommand } from '#renderer/features/grid/grid-keys.ts';
import { gridShortcuts } from '#renderer/ui/grid-shortcuts.ts';

const press = (key: string, held = {}) =>
  gridCommand({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

/** A key as the sheet writes it, as the browser names it. */
const names: Readonly<Record<string, string>> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Esc: 'Escape',
  Space: ' ',
  'Page Up': 'PageUp',
  'Page Down': 'PageDown',
};

describe('the keys of the grid', () => {
  it('moves with letters and arrows alike', () => {
    expect(press('j')).toEqual(press('ArrowDown'));
    expect(press('k')).toEqual({ kind: 'move', rows: -1, extend: false });
    expect(press('Enter')).toEqual({ kind: 'open' });
  });

  it('selects with Shift, all with Ctrl, and moves columns with Alt', () => {
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', rows: 1, extend: true });
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ kind: 'column', columns: -1, extend: true });
    expect(press('End', { shiftKey: true })).toEqual({ kind: 'end', end: 'last', extend: true });
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'selectAll' });
    expect(press('c', { metaKey: true })).toEqual({ kind: 'copy' });
    expect(press('ArrowLeft', { altKey: true })).toEqual({ kind: 'moveColumn', columns: -1 });
    expect(press('ArrowRight', { altKey: true, shiftKey: true })).toEqual({ kind: 'sizeColumn', pixels: 20 });
    expect(press('F10', { shiftKey: true })).toEqual(press('m'));
  });

  it('leaves other keys and combinations to the browser', () => {
    for (const key of ['q', 'toString', 'F5', 'Tab', 'g']) expect(press(key)).toBeNull();
    expect(press('c', { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('C', { shiftKey: true })).toBeNull();
    expect(press('ArrowUp', { altKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true, ctrlKey: true })).toBeNull();
  });

  it('does something for every key the sheet lists', () => {
    // The shell knows these two.
    const elsewhere = new Set(['G T', 'Ctrl+G']);
    const listed = gridShortcuts.flatMap(({ keys }) => keys).filter((keys) => !elsewhere.has(keys));
    expect(listed.length).toBeGreaterThan(20);
    for (const keys of listed) {
      const parts = keys.split('+');
      const last = parts.at(-1) ?? '';
      const held = {
        ctrlKey: parts.includes('Ctrl'),
        shiftKey: parts.includes('Shift'),
        altKey: parts.includes('Alt'),
      };
      const key = names[last] ?? (last.length === 1 ? last.toLowerCase() : last);
      expect(press(key, held), keys).not.toBeNull();
    }
  });
});
