import { expect, it } from 'vitest';
import { joinPath } from '#renderer/ui/join-path.ts';

it('writes paths as the host does', () => {
  expect(joinPath('/home/ana', 'log')).toBe('/home/ana/log');
  expect(joinPath('/', 'log')).toBe('/log');
  expect(joinPath('C:\\Users\\ana', 'log')).toBe('C:\\Users\\ana\\log');
  expect(joinPath('C:\\', 'log')).toBe('C:\\log');
});
