// A menu item becomes a change of the page's fragment: the page stays loaded and runs its own action.
import type { WebContents } from 'electron';
import { type MenuCommand, toMenuFragment } from '#shared/menu-command.ts';
import { isWorkbenchUrl } from './is-workbench-url.ts';

/** Asks the page in `contents` to run `command`; nothing happens while it shows no page of ours (loading, crashed). */
export const runMenuCommand = (contents: WebContents, command: MenuCommand): void => {
  const current = contents.getURL();
  if (!isWorkbenchUrl(current)) return;
  const url = new URL(current);
  url.hash = toMenuFragment(command);
  // The load rejects when the next one overtakes it; the newest command is the one that counts.
  contents.loadURL(url.href).catch(() => undefined);
};
