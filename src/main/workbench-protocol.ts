// The app:// protocol: the built renderer and nothing else, with the same security headers as the loopback host.
import { protocol, type Session } from 'electron';
import { readRendererFile } from '#core/service/read-renderer-file.ts';
import { contentSecurityPolicy } from '#shared/security/content-security-policy.ts';
import { isWorkbenchUrl } from './is-workbench-url.ts';

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const refusal = (status: number, text: string): Response =>
  new Response(text, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });

/** Answers one request of the window: 200 with a file, 400, 404, or 405 for anything but GET and HEAD. */
export const answerWorkbenchRequest = async (
  rendererFolder: string,
  request: Pick<Request, 'url' | 'method'>,
): Promise<Response> => {
  if (!isWorkbenchUrl(request.url)) return refusal(404, 'Not found');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Method not allowed');
  const file = await readRendererFile(rendererFolder, new URL(request.url).pathname);
  if (file.kind === 'refused') return refusal(file.status, file.status === 400 ? 'Bad request' : 'Not found');
  return new Response(request.method === 'HEAD' ? null : file.bytes, {
    headers: { ...headers, 'content-type': file.mediaType },
  });
};

/** Gives app:// an origin of its own. Electron allows this only before the application is ready, and only once. */
export const registerWorkbenchScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
};

/** Serves `rendererFolder` to the windows of `session`. */
export const serveWorkbench = (session: Session, rendererFolder: string): void => {
  session.protocol.handle('app', (request) => answerWorkbenchRequest(rendererFolder, request));
};
