// Links to views on the desktop: who opens them, and how an open window follows one without loading its page anew.
import { app, type BrowserWindow, dialog } from 'electron';
import { toContractError } from '#core/service/contract-error.ts';
import { errorText } from '#shared/contract/error-text.ts';
import { desktopPort } from '#shared/desktop-port.ts';
import { type Link, linkAddress, linkScheme, toLinkFragment } from '#shared/model/link.ts';
import { isWorkbenchUrl } from './is-workbench-url.ts';
import { linkArgument } from './link-argument.ts';
import { menuLanguage } from './menu-words.ts';

/** Tells the system that `sivo-audit:` addresses are this program's. One that is not packaged is started with its folder. */
export const registerLinkScheme = (): void => {
  if (process.defaultApp) app.setAsDefaultProtocolClient(linkScheme, process.execPath, [app.getAppPath()]);
  else app.setAsDefaultProtocolClient(linkScheme);
};

/** The link among `argv`; one that cannot be read is told in a native message and is then none. */
const readLink = (argv: readonly string[]): Link | null => {
  try {
    return linkArgument(argv);
  } catch (error) {
    const { code, data } = toContractError(error);
    const { what, todo } = errorText(code, data, menuLanguage(app.getLocale()));
    dialog.showErrorBox(app.name, `${what}\n\n${todo}`);
    return null;
  }
};

const show = (window: BrowserWindow, link: Link): void => {
  const current = window.webContents.getURL();
  const url = new URL(isWorkbenchUrl(current) ? current : `${desktopPort.origin}${linkAddress(link)}`);
  // A page of ours follows its fragment; where there is none (loading, crashed) the view is loaded.
  if (isWorkbenchUrl(current)) url.hash = toLinkFragment(link);
  // The load rejects when the next one overtakes it; the newest link is the one that counts.
  window.webContents.loadURL(url.href).catch(() => undefined);
};

export interface DesktopLinks {
  /** The address, below the origin, that the first window opens on. */
  firstPage(): string;
}

/**
 * Follows what the system and second instances hand over; call it before the application is ready. `argv` is this
 * process's own; `window` gives the window, null while there is none: a link then waits for it.
 */
export const followLinks = (argv: readonly string[], window: () => BrowserWindow | null): DesktopLinks => {
  let waiting = argv;
  const follow = (given: readonly string[]): void => {
    const shown = window();
    if (shown === null) {
      waiting = given;
      return;
    }
    const link = readLink(given);
    if (link !== null) show(shown, link);
    if (shown.isMinimized()) shown.restore();
    shown.focus();
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    follow([url]);
  });
  app.on('second-instance', (_event, given) => follow(given));
  return {
    firstPage: () => {
      const link = readLink(waiting);
      return link === null ? '/' : linkAddress(link);
    },
  };
};
