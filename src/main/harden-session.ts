// The session's rules: nothing leaves the machine, and our own page may write text to the clipboard and notify; nothing else.
import type { Session } from 'electron';
import { isWorkbenchUrl } from './is-workbench-url.ts';

/** What a window may load: our own files, blobs our page made, inlined data, and the developer tools' own pages. */
const isLocalRequest = (url: string): boolean => {
  if (url.startsWith('blob:')) return isWorkbenchUrl(url.slice('blob:'.length));
  return isWorkbenchUrl(url) || url.startsWith('data:') || url.startsWith('devtools:');
};

/** "Copy link" and "copy value" write plain text on a user's click; the end of a long import is notified. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications']);

/** To our own page alone; every other permission is refused. */
const isAllowed = (permission: string, pageUrl: string): boolean => granted.has(permission) && isWorkbenchUrl(pageUrl);

/** Applies the rules to `session`; call it before the first window opens. */
export const hardenSession = (session: Session): void => {
  session.setPermissionRequestHandler((contents, permission, callback) =>
    callback(isAllowed(permission, contents.getURL())),
  );
  session.setPermissionCheckHandler((contents, permission) => isAllowed(permission, contents?.getURL() ?? ''));
  session.setDevicePermissionHandler(() => false);
  // The spell checker would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isLocalRequest(details.url) }));
  session.on('will-download', (event, item) => {
    if (!isLocalRequest(item.getURL())) event.preventDefault();
  });
};
