// The one window: hardened, shown when painted, back where it was, with an offer to reload when its page crashes.
import { app, BrowserWindow, type BrowserWindowConstructorOptions, dialog, nativeTheme, screen } from 'electron';
import { desktopPort } from '#shared/desktop-port.ts';
import type { MenuWords } from './menu-words.ts';
import { fitBounds, minimumSize, readBounds, writeBounds } from './window-bounds.ts';

/** The page's own background, so that neither theme flashes before the first paint. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff');

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

/** Opens the window on the workbench. `preload`: path of the built script; `boundsFile`: where size and position are kept. */
export const createWindow = (preload: string, boundsFile: string, words: MenuWords): BrowserWindow => {
  const saved = readBounds(boundsFile);
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
    webPreferences: { ...webPreferences, preload },
  });
  window.once('ready-to-show', () => {
    if (saved?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => writeBounds(boundsFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit') void offerReload(window, words, `${reason} (${exitCode})`);
  });
  const followTheme = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', followTheme);
  window.on('closed', () => nativeTheme.off('updated', followTheme));
  void window.loadURL(`${desktopPort.origin}/`);
  return window;
};
