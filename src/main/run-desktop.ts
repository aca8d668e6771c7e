// Puts the desktop together, in the order Electron demands: scheme and sandbox before ready, rules before the window.
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, session } from 'electron';
import type { Service, ServiceOptions } from '#core/service/types.ts';
import { createWindow } from './create-window.ts';
import { desktopAbilities } from './desktop-abilities.ts';
import { type DesktopLinks, followLinks, registerLinkScheme } from './desktop-links.ts';
import { hardenContents } from './harden-contents.ts';
import { hardenSession } from './harden-session.ts';
import { menuTemplate } from './menu-template.ts';
import { menuLanguage, menuWords } from './menu-words.ts';
import { openArchive } from './open-archive.ts';
import { runMenuCommand } from './run-menu-command.ts';
import { safeStorageKeyVault } from './safe-storage-key-vault.ts';
import { servePort } from './serve-port.ts';
import { registerWorkbenchScheme, serveWorkbench } from './workbench-protocol.ts';

export interface DesktopParts {
  rendererFolder: string;
  preload: string;
  icon: string;
  engineWorkerUrl: URL;
  /** Where settings are kept instead of the system's place for them; null for that place. */
  dataFolder: string | null;
  /** An archive to open at once, by absolute path. */
  archive: string | null;
  /** This process's arguments; a link to a view may be among them. */
  argv: readonly string[];
  createService(options: ServiceOptions): Service;
  /** Told once the window is on its way, and with why when the desktop cannot start or close well. */
  onOpen(): void;
  onFailure(error: unknown): void;
  /** Told which acts could not be recorded in an archive's ledger. */
  tell?(text: string): void;
}

/** Closes the service before the process ends; Electron waits while the first `will-quit` is prevented. */
const closeOnQuit = (service: Service, onFailure: DesktopParts['onFailure']): void => {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    service
      .close()
      .catch(onFailure)
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
};

const openDesktop = async (
  parts: DesktopParts,
  windows: { current: BrowserWindow | null },
  links: DesktopLinks,
): Promise<void> => {
  const language = menuLanguage(app.getLocale());
  const words = menuWords[language];
  const service = parts.createService({
    host: desktopAbilities(() => windows.current, words, parts.dataFolder ?? app.getPath('documents')),
    appVersion: app.getVersion(),
    dataFolder: app.getPath('userData'),
    keyVault: safeStorageKeyVault(app.getPath('userData')),
    engineWorkerUrl: parts.engineWorkerUrl,
    ...(parts.tell === undefined ? {} : { tell: parts.tell }),
  });
  closeOnQuit(service, parts.onFailure);
  hardenSession(session.defaultSession);
  serveWorkbench(session.defaultSession, parts.rendererFolder);
  servePort(service.router);
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion() });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        words,
        platform: process.platform,
        developerTools: !app.isPackaged,
        run: (command) => {
          if (windows.current !== null) runMenuCommand(windows.current.webContents, command);
        },
      }),
    ),
  );
  if (parts.archive !== null) await openArchive(service.client, parts.archive, language);
  const window = createWindow(
    { preload: parts.preload, icon: parts.icon, bounds: join(app.getPath('userData'), 'window.json') },
    words,
    links.firstPage(),
  );
  windows.current = window;
  window.on('closed', () => {
    windows.current = null;
  });
  parts.onOpen();
};

/** Starts the desktop, or ends at once when another instance runs, which then comes to the front. */
export const runDesktop = async (parts: DesktopParts): Promise<void> => {
  const windows: { current: BrowserWindow | null } = { current: null };
  app.setName('SIVO Audit Workbench');
  if (parts.dataFolder !== null) app.setPath('userData', parts.dataFolder);
  app.enableSandbox();
  registerWorkbenchScheme();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // A run that is kept apart from the user's own leaves the system's settings alone.
  if (parts.dataFolder === null) registerLinkScheme();
  const links = followLinks(parts.argv, () => windows.current);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('window-all-closed', () => app.quit());
  try {
    await app.whenReady();
    await openDesktop(parts, windows, links);
  } catch (error) {
    parts.onFailure(error);
    app.exit(1);
  }
};
