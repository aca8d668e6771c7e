// The rules of every page: it stays on app://workbench, opens no window, embeds no webview.
import type { WebContents } from 'electron';
import { isWorkbenchUrl } from './is-workbench-url.ts';

/** Applies the rules to `contents`; call it from the application's `web-contents-created`. */
export const hardenContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (details) => {
    if (!isWorkbenchUrl(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!isWorkbenchUrl(details.url)) details.preventDefault();
  });
  // No frame belongs in the page, so a frame may not go anywhere, our own pages included.
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isWorkbenchUrl(details.url)) details.preventDefault();
  });
};
