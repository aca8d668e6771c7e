import { describe, expect, it } from 'vitest';
import { isWorkbenchUrl } from '#main/is-workbench-url.ts';

describe('isWorkbenchUrl', () => {
  it.each(['app://workbench/', 'app://workbench/events?q=a#b', 'app://workbench'])('takes %s', (url) => {
    expect(isWorkbenchUrl(url)).toBe(true);
  });

  it.each([
    'app://workbench.evil.example/',
    'app://evil/workbench',
    'app://workbench:80/',
    'app://user@workbench/',
    'apps://workbench/',
    'https://workbench/',
    'file:///workbench/',
    'app:workbench',
    'app:///workbench',
    'about:blank',
    '',
    'app://',
  ])('refuses %j', (url) => {
    expect(isWorkbenchUrl(url)).toBe(false);
  });
});
