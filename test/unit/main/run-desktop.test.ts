import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Service, ServiceOptions } from '#core/service/types.ts';
import type { DesktopParts } from '#main/run-desktop.ts';

type Electron = typeof import('#test/support/electron-stand-in/electron.ts');
let electron: Electron;
let runDesktop: typeof import('#main/run-desktop.ts').runDesktop;
let WorkbenchError: typeof import('#shared/contract/errors.ts').WorkbenchError;
let folder: string;

/** A process of its own: a fresh application object and a fresh host, on the same data folder. */
const freshProcess = async (): Promise<void> => {
  vi.resetModules();
  electron = await import('#test/support/electron-stand-in/electron.ts');
  vi.doMock('electron', () => electron);
  ({ runDesktop } = await import('#main/run-desktop.ts'));
  ({ WorkbenchError } = await import('#shared/contract/errors.ts'));
  electron.app.paths.userData = folder;
  electron.app.paths.documents = folder;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-desktop-'));
  await writeFile(join(folder, 'index.html'), 'the workbench');
  await freshProcess();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts the host on a service of which only opening and closing matter here; records what it was told. */
const start = async (changes: Partial<DesktopParts> = {}) => {
  const seen = { opened: 0, closed: 0, failures: [] as unknown[], archives: [] as string[] };
  const client = {
    archive: {
      open: async ({ path }: { path: string }) => {
        if (path === '/broken') throw new WorkbenchError('NOT_AN_ARCHIVE', path, 'archive.json is missing');
        seen.archives.push(path);
      },
    },
  };
  let service: ServiceOptions | null = null;
  const running = runDesktop({
    rendererFolder: folder,
    preload: join(folder, 'preload.cjs'),
    icon: join(folder, 'icon.png'),
    engineWorkerUrl: new URL('file:///engine-worker.js'),
    dataFolder: null,
    archive: null,
    argv: ['electron', '.'],
    createService: (options) => {
      service = options;
      return {
        router: {},
        client: client as unknown as Service['client'],
        close: async () => {
          seen.closed += 1;
        },
      };
    },
    onOpen: () => {
      seen.opened += 1;
    },
    onFailure: (error) => seen.failures.push(error),
    ...changes,
  });
  electron.app.becomeReady();
  await running;
  const [window] = electron.BrowserWindow.all;
  return { seen, window, service: service as ServiceOptions | null };
};

describe('the desktop host', () => {
  it('opens one hardened window on its own protocol', async () => {
    const { seen, window } = await start();
    expect(electron.app.sandboxed).toBe(true);
    expect(electron.BrowserWindow.all).toHaveLength(1);
    expect(window?.webContents.getURL()).toBe('app://workbench/');
    expect(window?.options).toMatchObject({
      show: false,
      minWidth: 900,
      minHeight: 600,
      title: 'SIVO Audit Workbench',
    });
    expect(window?.options.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      preload: join(folder, 'preload.cjs'),
    });
    expect(seen).toMatchObject({ opened: 1, failures: [] });
  });

  it('has every rule in place before the page asks for anything', async () => {
    const { window } = await start();
    const session = electron.session.defaultSession;
    expect(window?.webContents.tries('will-navigate', 'https://example.com/')).toBe(false);
    expect(window?.webContents.opensWindow('https://example.com/')).toBe(false);
    expect(session.lets('https://example.com/')).toBe(false);
    const page = await session.handlers.get('app')?.(new Request('app://workbench/events'));
    expect(await page?.text()).toBe('the workbench');
    expect(electron.ipcMain.listenerCount('sivo-connect')).toBe(1);
  });

  it('shows the window when it is painted, in the colour of the theme', async () => {
    electron.nativeTheme.shouldUseDarkColors = true;
    const { window } = await start();
    expect(window?.visible).toBe(false);
    expect(window?.background).toBe('#16181d');
    window?.emit('ready-to-show');
    expect(window?.visible).toBe(true);
    electron.nativeTheme.shouldUseDarkColors = false;
    electron.nativeTheme.emit('updated');
    expect(window?.background).toBe('#ffffff');
  });

  it('is painted as the page will be', async () => {
    const tokens = await readFile(join(import.meta.dirname, '../../../src/renderer/ui/tokens.css'), 'utf8');
    const surfaces = [...tokens.matchAll(/--surface: (#[0-9a-f]{6})/g)].map((match) => match[1]);
    const { window } = await start();
    electron.nativeTheme.shouldUseDarkColors = true;
    electron.nativeTheme.emit('updated');
    expect(surfaces).toEqual(['#ffffff', window?.background]);
  });

  it('ends at once when another instance runs', async () => {
    electron.app.secondInstance = true;
    const { seen } = await start();
    expect(electron.app.exitCode).toBe(0);
    expect(electron.BrowserWindow.all).toEqual([]);
    expect(seen).toMatchObject({ opened: 0, closed: 0 });
  });

  it('comes to the front when a second instance is started', async () => {
    const { window } = await start();
    if (window !== undefined) window.minimized = true;
    electron.app.emit('second-instance', {}, ['electron', '.'], folder);
    expect(window).toMatchObject({ minimized: false, focused: 1 });
  });

  it('closes the service before it ends, and remembers where the window was', async () => {
    const { seen, window } = await start();
    if (window !== undefined) window.bounds = { x: 40, y: 30, width: 1000, height: 700 };
    window?.close();
    expect(electron.app.exitCode).toBeNull();
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));
    expect(seen.closed).toBe(1);

    await freshProcess();
    const again = await start();
    expect(again.window?.options).toMatchObject({ x: 40, y: 30, width: 1000, height: 700 });
  });

  it('ends even when the service fails to close', async () => {
    const failure = new Error('no answer');
    const { seen, window } = await start({
      createService: () => ({ router: {}, client: {} as Service['client'], close: () => Promise.reject(failure) }),
    });
    window?.close();
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));
    expect(seen.failures).toEqual([failure]);
  });

  it('offers a reload when the page crashes', async () => {
    const { window } = await start();
    window?.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    await vi.waitFor(() => expect(window?.webContents.reloads).toBe(1));
    expect(electron.dialog.messages).toHaveLength(1);
    expect(electron.dialog.messages[0]?.detail).toBe('crashed (5)');
    electron.dialog.button = 1;
    window?.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 9 });
    await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));
  });

  it('opens the archive it is told to, and tells when it cannot', async () => {
    const { seen } = await start({ archive: '/data/archive' });
    expect(seen.archives).toEqual(['/data/archive']);
    expect(electron.dialog.errors).toEqual([]);
  });

  it('opens without the archive that cannot be opened', async () => {
    const { seen } = await start({ archive: '/broken' });
    expect(seen.opened).toBe(1);
    expect(electron.dialog.errors).toEqual([expect.stringContaining('/broken is not an audit archive')]);
  });

  it('keeps everything of its own in the data folder it is given', async () => {
    const own = await mkdtemp(join(folder, 'own-'));
    const { service } = await start({ dataFolder: own });
    expect(electron.app.getPath('userData')).toBe(own);
    expect(service?.host.describe().demoPath).toBe(join(own, 'SIVO audit demo'));
  });

  it('reports what keeps it from starting and ends with 1', async () => {
    const failure = new Error('no engine');
    const { seen } = await start({
      createService: () => {
        throw failure;
      },
    });
    expect(seen).toMatchObject({ opened: 0, failures: [failure] });
    expect(electron.app.exitCode).toBe(1);
  });

  it('runs menu commands by the fragment of the page’s address, without loading it anew', async () => {
    const { window } = await start();
    await window?.webContents.loadURL('app://workbench/events?q=action%3Adelete#old');
    const loads = window?.webContents.documentLoads;
    const submenus = electron.Menu.applicationMenu.flatMap((item) => (Array.isArray(item.submenu) ? item.submenu : []));
    const importFiles = submenus.find((item) => item.id === 'importFiles');
    importFiles?.click?.(null as never, undefined, null as never);
    expect(window?.webContents.getURL()).toBe('app://workbench/events?q=action%3Adelete#menu=importFiles');
    expect(window?.webContents.documentLoads).toBe(loads);
  });

  it('opens on the view of a link it was started with, and tells of one it cannot read', async () => {
    const { window } = await start({ argv: ['electron', '.', 'sivo-audit://open/access?zone=UTC'] });
    expect(window?.webContents.getURL()).toBe('app://workbench/access?zone=UTC');
    expect(electron.app.schemes).toEqual(['sivo-audit']);
    await freshProcess();
    const second = await start({
      argv: ['electron', '.', 'sivo-audit://open/events?path=/etc/passwd'],
      dataFolder: folder,
    });
    expect(second.window?.webContents.getURL()).toBe('app://workbench/');
    expect(electron.dialog.errors).toEqual([expect.stringContaining('"path" is no part of a view')]);
    // A run in a data folder of its own leaves the system as it was.
    expect(electron.app.schemes).toEqual([]);
  });

  it('follows a link without loading its page anew, whoever hands it over', async () => {
    const { window } = await start();
    await window?.webContents.loadURL('app://workbench/events?q=x');
    const loads = window?.webContents.documentLoads;
    const link = 'sivo-audit://open/events?q=action:delete&event=evt_1';
    electron.app.emit('second-instance', {}, ['electron', '--flag', '.', link], folder);
    expect(window?.webContents.getURL()).toBe(`app://workbench/events?q=x#link=${encodeURIComponent(link)}`);
    const event = { preventDefault: vi.fn() };
    if (window !== undefined) window.minimized = true;
    electron.app.emit('open-url', event, 'sivo-audit://open/settings');
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(window?.webContents.getURL()).toBe(
      `app://workbench/events?q=x#link=${encodeURIComponent('sivo-audit://open/settings')}`,
    );
    expect(window).toMatchObject({ minimized: false, focused: 2 });
    expect(window?.webContents.documentLoads).toBe(loads);
    electron.app.emit('open-url', event, 'sivo-audit://open/nowhere');
    expect(electron.dialog.errors).toHaveLength(1);
  });

  it('keeps a link that comes before the window for the window', async () => {
    electron.app.once('ready', () =>
      electron.app.emit('open-url', { preventDefault: () => undefined }, 'sivo-audit://open/coverage'),
    );
    const { window } = await start();
    expect(window?.webContents.getURL()).toBe('app://workbench/coverage');
  });
});
