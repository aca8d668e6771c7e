import { readFile } from 'node:fs/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { desktopPort } from '#shared/desktop-port.ts';
import { pageWindow } from '#test/support/electron-stand-in/page-window.ts';

const sent = vi.hoisted(() => [] as { channel: string; message: unknown; ports: readonly unknown[] }[]);
vi.mock('electron', () => ({
  ipcRenderer: {
    postMessage: (channel: string, message: unknown, ports: readonly unknown[]) =>
      sent.push({ channel, message, ports }),
  },
}));

const window = pageWindow(desktopPort.origin);
const { port1, port2 } = new MessageChannel();

beforeAll(async () => {
  vi.stubGlobal('window', window);
  await import('../../../src/preload/index.ts');
});

beforeEach(() => {
  sent.length = 0;
});

afterAll(() => {
  port1.close();
  vi.unstubAllGlobals();
});

describe('the preload script', () => {
  it('hands the page’s port over, and no data with it', () => {
    window.postMessage(desktopPort.message, desktopPort.origin, [port2]);
    expect(sent).toEqual([{ channel: desktopPort.message, message: null, ports: [port2] }]);
  });

  it.each([
    ['another window', { source: {} }],
    ['another origin', { origin: 'https://example.com' }],
    ['another message', { data: 'something-else' }],
    ['a message without a port', { ports: [] }],
    ['a message with two ports', { ports: [port1, port2] }],
  ])('ignores %s', (_name, difference) => {
    window.receive({ data: desktopPort.message, ports: [port2], ...difference });
    expect(sent).toEqual([]);
  });

  it('stays under forty lines and exposes nothing', async () => {
    const source = await readFile(new URL('../../../src/preload/index.ts', import.meta.url), 'utf8');
    expect(source.split('\n').length).toBeLessThan(40);
    expect(source).not.toContain('contextBridge');
  });
});
