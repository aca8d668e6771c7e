// The one window: hardened, shown when painted, back where it was, with an offer to reload when its page crashes.
import { app, BrowserWindow, type BrowserWindowConstructorOptions, dialog, nativeTheme, screen } from 'electron';
import { desktopPort } from '#shared/desktop-port.ts';
import type { MenuWords } from './menu-words.ts';
import { fitBounds, minimumSize, readBounds, writeBounds } from './window-bounds.ts';

export interface WindowFiles {
  /** The built preload script. */
  preload: string;
  icon: string;
  /** Where size and position are kept. */
  bounds: string;
}

/** `--surface` of the page's themes, so that neither flashes before the first paint. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff');

const webPreferences = {
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
} satisfies BrowserWindowConstructorOptions['webPreferences'];

const offerReload = async (window: BrowserWindow, words: MenuWords, detail: string): Promise<void> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.crashed,
    detail,
    buttons: [words.reload, words.quit],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
};

/** Opens the window on the workbench; `page` is the address of its first view below the origin. */
export const createWindow = (files: WindowFiles, words: MenuWords, page: string): BrowserWindow => {
  const saved = readBounds(files.bounds);
  const window = new BrowserWindow({
    ...fitBounds(
      saved,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: app.name,
    backgroundColor: background(),
    show: false,
    icon: files.icon,
    webPreferences: { ...webPreferences, preload: files.preload },
  });
  window.once('ready-to-show', () => {
    if (saved?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => writeBounds(files.bounds, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit') void offerReload(window, words, `${reason} (${exitCode})`);
  });
  const followTheme = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', followTheme);
  window.on('closed', () => nativeTheme.off('updated', followTheme));
  void window.loadURL(`${desktopPort.origin}${page}`);
  return window;
};
