import { beforeAll, describe, expect, it, vi } from 'vitest';
import { hardenContents } from '#main/harden-contents.ts';
import { hardenSession } from '#main/harden-session.ts';
import { Session } from '#test/support/electron-stand-in/session.ts';
import { WebContents } from '#test/support/electron-stand-in/web-contents.ts';

vi.mock('electron', () => import('#test/support/electron-stand-in/electron.ts'));

const elsewhere = ['https://example.com/', 'file:///etc/passwd', 'app://other/', 'javascript:alert(1)', 'about:blank'];

describe('the session', () => {
  const session = new Session();
  const page = new WebContents();
  beforeAll(async () => {
    hardenSession(session as never);
    await page.loadURL('app://workbench/events');
  });

  it.each([
    ...['media', 'geolocation', 'clipboard-read', 'fileSystem', 'hid', 'usb', 'serial', 'midi'],
    ...['openExternal', 'pointerLock', 'fullscreen', 'display-capture', 'storage-access', 'unknown'],
  ])('refuses the permission %s, asked either way', (permission) => {
    expect(session.grants(page, permission)).toEqual({ request: false, check: false });
  });

  it.each(['clipboard-sanitized-write', 'notifications'])(
    'grants %s to our own page, and to no other',
    async (name) => {
      expect(session.grants(page, name)).toEqual({ request: true, check: true });
      for (const url of elsewhere) {
        const other = new WebContents();
        await other.loadURL(url);
        expect(session.grants(other, name), url).toEqual({ request: false, check: false });
      }
    },
  );

  it('refuses devices and keeps the spell checker from fetching dictionaries', () => {
    expect(session.grantsDevice()).toBe(false);
    expect(session.spellCheckerEnabled).toBe(false);
  });

  it.each([
    ...[
      'https://example.com/',
      'http://127.0.0.1:80/',
      'ws://example.com/',
      'wss://example.com/',
      'ftp://example.com/',
    ],
    ...['file:///etc/passwd', 'app://other/x.js', 'blob:https://example.com/1', 'chrome-extension://x/y'],
  ])('sends no request to %s', (url) => {
    expect(session.lets(url)).toBe(false);
    expect(session.downloads(url)).toBe(false);
  });

  it.each(['app://workbench/assets/app.js', 'blob:app://workbench/0f0e', 'data:image/png;base64,AA=='])(
    'lets %s through',
    (url) => {
      expect(session.lets(url)).toBe(true);
      expect(session.downloads(url)).toBe(true);
    },
  );
});

describe('a page', () => {
  const page = new WebContents();
  hardenContents(page as never);

  it.each(elsewhere)('cannot go to %s', (url) => {
    expect(page.tries('will-navigate', url)).toBe(false);
    expect(page.tries('will-redirect', url)).toBe(false);
    expect(page.tries('will-frame-navigate', url)).toBe(false);
  });

  it('stays free to move on our own pages, in the main frame', () => {
    expect(page.tries('will-navigate', 'app://workbench/access')).toBe(true);
    expect(page.tries('will-frame-navigate', 'app://workbench/access')).toBe(true);
    expect(page.tries('will-frame-navigate', 'app://workbench/access', false)).toBe(false);
  });

  it('opens no window, not even of its own, and attaches no webview', () => {
    expect(page.opensWindow('https://example.com/')).toBe(false);
    expect(page.opensWindow('app://workbench/')).toBe(false);
    expect(page.attachesWebview()).toBe(false);
  });
});
