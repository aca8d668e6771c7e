// Who may talk to the loopback host at all: the browser must have meant this very address, and this very page must ask.
import type { IncomingHttpHeaders } from 'node:http';

export type Refusal = { status: 403 | 405; reason: string };

/** The only values of the Host header that are ours; any other name that leads here is somebody else's page (DNS rebinding). */
const ownHosts = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/**
 * Null when the request may go on. `headers.host` must be one of `ownHosts`; a request that changes or asks anything
 * (every method but GET and HEAD) must carry the Origin of the page at that same host.
 */
export const guardRequest = (method: string, headers: IncomingHttpHeaders, port: number): Refusal | null => {
  const host = headers.host ?? '';
  if (!ownHosts(port).includes(host)) return { status: 403, reason: 'This address is not served here.' };
  const isRead = method === 'GET' || method === 'HEAD';
  if (!isRead && method !== 'POST') return { status: 405, reason: 'Only GET, HEAD and POST are answered.' };
  const { origin } = headers;
  if (origin === undefined ? !isRead : origin !== `http://${host}`) {
    return { status: 403, reason: 'The request does not come from a page of the workbench.' };
  }
  const site = headers['sec-fetch-site'];
  if (!isRead && site !== undefined && site !== 'same-origin') {
    return { status: 403, reason: 'The request does not come from a page of the workbench.' };
  }
  return null;
};
