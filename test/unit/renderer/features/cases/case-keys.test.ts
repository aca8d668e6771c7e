import { expect, it } from 'vitest';
import { undoKey } from '#renderer/features/cases/case-keys.ts';

const press = (key: string, held: Partial<Parameters<typeof undoKey>[0]> = {}) =>
  undoKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it('undoes and redoes by the keys of both systems, and leaves every other key alone', () => {
  expect(press('z', { ctrlKey: true })).toBe('undo');
  expect(press('z', { metaKey: true })).toBe('undo');
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
  expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
  expect(press('y', { ctrlKey: true })).toBe('redo');
  expect(press('y', { metaKey: true })).toBeNull();
  expect(press('z')).toBeNull();
  expect(press('z', { ctrlKey: true, altKey: true })).toBeNull();
  expect(press('x', { ctrlKey: true })).toBeNull();
});
