// One request of the loopback host, from the guards at the door to a file of the renderer or a call of the contract.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RPCHandler } from '@orpc/server/node';
import { readRendererFile } from '#core/service/read-renderer-file.ts';
import { uploadChunkBytes } from '#shared/contract/contract.ts';
import { answerRpcError, answerText, setCommonHeaders, words } from './answers.ts';
import { guardRequest } from './request-guard.ts';
import type { Sessions } from './sessions.ts';
import { exchangeToken } from './token-exchange.ts';

export interface Site {
  rendererDir: string;
  port: number;
  sessions: Sessions;
  rpc: RPCHandler<Record<never, never>>;
}

/** Largest request body, in bytes: one piece of an upload and the form around it. */
export const bodyCap = uploadChunkBytes + 64 * 1024;

const serveCall = async (request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> => {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(length)) {
    response.setHeader('connection', 'close');
    answerText(response, 411, ['A call states its length.']);
    return;
  }
  if (length > bodyCap) {
    response.setHeader('connection', 'close');
    answerRpcError(response, 'TOO_LARGE', { where: 'request', detail: `${length} bytes, at most ${bodyCap}` });
    request.resume();
    return;
  }
  const { matched } = await site.rpc.handle(request, response, { prefix: '/rpc', context: {} });
  if (!matched) answerText(response, 404, words.notFound);
};

/**
 * A screen lies directly below the root, because the page names its assets relative to its own address. The screen
 * meant by a deeper address, or by one with a slash at its end; null for a file and for a screen as it should be.
 */
const screenOf = (pathname: string): string | null => {
  const [screen = '', ...rest] = pathname.split('/').filter((segment) => segment !== '');
  const isFile = (rest.at(-1) ?? screen).includes('.');
  return isFile || pathname === `/${screen}` ? null : `/${screen}`;
};

const serveFile = async (request: IncomingMessage, response: ServerResponse, site: Site, url: URL): Promise<void> => {
  const screen = screenOf(url.pathname);
  if (screen !== null) {
    response.writeHead(303, { location: screen + url.search }).end();
    return;
  }
  const file = await readRendererFile(site.rendererDir, url.pathname);
  if (file.kind === 'refused') {
    answerText(response, file.status, file.status === 400 ? words.malformed : words.notFound);
    return;
  }
  // The build puts a hash of the content in the name of everything below /assets.
  if (url.pathname.startsWith('/assets/')) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  response.writeHead(200, { 'content-type': file.mediaType, 'content-length': file.bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
};

/** Answers one request; never throws for what a request may contain. */
export const handleRequest = async (request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> => {
  setCommonHeaders(response);
  const method = request.method ?? '';
  const refusal = guardRequest(method, request.headers, site.port);
  if (refusal !== null) {
    if (refusal.status === 405) response.setHeader('allow', 'GET, HEAD, POST');
    answerText(response, refusal.status, [refusal.reason]);
    return;
  }
  const path = request.url ?? '';
  const base = `http://${request.headers.host}`;
  // Joined, not resolved: `//elsewhere/x` is a path of ours, never another host.
  const url = path.startsWith('/') && URL.canParse(base + path) ? new URL(base + path) : null;
  if (url === null) {
    answerText(response, 400, words.malformed);
    return;
  }
  const isCall = url.pathname === '/rpc' || url.pathname.startsWith('/rpc/');
  if (!isCall && method === 'GET' && url.searchParams.has('token')) {
    exchangeToken(request, response, url, site.sessions);
    return;
  }
  if (!site.sessions.holds(request.headers.cookie)) {
    if (isCall) answerRpcError(response, 'UNAUTHORISED', { where: 'session', detail: 'no valid session cookie' });
    else answerText(response, 401, words.noSession);
    return;
  }
  if (isCall !== (method === 'POST')) {
    response.setHeader('allow', isCall ? 'POST' : 'GET, HEAD');
    answerText(response, 405, words.onlyRead);
    return;
  }
  await (isCall ? serveCall(request, response, site) : serveFile(request, response, site, url));
};
